import type { ContactFilter, FieldCondition } from '../../../src-shared/contact/filter.ts';
import { explainGroup } from '../../../src-shared/message/reason.ts';
import { assertNever } from '../../../src-shared/lib/assert-never.ts';
import { plural } from '../../ui/text/numbers.ts';
import { facetsOf, needsValue, type Facet, type FacetKind } from './facets.ts';

/** The names of lists, imports and campaigns, as far as they are known. */
export interface FilterNames {
  readonly listName: (id: number) => string | undefined;
  readonly importName: (id: number) => string | undefined;
  readonly campaignName: (id: number) => string | undefined;
}

/** The names of the parts of a filter in its menu. */
export const facetLabels: Readonly<Record<FacetKind, string>> = {
  list: 'List',
  tag: 'Tag',
  'without-tag': 'Without tag',
  import: 'Import',
  consent: 'Consent',
  suppressed: 'Suppressed',
  landline: 'Landline',
  'last-texted': 'Last texted',
  added: 'Added',
  field: 'Field',
  'not-reached': 'Not reached',
};

const builtInFields: Readonly<Record<string, string>> = {
  first_name: 'First name',
  last_name: 'Last name',
  email: 'Email',
  phone: 'Phone number',
};

/** The label of a built-in field, or the name of a custom one. */
export function fieldLabel(field: string): string {
  return builtInFields[field] ?? field;
}

/** The words of a test between field and value. */
export const testLabels: Readonly<Record<FieldCondition['test'], string>> = {
  is: 'is',
  'is-not': 'is not',
  contains: 'contains',
  'starts-with': 'starts with',
  'is-empty': 'is empty',
  'is-not-empty': 'is not empty',
  'more-than': 'is more than',
  'less-than': 'is less than',
};

/** One part of a filter, such as `Tag: vip`; null where the filter lacks it. */
export function describeFacet(
  filter: ContactFilter,
  facet: Facet,
  names: FilterNames,
): string | null {
  switch (facet.kind) {
    case 'list':
      return anyOf(
        'List',
        filter.listIds?.map((id) => names.listName(id) ?? 'a list'),
        ' or ',
      );
    case 'tag':
      return anyOf('Tag', filter.tags, ' and ');
    case 'without-tag':
      return anyOf('Without tag', filter.withoutTags, ' or ');
    case 'import':
      return filter.importId === undefined
        ? null
        : `Import: ${names.importName(filter.importId) ?? `number ${filter.importId}`}`;
    case 'consent':
      return choice(filter.hasConsent, 'Consent recorded', 'No consent recorded');
    case 'suppressed':
      return choice(filter.isSuppressed, 'Suppressed', 'Not suppressed');
    case 'landline':
      return choice(filter.isLandline, 'Landline', 'Not a landline');
    case 'last-texted':
      return describeLastTexted(filter.lastTexted);
    case 'added':
      return filter.addedWithinDays === undefined
        ? null
        : `Added in the last ${days(filter.addedWithinDays)}`;
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
    ...(search === '' ? [] : [`“${search}”`]),
    ...facetsOf(filter).map((facet) => describeFacet(filter, facet, names)),
  ];
  return parts.length === 0 ? 'Everybody' : parts.join(' · ');
}

function describeNotReached(
  asked: ContactFilter['notReachedBy'],
  names: FilterNames,
): string | null {
  if (asked === undefined) return null;
  const { campaignId, detail, ...group } = asked;
  const campaign = names.campaignName(campaignId) ?? `campaign ${campaignId}`;
  return `Not reached by ${campaign}: ${explainGroup({ ...group, errorDetail: detail })}`;
}

function describeCondition({ field, test, value }: FieldCondition): string {
  const beginning = `${fieldLabel(field)} ${testLabels[test]}`;
  return needsValue(test) ? `${beginning} ${value}` : beginning;
}

function describeLastTexted(lastTexted: ContactFilter['lastTexted']): string | null {
  switch (lastTexted?.kind) {
    case undefined:
      return null;
    case 'never':
      return 'Never texted';
    case 'within':
      return `Texted in the last ${days(lastTexted.days)}`;
    case 'not-within':
      return `Not texted in the last ${days(lastTexted.days)}`;
    default:
      return assertNever(lastTexted);
  }
}

function days(count: number): string {
  return count === 1 ? 'day' : plural(count, 'day');
}

function anyOf(label: string, values: readonly string[] | undefined, word: string) {
  return values === undefined ? null : `${label}: ${values.join(word)}`;
}

function choice(value: boolean | undefined, yes: string, no: string): string | null {
  if (value === undefined) return null;
  return value ? yes : no;
}
