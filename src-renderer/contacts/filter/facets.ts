import type { ContactFilter, FieldCondition } from '../../../src-shared/contact/filter.ts';
import { contactLimits } from '../../../src-shared/contact/field-rules.ts';
import { assertNever } from '../../../src-shared/lib/assert-never.ts';

/** The parts that a filter can have, in the order of the menu. */
export const facetKinds = [
  'list',
  'tag',
  'without-tag',
  'field',
  'last-texted',
  'consent',
  'suppressed',
  'landline',
  'added',
  'import',
  'not-reached',
] as const;
export type FacetKind = (typeof facetKinds)[number];

/** One part of a filter. Conditions on fields can be several, identified by their index. */
export type Facet =
  | { readonly kind: Exclude<FacetKind, 'field'> }
  | { readonly kind: 'field'; readonly place: number };

/** A key that identifies a part of a filter. */
export function facetKey(facet: Facet): string {
  return facet.kind === 'field' ? `field-${facet.place}` : facet.kind;
}

/** The parts of a filter, apart from its search. */
export function facetsOf(filter: ContactFilter): readonly Facet[] {
  return facetKinds.flatMap((kind): readonly Facet[] => {
    if (kind === 'field') return (filter.fields ?? []).map((_, place) => ({ kind, place }));
    return isSet(filter, kind) ? [{ kind }] : [];
  });
}

/**
 * The parts that can be added: all that the filter lacks, and always another condition on a field. Whom a
 * campaign did not reach is chosen on its own page.
 */
export function facetsToAdd(filter: ContactFilter): readonly Facet[] {
  return facetKinds.flatMap((kind): readonly Facet[] => {
    if (kind === 'field') return [{ kind, place: filter.fields?.length ?? 0 }];
    if (kind === 'not-reached') return [];
    return isSet(filter, kind) ? [] : [{ kind }];
  });
}

/** The initial number of days. */
export const usualDays = 30;

/** The filter with an added part, at its usual value where there is one. */
export function withBegun(filter: ContactFilter, { kind }: Facet): ContactFilter {
  switch (kind) {
    case 'consent':
      return { ...filter, hasConsent: true };
    case 'suppressed':
      return { ...filter, isSuppressed: true };
    case 'landline':
      return { ...filter, isLandline: true };
    case 'last-texted':
      return { ...filter, lastTexted: { kind: 'never' } };
    case 'added':
      return { ...filter, addedWithinDays: usualDays };
    case 'list':
    case 'tag':
    case 'without-tag':
    case 'import':
    case 'not-reached':
    case 'field':
      return filter;
    default:
      return assertNever(kind);
  }
}

/** The filter without one of its parts. */
export function withoutFacet(filter: ContactFilter, facet: Facet): ContactFilter {
  switch (facet.kind) {
    case 'list':
      return without(filter, 'listIds');
    case 'tag':
      return without(filter, 'tags');
    case 'without-tag':
      return without(filter, 'withoutTags');
    case 'import':
      return without(filter, 'importId');
    case 'consent':
      return without(filter, 'hasConsent');
    case 'suppressed':
      return without(filter, 'isSuppressed');
    case 'landline':
      return without(filter, 'isLandline');
    case 'last-texted':
      return without(filter, 'lastTexted');
    case 'added':
      return without(filter, 'addedWithinDays');
    case 'not-reached':
      return without(filter, 'notReachedBy');
    case 'field':
      return withFields(
        filter,
        (filter.fields ?? []).filter((_, place) => place !== facet.place),
      );
    default:
      return assertNever(facet);
  }
}

/** The filter with the condition at that index replaced, or added where there is none. */
export function withCondition(
  filter: ContactFilter,
  place: number,
  condition: FieldCondition,
): ContactFilter {
  const fields = filter.fields ?? [];
  return withFields(
    filter,
    place < fields.length ? fields.with(place, condition) : [...fields, condition],
  );
}

/** Whether a condition is complete. */
export function isComplete(condition: FieldCondition): boolean {
  return !needsValue(condition.test) || condition.value.trim() !== '';
}

/** Whether a test needs a value. */
export function needsValue(test: FieldCondition['test']): boolean {
  return test !== 'is-empty' && test !== 'is-not-empty';
}

/** Whether a filter matches everybody. */
export function isEmptyFilter(filter: ContactFilter): boolean {
  return (filter.search ?? '') === '' && facetsOf(filter).length === 0;
}

/** The filter of a request: its search trimmed, and absent where it is empty. */
export function askedFilter(filter: ContactFilter): ContactFilter {
  const search = (filter.search ?? '').trim().slice(0, contactLimits.searchLength);
  return search === '' ? without(filter, 'search') : { ...filter, search };
}

/** The parts of a filter apart from its search. */
export function withoutSearch(filter: ContactFilter): ContactFilter {
  return without(filter, 'search');
}

/** Whether two filters are equivalent. */
export function isSameFilter(one: ContactFilter, other: ContactFilter): boolean {
  return canonical(one) === canonical(other);
}

function canonical(filter: ContactFilter): string {
  const entries = Object.entries(askedFilter(filter)).filter(([, value]) => value !== undefined);
  return JSON.stringify(entries.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

function isSet(filter: ContactFilter, kind: Exclude<FacetKind, 'field'>): boolean {
  return withoutFacet(filter, { kind }) !== filter;
}

function withFields(filter: ContactFilter, fields: readonly FieldCondition[]): ContactFilter {
  return fields.length === 0 ? without(filter, 'fields') : { ...filter, fields };
}

/** Returns the same object where it has no such part. */
function without(filter: ContactFilter, part: keyof ContactFilter): ContactFilter {
  if (filter[part] === undefined) return filter;
  const { [part]: _, ...rest } = filter;
  return rest;
}

export interface FacetEditorProps {
  readonly filter: ContactFilter;
  readonly onChange: (filter: ContactFilter) => void;
}
