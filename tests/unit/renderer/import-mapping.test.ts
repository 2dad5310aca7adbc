import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  chooseTarget,
  customFieldProblems,
  listNameFor,
  listProblem,
  movePhone,
  nameCustomField,
  phoneColumns,
  normalizeCustomField,
} from '../../../src-renderer/imports/new/mapping.ts';
import { columnNotes, importChecks } from '../../../src-renderer/imports/new/checks.ts';
import { targetGroups } from '../../../src-renderer/imports/new/target-choices.ts';
import { words } from '../../../src-renderer/words.ts';
import {
  columnMappingSchema,
  columnTargetSchema,
  contactFields,
  repeatableFields,
  type ColumnMapping,
  type ImportForecast,
  type ImportPreview,
} from '../../../src-shared/import/import.ts';

const choices = targetGroups.flatMap(({ items }) => items.map(({ value }) => value));

const mapping: ColumnMapping = [
  { kind: 'field', field: 'phone' },
  { kind: 'field', field: 'firstName' },
  { kind: 'custom', name: 'last_visit' },
  { kind: 'ignore' },
];

test('the menu offers every field of the contract, and nothing else', () => {
  expect(choices.toSorted()).toEqual([...contactFields, 'custom', 'ignore'].toSorted());
  for (const choice of choices) {
    const [target] = chooseTarget([{ kind: 'ignore' }], 0, choice, 'Mobile');
    expect(columnTargetSchema.safeParse(target).success).toBe(true);
  }
});

test('a field that takes one column moves to the chosen column', () => {
  expect(chooseTarget(mapping, 3, 'firstName', 'Given name')).toEqual([
    { kind: 'field', field: 'phone' },
    { kind: 'ignore' },
    { kind: 'custom', name: 'last_visit' },
    { kind: 'field', field: 'firstName' },
  ]);
});

test('a second phone column is tried after the first, and the order can be changed', () => {
  const two = chooseTarget(mapping, 3, 'phone', 'Mobile');
  expect(two[0]).toEqual({ kind: 'field', field: 'phone', priority: 1 });
  expect(two[3]).toEqual({ kind: 'field', field: 'phone', priority: 2 });
  const swapped = movePhone(two, 3, 0);
  expect(phoneColumns(swapped)).toEqual([3, 0]);
  expect(swapped[3]).toEqual({ kind: 'field', field: 'phone', priority: 1 });
  expect(chooseTarget(swapped, 3, 'ignore', 'Mobile')[0]).toEqual({
    kind: 'field',
    field: 'phone',
  });
});

test('several columns can become tags, opt-outs or kinds of phones', () => {
  for (const choice of ['tags', 'phoneLabel', 'optOut'] as const) {
    const one = chooseTarget(mapping, 2, choice, 'A');
    const two = chooseTarget(one, 3, choice, 'B');
    expect(two.slice(2)).toEqual([
      { kind: 'field', field: choice },
      { kind: 'field', field: choice },
    ]);
  }
});

test('a custom field gets its column’s name, and no two get the same', () => {
  expect(chooseTarget(mapping, 3, 'custom', 'Favourite drink')[3]).toEqual({
    kind: 'custom',
    name: 'favourite_drink',
  });
  expect(chooseTarget(mapping, 3, 'custom', 'Last visit')[3]).toEqual({
    kind: 'custom',
    name: 'last_visit_2',
  });
});

const columnsNamed = (...names: readonly string[]): ImportPreview['columns'] =>
  names.map((name) => ({ name, samples: [], suggestion: { kind: 'ignore' }, textableRows: 0 }));

const forecast: ImportForecast = {
  rows: 20,
  contacts: 20,
  invalid: 0,
  isExact: true,
  unusedNames: [],
  unusedConsents: [],
};

const columns = columnsNamed('Mobile', 'First', 'Last visit', 'Note');

/** The points to look at with this mapping, by their ids. */
function checksOf(
  chosen: ColumnMapping,
  changes: Partial<Parameters<typeof importChecks>[0]> = {},
) {
  const checks = importChecks({
    columns,
    mapping: chosen,
    forecast,
    failure: null,
    listProblem: null,
    consentSource: 'Sign-up form',
    ...changes,
  });
  return new Map(checks.map((check) => [check.id, check]));
}

const isRefused = (chosen: ColumnMapping) =>
  [...checksOf(chosen).values()].some(({ state }) => state === 'wrong');

test('a mapping without a phone column is refused with the reason', () => {
  expect(isRefused(mapping)).toBe(false);
  const without = chooseTarget(mapping, 0, 'ignore', 'Mobile');
  expect(checksOf(without).get('phone')).toMatchObject({ state: 'wrong' });
});

