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

describe('a mapping by names of columns', () => {
  it('is the suggested one without choices', () => {
    expect(mapColumns(columns, {})).toEqual(columns.map(({ suggestion }) => suggestion));
  });

  it('gives the chosen column its field, and the column that had it a custom field', () => {
    expect(mapColumns(columns, { phone: ' home PHONE ' })).toEqual([
      field('fullName'),
      custom('mobile_phone'),
      phone,
      ignore,
    ]);
  });

  it('tries chosen phones in their order, and no suggested ones', () => {
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

  it('adds tags and opt-outs to the suggested ones, and ignores a column if told to', () => {
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

  it('means the first column with a name that is not chosen yet', () => {
    const alike = [column('Phone', phone), column('Phone', custom('phone_2'))];
    expect(mapColumns(alike, { phone: ['Phone', 'Phone'] })).toEqual([
      { kind: 'field', field: 'phone', priority: 1 },
      { kind: 'field', field: 'phone', priority: 2 },
    ]);
  });

  it('is refused for two columns where a field takes one', () => {
    expect(() => mapColumns(columns, { email: ['Name', 'Notes'] })).toThrow(
      '2 columns are mapped to “email”: “Name”, “Notes”. Keep one.',
    );
  });

  it('accepts fields in snake case, and custom fields by their name', () => {
    expect(mapColumns(columns, { first_name: 'Name', remarks: 'Notes' })).toEqual([
      field('firstName'),
      phone,
      custom('home_phone'),
      custom('remarks'),
    ]);
    expect(mapColumns(columns, { firstName: 'Name' })[0]).toEqual(field('firstName'));
  });

  it('never has two custom fields with one name', () => {
    expect(mapColumns(columns, { home_phone: 'Notes' })).toEqual([
      field('fullName'),
      phone,
      custom('home_phone_2'),
      custom('home_phone'),
    ]);
  });

  it('is refused for a missing column, with the columns there are', () => {
    expect(() => mapColumns(columns, { phone: 'Cell' })).toThrow(
      'There is no column “Cell”. The columns are “Name”, “Mobile Phone”, “Home phone”, “Notes”.',
    );
  });

  it('is refused for a column with two targets, and for an unknown target', () => {
    expect(() => mapColumns(columns, { phone: 'Notes', email: 'notes' })).toThrow(/given twice/);
    for (const name of ['Last Visit', 'true', '__proto__', '']) {
      expect(() => mapColumns(columns, { [name]: 'Notes' })).toThrow(/can’t become/);
    }
  });
});

describe('an unusable mapping', () => {
  it.each([
    [
      [custom('a'), ignore],
      'No column is the phone number, so nothing was imported. The columns are “A”, “B”. Choose the one with the numbers (on the command line: --map phone="COLUMN").',
    ],
    [[phone], 'has 2 columns now, and 1 were mapped'],
    [[phone, custom('full_name')], 'can’t be called “full_name”'],
  ] as const)('is refused: %j', (mapping, message) => {
    expect(() => refuseUnusable(mapping, ['A', 'B'])).toThrow(message);
  });

  it('is refused for two columns where a field takes one', () => {
    expect(() => refuseUnusable([field('email'), phone, field('email')], ['A', 'B', 'C'])).toThrow(
      '“A”, “C” are all mapped to “email”',
    );
  });

  it('is not one with several phones, kinds of phones, tags or opt-outs', () => {
    for (const name of ['phone', 'phoneLabel', 'tags', 'optOut'] as const) {
      expect(() =>
        refuseUnusable([phone, field(name), field(name)], ['A', 'B', 'C']),
      ).not.toThrow();
    }
  });

  it('is refused for two columns with one custom field', () => {
    expect(() => refuseUnusable([custom('a'), phone, custom('a')], ['A', 'B', 'C'])).toThrow(
      '“A”, “C” are all mapped to “a”',
    );
  });

  it('is not one with just a phone', () => {
    expect(() => refuseUnusable([phone, ignore, ignore], ['A', 'B', 'C'])).not.toThrow();
  });
});
