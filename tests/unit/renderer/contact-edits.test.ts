import { expect, test } from 'vitest';
import {
  editsProblem,
  valuesOf,
  withEdit,
  withoutSaved,
} from '../../../src-renderer/contacts/contact/contact-edits.ts';
import { contactChangesSchema, type ContactDetail } from '../../../src-shared/contact/contact.ts';

const detail: ContactDetail = {
  contact: {
    id: 1,
    phone: '+12125550101',
    firstName: 'Amara',
    lastName: 'Okafor',
    email: 'amara@example.com',
    customFields: { city: 'Lyon', cake: 'plum' },
    tags: ['vip'],
    isLandline: false,
    consentAt: null,
    suppressedReason: null,
    createdAt: 0,
  },
  timeZone: 'Europe/Paris',
  consent: null,
  suppressions: [],
  lists: [],
  broughtBy: null,
  updatedAt: 0,
};

test('the form shows what was typed over what is stored, field by field', () => {
  const edits = withEdit(withEdit({}, { customFields: { cake: 'apple' } }), { firstName: 'Ama' });
  expect(valuesOf(detail, edits)).toMatchObject({
    firstName: 'Ama',
    lastName: 'Okafor',
    timeZone: 'Europe/Paris',
    tags: ['vip'],
    customFields: { city: 'Lyon', cake: 'apple' },
  });
});

test('what is saved names the changed fields alone, and keeps an empty one', () => {
  const edits = withEdit(withEdit({}, { email: '' }), { customFields: { cake: '' } });
  expect(contactChangesSchema.parse(edits)).toEqual({ email: '', customFields: { cake: '' } });
});

test('what was typed after a save began is not lost when it ends', () => {
  const saved = withEdit({ firstName: 'Am' }, { customFields: { cake: 'apple', city: 'Paris' } });
  const since = withEdit(saved, { firstName: 'Ama', customFields: { city: 'Nice' } });
  expect(withoutSaved(since, saved)).toEqual({ firstName: 'Ama', customFields: { city: 'Nice' } });
  expect(withoutSaved(saved, saved)).toEqual({});
});

test('a contact without a number is not saved', () => {
  expect(editsProblem({ phone: ' ' })).not.toBeNull();
  expect(editsProblem({ firstName: '' })).toBeNull();
});
