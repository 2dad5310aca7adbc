import type { ContactFilter, FieldCondition } from '../../../src-shared/contact/filter.ts';
import { explainGroup } from '../../../src-shared/message/reason.ts';
import { assertNever } from '../../../src-shared/lib/assert-never.ts';
import { words } from '../../words.ts';
import { fieldName } from '../columns/field-text.ts';
import { facetsOf, needsValue, type Facet, type FacetKind } from './facets.ts';

const { filter: texts } = words.contacts;

/** The names of lists, imports and campaigns, as far as they are known. */
export interface FilterNames {
  readonly listName: (id: number) => string | undefined;
  readonly importName: (id: number) => string | undefined;
  readonly campaignName: (id: number) => string | undefined;
}

/** The names of the parts of a filter in its menu. */
export const facetLabels: Readonly<Record<FacetKind, string>> = texts.kinds;

const builtInFields: Readonly<Record<string, string>> = texts.fields;

/** The label of a built-in field, or the name of a custom one. */
export function fieldLabel(field: string): string {
  return builtInFields[field] ?? fieldName(field);
}

/** The words of a test between field and value. */
export const testLabels: Readonly<Record<FieldCondition['test'], string>> = texts.tests;

/** One part of a filter, such as `Tag: vip`; null where the filter lacks it. */
export function describeFacet(
  filter: ContactFilter,
  facet: Facet,
  names: FilterNames,
): string | null {
  switch (facet.kind) {
    case 'list':
      return anyOf(
        texts.list,
        filter.listIds?.map((id) => names.listName(id) ?? texts.someList),
        texts.or,
      );
    case 'tag':
      return anyOf(texts.tag, filter.tags, texts.and);
    case 'without-tag':
      return anyOf(texts.withoutTag, filter.withoutTags, texts.or);
    case 'import':
      return filter.importId === undefined
        ? null
        : texts.import(names.importName(filter.importId) ?? texts.someImport(filter.importId));
    case 'consent':
      return choice(filter.hasConsent, texts.consent, texts.noConsent);
    case 'suppressed':
      return choice(filter.isSuppressed, texts.suppressed, texts.notSuppressed);
    case 'landline':
      return choice(filter.isLandline, texts.landline, texts.notLandline);
    case 'last-texted':
      return describeLastTexted(filter.lastTexted);
    case 'added':
      return filter.addedWithinDays === undefined
        ? null
        : texts.addedWithin(filter.addedWithinDays);
    case 'not-reached':
      return describeNotReached(filter.notReachedBy, names);
    case 'field': {
      const condition = filter.fields?.[facet.place];
      return condition === undefined ? null : describeCondition(condition);
    }
    default:
      return assertNever(facet);
  }
}

/** A filter in one line. */
export function describeFilter(filter: ContactFilter, names: FilterNames): string {
  const search = filter.search?.trim() ?? '';
  const parts = [
    ...(search === '' ? [] : [texts.search(search)]),
    ...facetsOf(filter).map((facet) => describeFacet(filter, facet, names)),
  ];
  return parts.length === 0 ? texts.everyone : parts.join(' · ');
}

function describeNotReached(
  asked: ContactFilter['notReachedBy'],
  names: FilterNames,
): string | null {
  if (asked === undefined) return null;
  const { campaignId, detail, ...group } = asked;
  const campaign = names.campaignName(campaignId) ?? texts.someCampaign(campaignId);
  return texts.notReached(campaign, explainGroup({ ...group, errorDetail: detail }));
}

function describeCondition({ field, test, value }: FieldCondition): string {
  const [name, how] = [fieldLabel(field), testLabels[test]];
  return needsValue(test) ? texts.conditionOf(name, how, value) : texts.condition(name, how);
}

function describeLastTexted(lastTexted: ContactFilter['lastTexted']): string | null {
  switch (lastTexted?.kind) {
    case undefined:
      return null;
    case 'never':
      return texts.neverTexted;
    case 'within':
      return texts.textedWithin(lastTexted.days);
    case 'not-within':
      return texts.notTextedWithin(lastTexted.days);
    default:
      return assertNever(lastTexted);
  }
}

function anyOf(
  describe: (names: string) => string,
  values: readonly string[] | undefined,
  word: string,
): string | null {
  return values === undefined ? null : describe(values.join(word));
}

function choice(value: boolean | undefined, yes: string, no: string): string | null {
  if (value === undefined) return null;
  return value ? yes : no;
}
