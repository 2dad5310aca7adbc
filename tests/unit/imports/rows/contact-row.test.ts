import { describe, expect, it } from 'vitest';
import { contactRowReader, isFault } from '../../../../src-main/imports/rows/contact-row.ts';
import { splitName } from '../../../../src-main/imports/rows/split-name.ts';
import type { ColumnTarget, ContactField } from '../../../../src-shared/import/import.ts';
import { sayReject } from '../../../../src-shared/import/reject-reason.ts';

const columnNames = ['First', 'Last', 'Mobile', 'E-mail', 'Last visit', 'Internal'];

const read = contactRowReader(
  [
    { kind: 'field', field: 'firstName' },
    { kind: 'field', field: 'lastName' },
    { kind: 'field', field: 'phone' },
    { kind: 'field', field: 'email' },
    { kind: 'custom', name: 'last_visit' },
    { kind: 'ignore' },
  ],
  columnNames,
  'US',
);

/** Reads a row whose columns become these fields; `phone2` is a phone of second priority. */
function readAs(
  fields: readonly (ContactField | 'phone2')[],
  cells: readonly string[],
  country = 'US',
) {
  const mapping = fields.map((field): ColumnTarget => {
    if (field === 'phone2') return { kind: 'field', field: 'phone', priority: 2 };
    if (field === 'phone') return { kind: 'field', field: 'phone', priority: 1 };
    return { kind: 'field', field };
  });
  return contactRowReader(mapping, fields, country)(cells);
}

describe('a row of a file', () => {
  it('becomes a contact: one clean line a field, the number in E.164', () => {
    expect(
      read(['  Ann\n ', 'Lee\tRay', '(212) 555-0123', 'ann@example.com ', ' May "4" ', 'x']),
    ).toEqual({
      phone: '+12125550123',
      firstName: 'Ann',
      lastName: 'Lee Ray',
      email: 'ann@example.com',
      customFields: '{"last_visit":"May \\"4\\""}',
      timeZone: null,
      isLandline: false,
      tags: [],
      hasConsent: false,
      consentAt: null,
      consentMethod: null,
      consentSource: null,
      optOut: null,
    });
  });

  it('may end early, as Excel leaves out empty cells at the ends of rows', () => {
    expect(read(['Ann', 'Lee', '2125550123'])).toMatchObject({ email: '', customFields: '{}' });
    expect(read(['Ann', 'Lee', '2125550123', '', '', '', '', ' '])).toMatchObject({
      firstName: 'Ann',
    });
  });

  it('loses the apostrophe that keeps a spreadsheet from calculating, and no other', () => {
    expect(read(["'=Ann", "'O", "'+12125550123", "''@x", "'-"])).toMatchObject({
      phone: '+12125550123',
      firstName: '=Ann',
      lastName: "'O",
      email: "'@x",
      customFields: '{"last_visit":"-"}',
    });
  });

  it.each([
    [['Ann', 'Lee'], 2, '', 'row-ends-early', 'ends after 2 of 6 cells, before the phone number'],
    [['Ann', 'Lee', ''], 2, '', 'empty', 'no phone number'],
    [['Ann', 'Lee', '1.55512E+10'], 2, '1.55512E+10', 'digits-lost', 'format to Text'],
    [
      ['Ann', 'Lee', '2125550123', '', '', '', 'more', 'x'],
      null,
      'more x',
      'too-many-cells',
      'has 8 cells, and the header has 6',
    ],
    [
      ['A'.repeat(201), 'Lee', '2125550123'],
      0,
      'A'.repeat(201),
      'text-too-long',
      'longer than 200 characters',
    ],
    [
      ['', '', '2125550123', 'e'.repeat(321)],
      3,
      'e'.repeat(321),
      'text-too-long',
      'longer than 320 characters',
    ],
    [
      ['', '', '2125550123', '', 'x'.repeat(10_001)],
      4,
      'x'.repeat(10_001),
      'text-too-long',
      'longer than 10,000 characters',
    ],
    [['Jos\uFFFD', '', '2125550123'], 0, 'Jos\uFFFD', 'unreadable-characters', 'another encoding'],
  ] as const)('is none, and says where and why: %j', (cells, cellIndex, value, problem, reason) => {
    const fault = read(cells);
    expect(fault).toEqual({
      column: cellIndex === null ? null : columnNames[cellIndex],
      cellIndex,
      value,
      problem,
      params: expect.anything(),
      fix: null,
    });
    expect(isFault(fault) && sayReject(fault)).toContain(reason);
  });

  it('is not refused for what is in a column that is left out', () => {
    expect(read(['Ann', 'Lee', '2125550123', '', '', `\uFFFD${'x'.repeat(50_000)}`])).toMatchObject(
      {
        firstName: 'Ann',
      },
    );
  });

  it('may be as long as it may be', () => {
    const cells = [
      'A'.repeat(200),
      'B'.repeat(200),
      '2125550123',
      'e'.repeat(320),
      'x'.repeat(10_000),
    ];
    expect(read(cells)).toMatchObject({ firstName: cells[0], lastName: cells[1], email: cells[3] });
  });
});

