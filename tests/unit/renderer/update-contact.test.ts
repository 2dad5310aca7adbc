import { notifyManager, QueryObserver } from '@tanstack/react-query';
import { expect, test, vi } from 'vitest';
import { updateContact } from '../../../src-renderer/api/contacts/contact-actions.ts';
import { keys } from '../../../src-renderer/api/keys.ts';
import { createQueryClient } from '../../../src-renderer/api/query-client.ts';
import type { Contact, ContactDetail } from '../../../src-shared/contact/contact.ts';

const contact: Contact = {
  id: 1,
  phone: '+12125550101',
  firstName: 'Esi',
  lastName: 'Mensah',
  email: '',
  customFields: {},
  tags: ['vip'],
  isLandline: false,
  consentAt: null,
  suppressedReason: null,
  createdAt: 0,
};
const detail: ContactDetail = {
  contact,
  timeZone: null,
  consent: null,
  suppressions: [],
  lists: [],
  broughtBy: null,
  updatedAt: 0,
};

test('a saved contact is shown before the form that saved it goes on', async () => {
  const saved = { ...contact, firstName: 'Esinam', tags: ['vip', 'early'] };
  vi.stubGlobal('window', { api: { request: () => Promise.resolve({ ok: true, value: saved }) } });
  const client = createQueryClient();
  client.setQueryData(keys.contact(1), detail);
  const shown: (Contact | undefined)[] = [];
  const stop = new QueryObserver<ContactDetail>(client, { queryKey: keys.contact(1) }).subscribe(
    // As a component is told of a change.
    notifyManager.batchCalls(({ data }) => void shown.push(data?.contact)),
  );
  await updateContact(client, { id: 1, contact: { firstName: 'Esinam', tags: saved.tags } });
  expect(shown).toEqual([saved]);
  stop();
});
