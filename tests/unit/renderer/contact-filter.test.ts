import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeFilter } from '../../../src-renderer/contacts/filter/describe-filter.ts';
import {
  askedFilter,
  facetKey,
  facetsOf,
  facetsToAdd,
  isComplete,
  isEmptyFilter,
  isSameFilter,
  withBegun,
  withCondition,
  withoutFacet,
} from '../../../src-renderer/contacts/filter/facets.ts';
import { filterOfList } from '../../../src-renderer/contacts/list-filter.ts';
import { tagProblem } from '../../../src-renderer/contacts/tag-name.ts';
import { tagSchema } from '../../../src-shared/contact/field-rules.ts';
import { contactFilterSchema, type ContactFilter } from '../../../src-shared/contact/filter.ts';

const names = {
  listName: (id: number) => (id === 1 ? 'Regulars' : undefined),
  importName: (id: number) => (id === 4 ? 'shop.csv' : undefined),
  campaignName: (id: number) => (id === 7 ? 'Spring sale' : undefined),
};

const everything: ContactFilter = {
  search: 'amara',
  listIds: [1, 2],
  tags: ['vip', 'near'],
  withoutTags: ['gone', 'moved'],
  importId: 4,
  hasConsent: true,
  isSuppressed: false,
  isLandline: false,
  lastTexted: { kind: 'not-within', days: 30 },
  addedWithinDays: 1,
  fields: [
    { field: 'email', test: 'is-empty', value: '' },
    { field: 'city', test: 'is', value: 'Lyon' },
  ],
};

const days = fc.integer({ min: 1, max: 36_500 });
const word = fc.stringMatching(/^[a-z]{1,8}$/);
const filters: fc.Arbitrary<ContactFilter> = fc.record(
  {
    search: word,
    listIds: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 3 }),
    tags: fc.array(word, { minLength: 1, maxLength: 3 }),
    withoutTags: fc.array(word, { minLength: 1, maxLength: 3 }),
    importId: fc.integer({ min: 1, max: 9 }),
    hasConsent: fc.boolean(),
    isSuppressed: fc.boolean(),
    isLandline: fc.boolean(),
    lastTexted: fc.oneof(
      fc.constant({ kind: 'never' } as const),
      fc.record({ kind: fc.constantFrom('within', 'not-within'), days }),
    ),
    addedWithinDays: days,
    fields: fc.array(
      fc.record({
        field: fc.constantFrom('email', 'city'),
        test: fc.constantFrom('is', 'contains', 'is-empty'),
        value: word,
      }),
      { minLength: 1, maxLength: 3 },
    ),
  },
  { requiredKeys: [] },
);

test('every part of a filter is said in words', () => {
  expect(describeFilter(everything, names)).toBe(
    [
      '“amara”',
      'List: Regulars or a list',
      'Tag: vip and near',
      'Without tag: gone or moved',
      'Email is empty',
      'City is Lyon',
      'Not texted in the last 30 days',
      'Consent on record',
      'Not on Do not text',
      'Not a landline',
      'Added in the last day',
      'Import: shop.csv',
    ].join(' · '),
  );
  expect(describeFilter({}, names)).toBe('Everyone');
});

test('taking all parts off a filter leaves everybody, and each one something the main process accepts', () => {
  fc.assert(
    fc.property(filters, (filter) => {
      let left = filter;
      for (const facet of facetsOf(filter).toReversed()) {
        left = withoutFacet(left, facet);
        expect(contactFilterSchema.safeParse(left).success).toBe(true);
      }
      expect(isEmptyFilter({ ...left, search: '' })).toBe(true);
      expect(left.search).toBe(filter.search);
    }),
  );
});

test('what a filter has is not offered again, and what is added is something the main process accepts', () => {
  fc.assert(
    fc.property(filters, (filter) => {
      const had = new Set(facetsOf(filter).map(facetKey));
      const offered = facetsToAdd(filter);
      expect(offered.filter((facet) => had.has(facetKey(facet)))).toEqual([]);
      expect(offered.length + had.size).toBe(10 + (filter.fields?.length ?? 0));
      for (const facet of offered) {
        expect(contactFilterSchema.safeParse(withBegun(filter, facet)).success).toBe(true);
      }
    }),
  );
});

test('a condition replaces the one in its place, or comes after all there are', () => {
  const city = { field: 'city', test: 'is', value: 'Lyon' } as const;
  const email = { field: 'email', test: 'is-empty', value: '' } as const;
  const one = withCondition({}, 0, city);
  expect(one.fields).toEqual([city]);
  expect(withCondition(one, 1, email).fields).toEqual([city, email]);
  expect(withCondition(one, 0, email).fields).toEqual([email]);
  expect(isComplete(email)).toBe(true);
  expect(isComplete({ ...city, value: ' ' })).toBe(false);
});

test('a filter is asked without spaces around its search, and at most as long as the contract allows', () => {
  expect(askedFilter({ search: '  ana ' })).toEqual({ search: 'ana' });
  expect(askedFilter({ search: '  ', tags: ['vip'] })).toEqual({ tags: ['vip'] });
  expect(askedFilter({ search: 'x'.repeat(300) }).search).toHaveLength(200);
});

test('two filters are the same in whatever order they were put together', () => {
  fc.assert(
    fc.property(filters, filters, (one, other) => {
      const reversed = Object.fromEntries(Object.entries(one).toReversed());
      expect(isSameFilter(one, reversed)).toBe(true);
      expect(isSameFilter(one, { ...one, search: `${one.search ?? ''} ` })).toBe(true);
      const asked = JSON.stringify(contactFilterSchema.parse(one));
      if (asked !== JSON.stringify(contactFilterSchema.parse(other))) {
        expect(isSameFilter(one, other)).toBe(false);
      }
    }),
  );
});

test('a list means its filter, or those who were put on it', () => {
  const list = { id: 3, name: 'Regulars', count: 2, filter: null };
  expect(filterOfList(list)).toEqual({ listIds: [3] });
  expect(filterOfList({ ...list, filter: { tags: ['vip'] } })).toEqual({ tags: ['vip'] });
});

test('a tag is refused in the window exactly where the main process would refuse it', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 70 }),
    fc.string({ minLength: 58, maxLength: 64 }),
    fc.constantFrom('', ' ', 'a,b', 'a;b', 'a\nb', ' vip ', 'né', '\u0085'),
  );
  fc.assert(
    fc.property(texts, (text) => {
      expect(tagProblem(text) === null).toBe(tagSchema.safeParse(text).success);
    }),
  );
});