test('before the import the rows that will not go in are counted', () => {
  expect(checksOf(mapping).get('rows')).toMatchObject({
    state: 'fine',
    title: 'All 20 rows can be imported',
  });
  const some = { ...forecast, invalid: 3, contacts: 15 };
  const checks = checksOf(mapping, { forecast: some });
  expect(checks.get('rows')?.title).toBe('3 of 20 rows need fixing');
  expect(checks.get('repeats')?.title).toBe('2 rows repeat a number');
  const none = { ...forecast, invalid: 20, contacts: 0 };
  expect(checksOf(mapping, { forecast: none }).get('rows')?.state).toBe('decide');
  expect(checksOf(mapping, { forecast: undefined }).get('rows')?.state).toBe('running');
});

test('before the import a file without consent is to decide', () => {
  expect(checksOf(mapping, { consentSource: ' ' }).get('consent')?.state).toBe('decide');
  expect(checksOf(mapping).get('consent')?.state).toBe('fine');
  const said = chooseTarget(mapping, 3, 'consentAt', 'Note');
  expect(checksOf(said, { consentSource: '' }).get('consent')?.title).toContain('“Note”');
});

test('a column that needs a decision is marked with the reason', () => {
  const [mobile, ...others] = columns;
  const rows = [['(212) 555-0101', 'Ann', '', '']];
  const withNumbers = mobile === undefined ? [] : [{ ...mobile, textableRows: 1 }, ...others];
  const shown = { columns: withNumbers, rows };
  expect(columnNotes(shown, mapping, forecast).size).toBe(0);
  const without = chooseTarget(mapping, 0, 'ignore', 'Mobile');
  expect([...columnNotes(shown, without, forecast).keys()]).toEqual([0]);
  expect(columnNotes({ columns, rows }, mapping, forecast).get(0)).toMatch(/No number/);
  const nameless = { ...forecast, unusedNames: ['Note'] };
  expect(columnNotes(shown, mapping, nameless).get(3)).toMatch(/names/);
});

test.each([
  ['Last visit', /lowercase letters/],
  ['', /lowercase letters/],
  ['1st_visit', /lowercase letters/],
  ['first_name', /Ovo uses this name/],
  ['last_visit', /Another column/],
])('a custom field cannot be called %j', (name, problem) => {
  const renamed = nameCustomField(mapping, 3, name);
  expect(customFieldProblems(renamed).get(3)).toMatch(problem);
  expect(isRefused(renamed)).toBe(true);
});

test('a typed name becomes a valid name of a custom field', () => {
  const typed = nameCustomField(mapping, 3, 'Favourite Café!');
  expect(normalizeCustomField(typed, 3)[3]).toEqual({ kind: 'custom', name: 'favourite_cafe' });
  const empty = nameCustomField(mapping, 3, ' ');
  expect(normalizeCustomField(empty, 3)).toBe(empty);
});

test('every mapping that can be started is one that the contract accepts', () => {
  const step = fc.record({
    column: fc.integer({ min: 0, max: 3 }),
    choice: fc.constantFrom(...choices),
    header: fc.string({ unit: 'grapheme', maxLength: 20 }),
    rank: fc.integer({ min: 0, max: 3 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const chosen = steps.reduce<ColumnMapping>((known, { column, choice, header, rank }) => {
        const next = chooseTarget(known, column, choice, header);
        return choice === 'phone' ? movePhone(next, column, rank) : next;
      }, mapping);
      const fields = chosen.flatMap((target) => (target.kind === 'field' ? [target.field] : []));
      const single = fields.filter((field) => !repeatableFields.has(field));
      expect(new Set(single).size).toBe(single.length);
      expect(customFieldProblems(chosen).size).toBe(0);
      expect(columnMappingSchema.safeParse(chosen).success).toBe(true);
      expect(isRefused(chosen)).toBe(!fields.includes('phone'));
      const priorities = phoneColumns(chosen).map((place) => {
        const target = chosen[place];
        return target?.kind === 'field' ? target.priority : null;
      });
      const many = priorities.length > 1;
      expect(priorities).toEqual(priorities.map((_, rank) => (many ? rank + 1 : undefined)));
    }),
  );
});

test.each([
  ['customers.csv', 'customers'],
  ['Summer 2026.list.CSV', 'Summer 2026.list'],
  ['no ending', 'no ending'],
  [`${'x'.repeat(300)}.csv`, 'x'.repeat(200)],
])('the list of %s is called after it', (fileName, list) => {
  expect(listNameFor(fileName)).toBe(list);
});

test('a list by filter is refused', () => {
  const lists = [
    { name: 'Club', filter: null },
    { name: 'Regulars', filter: { tags: ['regular'] } },
  ];
  expect(listProblem(' Regulars ', lists)).toMatch(/list by filter/);
  expect(listProblem('Club', lists)).toBeNull();
  expect(listProblem('A new one', lists)).toBeNull();
  expect(listProblem('', lists)).toBeNull();
});

test('ordinals have the right endings', () => {
  const { rank } = words.imports.mapping.columns;
  expect([1, 2, 3, 4, 11, 12, 13, 21, 22, 23].map(rank)).toEqual(
    ['1st', '2nd', '3rd', '4th', '11th', '12th', '13th', '21st', '22nd', '23rd'].map(
      (place) => `Try ${place}`,
    ),
  );
});