describe('the number of a row', () => {
  it.each([
    ['2125550123', '2125550124', '+12125550123'],
    ['', '2125550124', '+12125550124'],
    ['call me', '2125550124', '+12125550124'],
    ['2125550123', 'call me', '+12125550123'],
  ])('is the first good one of several columns: %j, %j', (first, second, phone) => {
    expect(readAs(['phone', 'phone2'], [first, second])).toMatchObject({ phone });
    expect(readAs(['phone2', 'phone'], [second, first])).toMatchObject({ phone });
  });

  it('is a mobile before a landline, whichever is first; a landline where there is nothing else', () => {
    expect(readAs(['phone', 'phone2'], ['020 7946 0123', '07700 900123'], 'GB')).toMatchObject({
      phone: '+447700900123',
      isLandline: false,
    });
    expect(readAs(['phone', 'phone2'], ['020 7946 0123', ''], 'GB')).toMatchObject({
      phone: '+442079460123',
      isLandline: true,
    });
  });

  it.each([
    ['Home', 'Mobile', '+12125550124'],
    ['Home', '* Cell', '+12125550124'],
    ['Móvil', 'Casa', '+12125550123'],
    ['Home', 'Work', '+12125550123'],
    ['Fax', 'Work', '+12125550124'],
  ])('is the one whose label says mobile, never a fax: %s, %s', (one, two, phone) => {
    const fields = ['phoneLabel', 'phone', 'phoneLabel', 'phone'] as const;
    expect(readAs(fields, [one, '2125550123', two, '2125550124'])).toMatchObject({ phone });
  });

  it.each([
    '212-555-0123 ::: 212-555-0124',
    '212-555-0123; 212-555-0124',
    '212-555-0123 / 212-555-0124',
    '212-555-0123\n212-555-0124',
    'none, 212-555-0123',
    '5551234 | 212-555-0123',
    '212-555-0123 or 212-555-0124',
  ])('is the first good one in a cell of several: %j', (cell) => {
    expect(readAs(['phone'], [cell])).toMatchObject({ phone: '+12125550123' });
  });

  it('is read with the country of its row, else with that of the file', () => {
    for (const [country, phone] of [
      ['GB', '+447700900123'],
      ['United Kingdom', '+447700900123'],
      ['Reino Unido', '+447700900123'],
      ['+44', '+447700900123'],
    ] as const) {
      expect(readAs(['country', 'phone'], [country, '07700 900123'])).toMatchObject({ phone });
    }
    expect(readAs(['country', 'phone'], ['', '2125550123'])).toMatchObject({
      phone: '+12125550123',
    });
    expect(readAs(['country', 'phone'], ['DE', '+12125550123'])).toMatchObject({
      phone: '+12125550123',
    });
  });

  it('is at fault in the column that Ovo has a fix for, else in the first that is not empty', () => {
    expect(readAs(['phone', 'phone2'], ['', 'call me'])).toMatchObject({ cellIndex: 1 });
    expect(readAs(['phone', 'phone2'], ['call me', '7700900123'], 'GB')).toMatchObject({
      cellIndex: 1,
      problem: 'zero-lost',
      fix: expect.stringContaining('7700900123'),
    });
    expect(readAs(['phone', 'phone2'], ['', ''])).toMatchObject({ cellIndex: 0, problem: 'empty' });
  });
});

