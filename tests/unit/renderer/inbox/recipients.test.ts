import { describe, expect, it } from 'vitest';
import {
  isNumberLike,
  markedPlace,
  recipientOptions,
} from '../../../../src-renderer/inbox/new-message/recipients.ts';
import { contactSchema } from '../../../../src-shared/contact/contact.ts';

const contact = (id: number) =>
  contactSchema.parse({
    id,
    phone: `+1212555010${id}`,
    firstName: 'Ann',
    lastName: '',
    email: '',
    customFields: {},
    tags: [],
    isLandline: false,
    consentAt: null,
    suppressedReason: null,
    createdAt: 0,
  });

describe('whom a new message goes to', () => {
  it.each([
    ['(617) 555-0188', true],
    ['+49 30 1234', true],
    ['212.555.0101', true],
    ['12', false],
    ['Anna 212', false],
    ['Room 101', false],
  ])('takes %s for a number: %s', (typed, isNumber) => {
    expect(isNumberLike(typed)).toBe(isNumber);
  });

  it('is offered the typed number first', () => {
    expect(recipientOptions(' 212555 ', [contact(1)]).map(({ key }) => key)).toEqual([
      'number',
      'contact 1',
    ]);
    expect(recipientOptions('ann', [contact(1)]).map(({ key }) => key)).toEqual(['contact 1']);
  });

  it('is nobody of an earlier search, unless somebody went to that row', () => {
    const options = recipientOptions('ann', [contact(1), contact(2)]);
    expect(markedPlace(options, null, false)).toBe(-1);
    expect(markedPlace(options, null, true)).toBe(0);
    expect(markedPlace(options, 'contact 2', false)).toBe(1);
    expect(markedPlace(options, 'contact 9', true)).toBe(0);
    expect(markedPlace([], null, true)).toBe(-1);
  });

  it('is the chosen contact also where a number is typed', () => {
    const options = recipientOptions('212555', [contact(1)]);
    expect(markedPlace(options, null, false)).toBe(0);
    expect(markedPlace(options, 'contact 1', true)).toBe(1);
  });
});
