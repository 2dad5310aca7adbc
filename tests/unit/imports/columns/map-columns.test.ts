import { describe, expect, it } from 'vitest';
import { mapColumns, refuseUnusable } from '../../../../src-main/imports/columns/map-columns.ts';
import type { ColumnTarget, ContactField } from '../../../../src-shared/import/import.ts';

const phone: ColumnTarget = { kind: 'field', field: 'phone' };
const ignore: ColumnTarget = { kind: 'ignore' };

function field(name: ContactField): ColumnTarget {
  return { kind: 'field', field: name };
}

function custom(name: string): ColumnTarget {
  return { kind: 'custom', name };
}

function column(name: string, suggestion: ColumnTarget) {
  return { name, suggestion, samples: [], textableRows: 0 };
}

const columns = [
  column('Name', field('fullName')),
  column('Mobile Phone', phone),
  column('Home phone', custom('home_phone')),
  column('Notes', ignore),
];

describe('a mapping chosen by the names of columns', () => {
  it('is the suggested one where nothing is chosen', () => {
    expect(mapColumns(columns, {})).toEqual(columns.map(({ suggestion }) => suggestion));
  });

  it('gives a column its field, and the one that had it a custom field', () => {
    expect(mapColumns(columns, { phone: ' home PHONE ' })).toEqual([
      field('fullName'),
      custom('mobile_phone'),
      phone,
      ignore,
    ]);
  });

  it('gives several columns to the phone, the first one first, and none of those suggested', () => {
    const labelled = [
      column('Name', field('fullName')),
      column('Type', field('phoneLabel')),
      column('Phone', phone),
      column('Cell', custom('cell')),
      column('Work', custom('work')),
    ];
    expect(mapColumns(labelled, { phone: ['Work', 'Cell'] })).toEqual([
      field('fullName'),
      custom('type'),
      custom('phone_2'),
      { kind: 'field', field: 'phone', priority: 2 },
      { kind: 'field', field: 'phone', priority: 1 },
    ]);
    expect(mapColumns(labelled, { phone: ['Work'] })[4]).toEqual(phone);
  });

  it('adds tags and opt-outs to those suggested, and leaves out what it is told to', () => {
    const suggested = [
      column('Tags', field('tags')),
      column('Group', custom('group')),
      column('Left', field('optOut')),
      column('Do not text', custom('do_not_text')),
      column('Notes', custom('notes')),
    ];
    expect(
      mapColumns(suggested, { tags: 'Group', opt_out: 'Do not text', ignore: ['Notes'] }),
    ).toEqual([field('tags'), field('tags'), field('optOut'), field('optOut'), ignore]);
  });

  it('means the first column of a name that is not chosen yet', () => {
    const alike = [column('Phone', phone), column('Phone', custom('phone_2'))];
    expect(mapColumns(alike, { phone: ['Phone', 'Phone'] })).toEqual([
      { kind: 'field', field: 'phone', priority: 1 },
      { kind: 'field', field: 'phone', priority: 2 },
    ]);
  });

  it('is refused where a field with room for one is given two', () => {
    expect(() => mapColumns(columns, { email: ['Name', 'Notes'] })).toThrow(
      '“email” was given 2 columns: “Name”, “Notes”. It can be one only.',
    );
  });

  it('takes fields as texts name them, and custom fields by their own name', () => {
    expect(mapColumns(columns, { first_name: 'Name', remarks: 'Notes' })).toEqual([
      field('firstName'),
      phone,
      custom('home_phone'),
      custom('remarks'),
    ]);
    expect(mapColumns(columns, { firstName: 'Name' })[0]).toEqual(field('firstName'));
  });

  it('never has two custom fields of one name', () => {
    expect(mapColumns(columns, { home_phone: 'Notes' })).toEqual([
      field('fullName'),
      phone,
      custom('home_phone_2'),
      custom('home_phone'),
    ]);
  });

  it('is refused where the column is not in the file, with the columns that are', () => {
    expect(() => mapColumns(columns, { phone: 'Cell' })).toThrow(
      'There is no column “Cell”. The columns are “Name”, “Mobile Phone”, “Home phone”, “Notes”.',
    );
  });

  it('is refused where a column would become two things, or something there is not', () => {
    expect(() => mapColumns(columns, { phone: 'Notes', email: 'notes' })).toThrow(/given twice/);
    for (const name of ['Last Visit', 'true', '__proto__', '']) {
      expect(() => mapColumns(columns, { [name]: 'Notes' })).toThrow(/cannot become/);
    }
  });
});

describe('a mapping that nothing can be imported with', () => {
  it.each([
    [
      [custom('a'), ignore],
      'No column is the phone number, so nothing was imported. The columns are “A”, “B”. Say which one holds the numbers (on the command line: --map phone="COLUMN").',
    ],
    [[phone], 'has 2 columns now, and 1 were mapped'],
    [[phone, custom('full_name')], 'cannot be called “full_name”'],
  ] as const)('is refused: %j', (mapping, message) => {
    expect(() => refuseUnusable(mapping, ['A', 'B'])).toThrow(message);
  });

  it('is refused when two columns are one field that has room for one', () => {
    expect(() => refuseUnusable([field('email'), phone, field('email')], ['A', 'B', 'C'])).toThrow(
      '“A”, “C” are all mapped to “email”',
    );
  });

  it('is not one with several phones, labels, tags or opt-outs', () => {
    for (const name of ['phone', 'phoneLabel', 'tags', 'optOut'] as const) {
      expect(() =>
        refuseUnusable([phone, field(name), field(name)], ['A', 'B', 'C']),
      ).not.toThrow();
    }
  });

  it('is refused when two columns are one custom field', () => {
    expect(() => refuseUnusable([custom('a'), phone, custom('a')], ['A', 'B', 'C'])).toThrow(
      '“A”, “C” are all mapped to “a”',
    );
  });

  it('is not one with a phone and nothing else', () => {
    expect(() => refuseUnusable([phone, ignore, ignore], ['A', 'B', 'C'])).not.toThrow();
  });
});
