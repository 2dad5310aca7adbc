import { describe, expect, it } from 'vitest';
import { contactRowReader, isFault } from '../../../../src-main/imports/rows/contact-row.ts';
import { splitName } from '../../../../src-main/imports/rows/split-name.ts';
import type { ColumnTarget, ContactField } from '../../../../src-shared/import/import.ts';
import { sayReject } from '../../../../src-shared/import/reject-reason.ts';
import { columnNames, read } from './read-row.ts';

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