describe('what else a row says', () => {
  it.each([
    ['vip, new; old | rare', ['vip', 'new', 'old', 'rare']],
    ['* myContacts ::: * Friends ::: VIP', ['Friends', 'VIP']],
    ['"vip","new customer"', ['vip', 'new customer']],
    ['VIP,vip, Vip ', ['VIP']],
    ["'=vip", ['=vip']],
    [' , ;', []],
  ])('are its tags: %j', (cell, tags) => {
    expect(readAs(['phone', 'tags'], ['2125550123', cell])).toMatchObject({ tags });
  });

  it('are the tags of all its columns for them, none twice', () => {
    expect(readAs(['phone', 'tags', 'tags'], ['2125550123', 'vip,new', 'VIP,old'])).toMatchObject({
      tags: ['vip', 'new', 'old'],
    });
  });

  it('is refused, not cut, where a tag is too long or there are too many', () => {
    for (const cell of ['x'.repeat(61), Array.from({ length: 101 }, (_, i) => `t${i}`).join()]) {
      expect(readAs(['phone', 'tags'], ['2125550123', cell])).toMatchObject({
        cellIndex: 1,
        problem: 'text-too-long',
      });
    }
  });

  it.each([
    ['America/New_York', 'America/New_York'],
    ['america/new_york', 'America/New_York'],
    ['america_slash_new_york', 'America/New_York'],
    ['Mars', null],
    ['', null],
  ])('is its time zone: %j', (cell, timeZone) => {
    expect(readAs(['phone', 'timeZone'], ['2125550123', cell])).toMatchObject({ timeZone });
  });

  it.each([
    ['yes', true, null, null],
    ['Sí', true, null, null],
    ['oui', true, null, null],
    ['Ja', true, null, null],
    ['TRUE', true, null, null],
    ['1', true, null, null],
    ['subscribed', true, null, null],
    ['2024-03-01', true, Date.UTC(2024, 2, 1), null],
    ['3/1/2024 2:30 PM', true, Date.UTC(2024, 2, 1, 14, 30), null],
    ['no', false, null, null],
    ['nein', false, null, null],
    ['', false, null, null],
    ['perhaps', false, null, null],
    ['never subscribed', false, null, null],
    ['unsubscribed', false, null, 'Column “consent”: “unsubscribed”'],
  ])('is its consent: %j', (cell, hasConsent, consentAt, optOut) => {
    expect(readAs(['phone', 'consent'], ['2125550123', cell])).toMatchObject({
      hasConsent,
      consentAt,
      optOut,
    });
  });

  it('is consent at a time, unless the row says no beside it', () => {
    const at = Date.UTC(2024, 2, 1, 9);
    const time = '2024-03-01T10:00:00+01:00';
    expect(readAs(['phone', 'consentAt'], ['2125550123', time])).toMatchObject({
      hasConsent: true,
      consentAt: at,
    });
    const both = ['phone', 'consent', 'consentAt'] as const;
    expect(readAs(both, ['2125550123', 'yes', time])).toMatchObject({ consentAt: at });
    for (const answer of ['no', '']) {
      expect(readAs(both, ['2125550123', answer, time])).toMatchObject({
        hasConsent: false,
        consentAt: null,
      });
    }
  });

  it.each(['yes', 'Sí', 'oui', 'JA', 'TRUE', '1', 'x', 'Unsubscribed', 'STOP', '2024-03-01 10:00'])(
    'is that this person wants no texts, in its own words: %j',
    (cell) => {
      expect(readAs(['phone', 'optOut'], ['2125550123', cell])).toMatchObject({
        optOut: `Column “optOut”: “${cell}”`,
      });
    },
  );

  it.each(['no', 'Nein', 'FALSE', '0', '', ' ', '-', 'n/a', 'subscribed', 'never'])(
    'is nothing against texts: %j',
    (cell) => {
      expect(readAs(['phone', 'optOut'], ['2125550123', cell])).toMatchObject({ optOut: null });
    },
  );

  it('is not guessed: what is neither a yes nor a no to opting out is rejected', () => {
    for (const cell of ['maybe', '42', 'see notes']) {
      expect(readAs(['phone', 'optOut'], ['2125550123', cell])).toMatchObject({
        cellIndex: 1,
        value: cell,
        problem: 'unclear-opt-out',
      });
    }
  });

  it('is an opt-out where any column says so', () => {
    const fields = ['phone', 'optOut', 'optOut'] as const;
    expect(readAs(fields, ['2125550123', 'no', 'yes'])).toMatchObject({
      optOut: 'Column “optOut”: “yes”',
    });
    expect(readAs(fields, ['2125550123', 'yes', 'maybe'])).toMatchObject({
      problem: 'unclear-opt-out',
    });
  });

  it('is the first e-mail address of several, and other values joined as people read them', () => {
    const mapping: readonly ColumnTarget[] = [
      { kind: 'field', field: 'phone' },
      { kind: 'field', field: 'email' },
      { kind: 'custom', name: 'places' },
    ];
    const reader = contactRowReader(mapping, ['Phone', 'E-mail', 'Places'], 'US');
    expect(
      reader(['2125550123', 'a@example.com ::: b@example.com', 'Rome ::: Bath']),
    ).toMatchObject({ email: 'a@example.com', customFields: '{"places":"Rome, Bath"}' });
    expect(reader(['2125550123', 'none; Ann <b@example.com>'])).toMatchObject({
      email: 'b@example.com',
    });
    expect(reader(['2125550123', 'not known'])).toMatchObject({ email: 'not known' });
  });
});

