import type { ContactFilter, FieldCondition } from '../../../src-shared/contact/filter.ts';
import { contactLimits } from '../../../src-shared/contact/field-rules.ts';
import { assertNever } from '../../../src-shared/lib/assert-never.ts';

/** What contacts can be filtered by, in the order in which it is offered. */
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
] as const;
export type FacetKind = (typeof facetKinds)[number];

/** One part of a filter; there can be several conditions on fields, told apart by their place. */
export type Facet =
  | { readonly kind: Exclude<FacetKind, 'field'> }
  | { readonly kind: 'field'; readonly place: number };

/** Tells one part of a filter from all others. */
export function facetKey(facet: Facet): string {
  return facet.kind === 'field' ? `field-${facet.place}` : facet.kind;
}

/** The parts of a filter that leave somebody out, beside its search. */
export function facetsOf(filter: ContactFilter): readonly Facet[] {
  return facetKinds.flatMap((kind): readonly Facet[] => {
    if (kind === 'field') return (filter.fields ?? []).map((_, place) => ({ kind, place }));
    return isSet(filter, kind) ? [{ kind }] : [];
  });
}

/** What can be added to a filter: all but what it has; conditions on fields always. */
export function facetsToAdd(filter: ContactFilter): readonly Facet[] {
  return facetKinds.flatMap((kind): readonly Facet[] => {
    if (kind === 'field') return [{ kind, place: filter.fields?.length ?? 0 }];
    return isSet(filter, kind) ? [] : [{ kind }];
  });
}

/** Where days begin that nobody has typed yet. */
export const usualDays = 30;

/** The filter with a part that was just added: what most people mean by it, where that can be told. */
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
    case 'field':
      return withFields(
        filter,
        (filter.fields ?? []).filter((_, place) => place !== facet.place),
      );
    default:
      return assertNever(facet);
  }
}

/** The filter with another condition in that place, or with one more where there is none. */
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

/** Whether a condition says enough to be asked. */
export function isComplete(condition: FieldCondition): boolean {
  return !needsValue(condition.test) || condition.value.trim() !== '';
}

/** Whether a test compares with something. */
export function needsValue(test: FieldCondition['test']): boolean {
  return test !== 'is-empty' && test !== 'is-not-empty';
}

/** Whether a filter leaves everybody. */
export function isEmptyFilter(filter: ContactFilter): boolean {
  return (filter.search ?? '') === '' && facetsOf(filter).length === 0;
}

/** A filter as it is asked: without spaces around what is searched for, and nothing where that is empty. */
export function askedFilter(filter: ContactFilter): ContactFilter {
  const search = (filter.search ?? '').trim().slice(0, contactLimits.searchLength);
  return search === '' ? without(filter, 'search') : { ...filter, search };
}

/** Whether two filters mean the same. */
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

/** The same object where it has no such part. */
function without(filter: ContactFilter, part: keyof ContactFilter): ContactFilter {
  if (filter[part] === undefined) return filter;
  const { [part]: _, ...rest } = filter;
  return rest;
}

export interface FacetEditorProps {
  readonly filter: ContactFilter;
  readonly onChange: (filter: ContactFilter) => void;
}
