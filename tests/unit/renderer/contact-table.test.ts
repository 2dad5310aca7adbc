import { expect, test, vi } from 'vitest';
import {
  builtInColumns,
  usualLook,
  withColumn,
  withColumnMoved,
} from '../../../src-renderer/contacts/columns/column-choice.ts';
import { contactColumns } from '../../../src-renderer/contacts/columns/contact-columns.ts';
import { fieldName, fieldText } from '../../../src-renderer/contacts/columns/field-text.ts';
import { localTimeOf } from '../../../src-renderer/contacts/contact/local-time.ts';
import { createStoredState } from '../../../src-renderer/ui/stored-state.ts';
import { formatDay } from '../../../src-renderer/ui/text/times.ts';
import type { Contact } from '../../../src-shared/contact/contact.ts';

const contact: Contact = {
  id: 1,
  phone: '+12125550101',
  firstName: 'Amara',
  lastName: 'Okafor',
  email: '',
  customFields: { Visit: '2026-09-02' },
  tags: [],
  isLandline: false,
  consentAt: 1,
  suppressedReason: null,
  createdAt: 1,
};

test('a column is shown at the end, moved over its neighbour, and never before the name', () => {
  const withField = withColumn(usualLook, 'field:Visit', true);
  expect(withField.columns).toEqual([...builtInColumns, 'field:Visit']);
  const moved = withColumnMoved(withField, 'field:Visit', -1);
  expect(moved.columns.slice(-2)).toEqual(['field:Visit', 'created']);
  expect(withColumnMoved(withField, 'field:Visit', 1)).toBe(withField);
  expect(withColumnMoved(withField, 'phone', -1)).toBe(withField);
  expect(withColumnMoved(withField, 'name', 1)).toBe(withField);
  expect(withColumn(withField, 'field:Visit', false)).toEqual(usualLook);
});

test('the table has the chosen columns in their order, without those that nobody knows', () => {
  const columns = contactColumns(['name', 'field:Visit', 'gone', 'phone'], (phone) => `<${phone}>`);
  expect(columns.map(({ header }) => header)).toEqual(['Name', 'Visit', 'Number']);
  expect(columns.map(({ cell }) => cell(contact))).toEqual([
    'Amara Okafor',
    formatDay(new Date(2026, 8, 2).getTime()),
    '<+12125550101>',
  ]);
  expect(columns[2]?.copies?.(contact)).toBe('+12125550101');
});

test.each([
  ['an opt-out weighs most', { suppressedReason: 'Asked', isLandline: true }, 'Do not text'],
  ['a landline', { isLandline: true }, 'Landline'],
  ['no consent', { consentAt: null }, 'No consent'],
  ['consent', {}, 'Yes'],
])('whether somebody can be texted is said in one word: %s', (_what, changed, word) => {
  const [column] = contactColumns(['texting'], (phone) => phone);
  expect(column?.cell({ ...contact, ...changed })).toMatchObject([{ text: word }]);
});

test('a date is shown as elsewhere in the window, and anything else as it is stored', () => {
  const day = formatDay(new Date(2026, 8, 2).getTime());
  expect(fieldText('2026-09-02')).toBe(day);
  expect(fieldText('2026-09-02T00:00:00')).toBe(day);
  for (const other of ['', '2026-02-30', '2026-13-01', '1001', 'Rye bread', '2026-09-02 10:15']) {
    expect(fieldText(other)).toBe(other);
  }
  expect(fieldText(undefined)).toBe('');
});

test('a custom field is named as people write it', () => {
  expect(fieldName('last_visit')).toBe('Last visit');
  expect(fieldName('Loyalty card')).toBe('Loyalty card');
});

test('the time where a contact is comes from the contact, else from a number of one zone', () => {
  const noon = Date.UTC(2026, 10, 28, 17, 0);
  const [newYork, tokyo] = ['America/New_York', 'Asia/Tokyo'].map((timeZone) =>
    new Intl.DateTimeFormat(undefined, { timeStyle: 'short', timeZone }).format(noon),
  );
  expect(localTimeOf('+12125550101', null, noon)).toBe(`New York, ${newYork}`);
  expect(localTimeOf('+12125550101', 'Asia/Tokyo', noon)).toBe(`Tokyo, ${tokyo}`);
  expect(localTimeOf('+12125550101', 'Nowhere/At_All', noon)).toBeNull();
  expect(localTimeOf('+78005550101', null, noon)).toBeNull();
  expect(localTimeOf('no number', null, noon)).toBeNull();
});

test('stored state is there again, and what makes no sense is forgotten', () => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
  const read = (stored: unknown) => (typeof stored === 'number' ? stored : undefined);
  createStoredState('height', 1, read).set(2);
  expect(createStoredState('height', 1, read).get()).toBe(2);
  kept.set('ovo-height', '"tall"');
  expect(createStoredState('height', 1, read).get()).toBe(1);
  kept.set('ovo-height', '{');
  expect(createStoredState('height', 1, read).get()).toBe(1);
  vi.unstubAllGlobals();
});