describe('a whole name', () => {
  it.each([
    ['Ann Lee', 'Ann', 'Lee'],
    ['Ann Mary  Lee', 'Ann Mary', 'Lee'],
    ['Ann', 'Ann', ''],
    ['', '', ''],
    ['Lee, Ann', 'Ann', 'Lee'],
    ['de la Cruz, María José', 'María José', 'de la Cruz'],
    ['Nathan Cole Jr.', 'Nathan', 'Cole Jr.'],
    ['Nathan Cole, Jr.', 'Nathan', 'Cole, Jr.'],
    ['Ann Lee PhD', 'Ann', 'Lee PhD'],
  ])('%j is %j and %j', (name, firstName, lastName) => {
    expect(splitName(name)).toEqual({ firstName, lastName });
  });

  it.each([
    [['phone', 'fullName'], ['2125550123', 'Ann Lee'], 'Ann', 'Lee'],
    [
      ['phone', 'fullName', 'firstName', 'lastName'],
      ['2125550123', 'A B', 'Ann', 'Lee'],
      'Ann',
      'Lee',
    ],
    [
      ['phone', 'fullName', 'firstName', 'lastName'],
      ['2125550123', 'Ann Lee', '', ''],
      'Ann',
      'Lee',
    ],
    [
      ['phone', 'fullName', 'firstName', 'lastName'],
      ['2125550123', 'Ann Lee', 'Ann', ''],
      'Ann',
      '',
    ],
    [['phone', 'fullName', 'firstName'], ['2125550123', 'Ann Lee', 'Annie'], 'Annie', 'Lee'],
    [['phone', 'fullName', 'lastName'], ['2125550123', 'Ann Lee', 'Ray'], 'Ann', 'Ray'],
  ] as const)(
    'fills what the columns %j leave empty in %j',
    (fields, cells, firstName, lastName) => {
      const mapping = fields.map((field: ContactField): ColumnTarget => ({ kind: 'field', field }));
      expect(contactRowReader(mapping, fields, 'US')(cells)).toMatchObject({ firstName, lastName });
    },
  );
});
