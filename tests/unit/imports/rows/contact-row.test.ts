import { describe, expect, it } from 'vitest';
import { contactRowReader, isFault } from '../../../../src-main/imports/rows/contact-row.ts';
import { splitName } from '../../../../src-main/imports/rows/split-name.ts';
import type { ColumnTarget, ContactField } from '../../../../src-shared/import/import.ts';
import { normalisePhone } from '../../../../src-shared/phone/phone-number.ts';
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
  it('becomes a contact: each field one clean line, the number in E.164', () => {
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
      optOutColumn: null,
      notAgreed: null,
    });
  });

  it('has nothing that nobody sees, and nothing where a program wrote that there is nothing', () => {
    expect(
      read(['\u200eJose\u0301\u200b', 'NULL', '2125550123', 'undefined', '\u200b', 'x']),
    ).toMatchObject({ firstName: 'José', lastName: '', email: '', customFields: '{}' });
    expect(read(['#N/A', 'Null', '2125550123', '', 'a\u00a0b\nc', 'x'])).toMatchObject({
      firstName: '',
      lastName: 'Null',
      customFields: '{"last_visit":"a b\\nc"}',
    });
    expect(read(['Ann', 'Lee', 'NULL', '', '', ''])).toMatchObject({ problem: 'empty' });
  });

  it.each([
    '#REF!',
    '#¡VALOR!',
    '#¡REF!',
    '#¡DIV/0!',
    '#¿NOMBRE?',
    '#VALEUR!',
    '#NOM?',
    '#ZAHL!',
    '#NULL!',
    '#ЗНАЧ!',
    '#BLOCKED!',
    '#N/D',
  ])('has no name where a spreadsheet wrote an error in any language: %s', (error) => {
    expect(read([error, 'Lee', '2125550123'])).toMatchObject({ firstName: '', lastName: 'Lee' });
  });

  it.each(['#1 Fan!', '#NoFilter!', '#VIP', 'Null', 'Undefined'])(
    'keeps a name that only looks like one: %s',
    (name) => {
      expect(read([name, 'Lee', '2125550123'])).toMatchObject({ firstName: name });
    },
  );

  it('is rejected with half a character in a text, and never taken in with it', () => {
    expect(read(['Ann\ud83d', 'Lee', '2125550123', '', '', ''])).toMatchObject({
      problem: 'unreadable-characters',
    });
  });

  it('can end early, as Excel leaves out empty cells at the end', () => {
    expect(read(['Ann', 'Lee', '2125550123'])).toMatchObject({ email: '', customFields: '{}' });
    expect(read(['Ann', 'Lee', '2125550123', '', '', '', '', ' '])).toMatchObject({
      firstName: 'Ann',
    });
  });

  it('loses the apostrophe that guards against formulas, and no other', () => {
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
    [['Ann', 'Lee', '1.55512E+10'], 2, '1.55512E+10', 'digits-lost', 'column to Text'],
    [
      ['Ann', 'Lee', '2125550123', '', '', '', 'more', 'x'],
      null,
      'more x',
      'too-many-cells',
      'has 8 cells, but the file has 6',
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
  ] as const)(
    'is rejected with the cell and the reason: %j',
    (cells, cellIndex, value, problem, reason) => {
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
    },
  );

  it('is not rejected for a column that is not imported', () => {
    expect(read(['Ann', 'Lee', '2125550123', '', '', `\uFFFD${'x'.repeat(50_000)}`])).toMatchObject(
      {
        firstName: 'Ann',
      },
    );
  });

  it('can be as long as the limits', () => {
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
  ])('is the first valid one of several columns: %j, %j', (first, second, phone) => {
    expect(readAs(['phone', 'phone2'], [first, second])).toMatchObject({ phone });
    expect(readAs(['phone2', 'phone'], [second, first])).toMatchObject({ phone });
  });

  it('is a mobile rather than a landline, and a landline if there is no other', () => {
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
  ])('is the one labelled as mobile, never a fax: %s, %s', (one, two, phone) => {
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
  ])('is the first valid one of a cell: %j', (cell) => {
    expect(readAs(['phone'], [cell])).toMatchObject({ phone: '+12125550123' });
  });

  it('is looked for among thirty in a cell, and in no cell of many pages', () => {
    const wrong = (count: number) => 'Tel 111-111-1111 '.repeat(count);
    const good = 'Tel 212-555-0123';
    expect(readAs(['phone'], [wrong(29) + good])).toMatchObject({ phone: '+12125550123' });
    expect(readAs(['phone'], [wrong(30) + good])).toMatchObject({ cellIndex: 0 });
    expect(readAs(['phone'], [`${'-, '.repeat(2500)}212-555-0123`])).toMatchObject({
      cellIndex: 0,
    });
    expect(normalisePhone(`${'1:::'.repeat(29)}212-555-0123`, 'US').ok).toBe(true);
    expect(normalisePhone(`${'1:::'.repeat(30)}212-555-0123`, 'US').ok).toBe(false);
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

  it('is at fault in the column with a fix, else in the first that is not empty', () => {
    expect(readAs(['phone', 'phone2'], ['', 'call me'])).toMatchObject({ cellIndex: 1 });
    expect(readAs(['phone', 'phone2'], ['call me', '7700900123'], 'GB')).toMatchObject({
      cellIndex: 1,
      problem: 'zero-lost',
      fix: expect.stringContaining('7700900123'),
    });
    expect(readAs(['phone', 'phone2'], ['', ''])).toMatchObject({ cellIndex: 0, problem: 'empty' });
  });
});

describe('the other values of a row', () => {
  it.each([
    ['vip, new; old | rare', ['vip', 'new', 'old', 'rare']],
    ['* myContacts ::: * Friends ::: VIP', ['Friends', 'VIP']],
    ['"vip","new customer"', ['vip', 'new customer']],
    ['VIP,vip, Vip ', ['VIP']],
    ["'=vip", ['=vip']],
    [' , ;', []],
  ])('have the tags: %j', (cell, tags) => {
    expect(readAs(['phone', 'tags'], ['2125550123', cell])).toMatchObject({ tags });
  });

  it('have the tags of all tag columns, none twice', () => {
    expect(readAs(['phone', 'tags', 'tags'], ['2125550123', 'vip,new', 'VIP,old'])).toMatchObject({
      tags: ['vip', 'new', 'old'],
    });
  });

  it('are rejected, not cut, for a tag that is too long and for too many tags', () => {
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
  ])('have the time zone: %j', (cell, timeZone) => {
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
    ['no', false, null, 'Column “consent”: “no”'],
    ['nein', false, null, 'Column “consent”: “nein”'],
    ['0', false, null, 'Column “consent”: “0”'],
    ['No, thanks!', false, null, 'Column “consent”: “No, thanks!”'],
    ['declined', false, null, 'Column “consent”: “declined”'],
    ['', false, null, null],
    ['pending', false, null, null],
    ['never subscribed', false, null, null],
    ['unsubscribed', false, null, 'Column “consent”: “unsubscribed”'],
  ])('have the consent: %j', (cell, hasConsent, consentAt, optOut) => {
    expect(readAs(['phone', 'consent'], ['2125550123', cell])).toMatchObject({
      hasConsent,
      consentAt,
      optOut,
    });
  });

  it('have consent with a time alone, unless another column says no', () => {
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

  it('are rejected for an opt-out that is neither yes nor no', () => {
    for (const cell of ['maybe', '42', 'see notes']) {
      expect(readAs(['phone', 'optOut'], ['2125550123', cell])).toMatchObject({
        cellIndex: 1,
        value: cell,
        problem: 'unclear-opt-out',
      });
    }
  });

  it.each([
    ['Status', 'Unsubscribed', true],
    ['Notes', 'Do not text!', true],
    ['Membership status', 'Opted out', true],
    ['Membership status', 'Cancelled', false],
    ['Order status', 'Stopped', false],
    ['SMS status', 'Cancelled', true],
    ['Text plan', 'out', true],
    ['Second SMS consent', 'no', true],
    ['Member', 'no', false],
    ['Email status', 'Unsubscribed', false],
    ['Newsletter', 'Unsubscribed', false],
    ['Accepts SMS Marketing', 'no', false],
    ['Notes', 'asked to unsubscribe the newsletter', false],
  ])('count a clear refusal in a custom field: %s with %j is one: %s', (name, cell, isRefusal) => {
    const mapping: readonly ColumnTarget[] = [
      { kind: 'field', field: 'phone' },
      { kind: 'custom', name: 'other' },
    ];
    expect(contactRowReader(mapping, ['Phone', name], 'US')(['2125550123', cell])).toMatchObject({
      optOut: isRefusal ? `Column “${name}”: “${cell}”` : null,
      optOutColumn: isRefusal ? 1 : null,
    });
  });

  it('say that somebody no longer agrees, where the column says no of all who were never asked', () => {
    const mapping: readonly ColumnTarget[] = [
      { kind: 'field', field: 'phone' },
      { kind: 'field', field: 'consent' },
    ];
    const reader = contactRowReader(mapping, ['Phone', 'Accepts SMS Marketing'], 'US');
    expect(reader(['2125550123', 'no'])).toMatchObject({
      optOut: null,
      notAgreed: 'Column “Accepts SMS Marketing”: “no”',
    });
    expect(readAs(['phone', 'consent'], ['2125550123', 'never subscribed'])).toMatchObject({
      optOut: null,
      notAgreed: 'Column “consent”: “never subscribed”',
    });
  });

  it('are rejected for a consent that is neither yes nor no', () => {
    for (const fields of [
      ['phone', 'consent'],
      ['phone', 'consentAt'],
    ] as const) {
      expect(readAs(fields, ['2125550123', 'perhaps'])).toMatchObject({
        cellIndex: 1,
        problem: 'unclear-consent',
      });
    }
  });

  it.each([
    ['Grand Total:', '', '12', true],
    ['Copyright (c) 2026 Sample Co', '', '', true],
    ['Confidential Information - Do Not Distribute', '', '', true],
    ['Generated By: Nora Park 1/1/2026', '', '', true],
    ['Erstellt am 01.02.2026', '', '', true],
    ['24 records', '', '', true],
    ['Total Fitness', '', '', false],
    ['Page Turner', '', 'Reno', false],
    ['Total', '212-555-0123', '', false],
  ])('are those of a report’s end: %j, %j, %j: %s', (name, phone, other, isFooter) => {
    const row = readAs(['firstName', 'phone', 'lastName'], [name, phone, other]);
    expect(isFault(row) && row.problem === 'report-footer').toBe(isFooter);
  });

  it('have an opt-out if any column says so', () => {
    const fields = ['phone', 'optOut', 'optOut'] as const;
    expect(readAs(fields, ['2125550123', 'no', 'yes'])).toMatchObject({
      optOut: 'Column “optOut”: “yes”',
    });
    expect(readAs(fields, ['2125550123', 'yes', 'maybe'])).toMatchObject({
      problem: 'unclear-opt-out',
    });
  });

  it('have the first e-mail address of several, and other values with commas', () => {
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

describe('a full name', () => {
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
