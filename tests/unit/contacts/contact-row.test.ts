import { describe, expect, it } from 'vitest';
import { contactRowReader, splitName } from '../../../src-main/contacts/contact-row.ts';
import type { ColumnTarget, ContactField } from '../../../src-shared/contact/import.ts';

const read = contactRowReader(
  [
    { kind: 'field', field: 'firstName' },
    { kind: 'field', field: 'lastName' },
    { kind: 'field', field: 'phone' },
    { kind: 'field', field: 'email' },
    { kind: 'custom', name: 'last_visit' },
    { kind: 'ignore' },
  ],
  ['First', 'Last', 'Mobile', 'E-mail', 'Last visit', 'Internal'],
  'US',
);

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
    });
  });

  it('may end early, as Excel leaves out empty cells at the ends of rows', () => {
    expect(read(['Ann', 'Lee', '2125550123'])).toMatchObject({ email: '', customFields: '{}' });
    expect(read(['Ann', 'Lee', '2125550123', '', '', '', '', ' '])).toMatchObject({
      firstName: 'Ann',
    });
  });

  it('loses the apostrophe that keeps a spreadsheet from calculating, and no other', () => {
    expect(read(["'=Ann", "'O", "'+12125550123", "''@x", "'-"])).toEqual({
      phone: '+12125550123',
      firstName: '=Ann',
      lastName: "'O",
      email: "'@x",
      customFields: '{"last_visit":"-"}',
    });
  });

  it.each([
    [['Ann', 'Lee'], 'Mobile', '', 'ends after 2 of 6 cells, before the phone number'],
    [['Ann', 'Lee', ''], 'Mobile', '', 'no phone number'],
    [['Ann', 'Lee', '1.55512E+10'], 'Mobile', '1.55512E+10', 'format to Text'],
    [
      ['Ann', 'Lee', '2125550123', '', '', '', 'more', 'x'],
      null,
      'more x',
      'has 8 cells, and the header has 6',
    ],
    [
      ['A'.repeat(201), 'Lee', '2125550123'],
      'First',
      'A'.repeat(201),
      'longer than 200 characters',
    ],
    [
      ['', '', '2125550123', 'e'.repeat(321)],
      'E-mail',
      'e'.repeat(321),
      'longer than 320 characters',
    ],
    [
      ['', '', '2125550123', '', 'x'.repeat(10_001)],
      'Last visit',
      'x'.repeat(10_001),
      'longer than 10,000 characters',
    ],
    [['Jos\uFFFD', '', '2125550123'], 'First', 'Jos\uFFFD', 'another encoding'],
  ])('is none, and says where and why: %j', (cells, column, value, reason) => {
    expect(read(cells)).toEqual({ column, value, reason: expect.stringContaining(reason) });
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
