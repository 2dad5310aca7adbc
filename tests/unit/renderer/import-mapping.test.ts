import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  chooseTarget,
  customFieldProblems,
  listNameFor,
  mappingRefusal,
  nameCustomField,
  targetChoices,
  textableRows,
} from '../../../src-renderer/contacts/import/mapping.ts';
import {
  columnMappingSchema,
  type ColumnMapping,
  type ImportPreview,
} from '../../../src-shared/contact/import.ts';

const mapping: ColumnMapping = [
  { kind: 'field', field: 'phone' },
  { kind: 'field', field: 'firstName' },
  { kind: 'custom', name: 'last_visit' },
  { kind: 'ignore' },
];

test('a field moves to the column that is chosen for it', () => {
  expect(chooseTarget(mapping, 3, 'phone', 'Mobile')).toEqual([
    { kind: 'ignore' },
    { kind: 'field', field: 'firstName' },
    { kind: 'custom', name: 'last_visit' },
    { kind: 'field', field: 'phone' },
  ]);
});

test('a column that becomes a custom field is named after its header, unlike all others', () => {
  expect(chooseTarget(mapping, 3, 'custom', 'Favourite drink')[3]).toEqual({
    kind: 'custom',
    name: 'favourite_drink',
  });
  expect(chooseTarget(mapping, 3, 'custom', 'Last visit')[3]).toEqual({
    kind: 'custom',
    name: 'last_visit_2',
  });
});

test('nothing is imported without a column of phone numbers, and it says so', () => {
  expect(mappingRefusal(mapping)).toBeNull();
  const without = chooseTarget(mapping, 0, 'ignore', 'Mobile');
  expect(mappingRefusal(without)).toMatch(/phone numbers/);
});

test.each([
  ['Last visit', /Small letters/],
  ['', /Small letters/],
  ['1st_visit', /Small letters/],
  ['first_name', /something else/],
  ['last_visit', /Another column/],
])('a custom field cannot be called %j', (name, problem) => {
  const renamed = nameCustomField(mapping, 3, name);
  expect(customFieldProblems(renamed).get(3)).toMatch(problem);
  expect(mappingRefusal(renamed)).not.toBeNull();
});

test('whatever is chosen, what can be started is what the main process takes', () => {
  const step = fc.record({
    column: fc.integer({ min: 0, max: 3 }),
    choice: fc.constantFrom(...targetChoices.map(({ value }) => value)),
    header: fc.string({ unit: 'grapheme', maxLength: 20 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const chosen = steps.reduce<ColumnMapping>(
        (known, { column, choice, header }) => chooseTarget(known, column, choice, header),
        mapping,
      );
      const fields = chosen.flatMap((target) => (target.kind === 'field' ? [target.field] : []));
      expect(new Set(fields).size).toBe(fields.length);
      expect(customFieldProblems(chosen).size).toBe(0);
      expect(columnMappingSchema.safeParse(chosen).success).toBe(true);
      expect(mappingRefusal(chosen) === null).toBe(fields.includes('phone'));
    }),
  );
});

test('the hint counts the numbers of the column that is chosen', () => {
  const column = (name: string, textable: number): ImportPreview['columns'][number] => ({
    name,
    samples: [],
    suggestion: { kind: 'ignore' },
    textableRows: textable,
  });
  const preview: ImportPreview = {
    fileName: 'people.csv',
    sizeBytes: 100,
    encoding: 'utf-8',
    delimiter: ',',
    columns: [column('Home', 3), column('Name', 0), column('Note', 0), column('Mobile', 18)],
    rows: [],
    textableRows: 3,
  };
  expect(textableRows(preview, mapping)).toBe(3);
  expect(textableRows(preview, chooseTarget(mapping, 3, 'phone', 'Mobile'))).toBe(18);
  expect(textableRows(preview, chooseTarget(mapping, 0, 'ignore', 'Home'))).toBeNull();
});

test.each([
  ['customers.csv', 'customers'],
  ['Summer 2026.list.CSV', 'Summer 2026.list'],
  ['no ending', 'no ending'],
  [`${'x'.repeat(300)}.csv`, 'x'.repeat(200)],
])('the list of %s is called after it', (fileName, list) => {
  expect(listNameFor(fileName)).toBe(list);
});
