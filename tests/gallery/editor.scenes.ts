import { test } from './gallery.ts';

test('the text of a campaign: fields, the list of fields, a field that is edited', async ({
  gallery,
}) => {
  const ovo = await gallery.open();
  const { page } = ovo;
  const { id: listId } = await ovo.request('lists.create', { name: 'Regulars', filter: null });
  const customFields = { last_visit: '2026-05-14', favourite: 'Cinnamon roll' };
  const amara = { phone: '(212) 555-0123', firstName: 'Amara', lastName: 'Okafor', customFields };
  await ovo.request('contacts.create', { ...amara, listId });
  await ovo.request('contacts.create', { phone: '(212) 555-0124', lastName: 'Ash', listId });
  const { snapshot } = await ovo.request('campaigns.create', {
    name: 'Weekend rolls',
    body: 'Hi {{ first_name }}, it’s roll weekend! Last seen {{ last_visit | date: "month day" | default: "long ago" }}. Cinnamon, pecan and apple, warm from 8. See bit.ly/rolls, {{ frist_name }}.',
    sender: '',
    audience: { listIds: [listId] },
  });
  await gallery.goTo(ovo, `/campaigns/${snapshot.id}`);
  await page.getByText('First name is empty for 1 person').waitFor();
  await gallery.show(ovo, 'editor', 'fields');
  await page.getByRole('img', { name: /^Field Last visit/ }).click();
  await page.getByRole('dialog', { name: 'Field Last visit' }).waitFor();
  await gallery.show(ovo, 'editor', 'field');
  await page.keyboard.press('Escape');
  await page.getByLabel('Text', { exact: true }).focus();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type(' {');
  await page.getByRole('listbox', { name: 'Fields' }).waitFor();
  await gallery.show(ovo, 'editor', 'completion');
});
