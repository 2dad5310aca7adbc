import type { Audience } from '../../src-shared/campaign/audience.ts';
import { test } from './gallery.ts';
import {
  autumn,
  customersFile,
  importFile,
  practise,
  sendToEnd,
  writeDraft,
  writePeople,
} from './shops.ts';

test('who a draft goes to', async ({ gallery }) => {
  const ovo = await gallery.open();
  const { page } = ovo;
  await importFile(ovo, customersFile, 'Customers');
  await importFile(ovo, writePeople(ovo.dataFolder, 800), 'Neighborhood');
  await practise(ovo, { segmentsPerSecond: 0, undeliveredShare: 0.1 });
  const earlier = await writeDraft(ovo, { ...autumn, name: 'Summer bread', lists: ['Customers'] });
  await sendToEnd(ovo, earlier);
  const listOf = async (name: string) =>
    (await ovo.request('lists.all', undefined)).find((list) => list.name === name)?.id ?? 0;
  const [customers, neighborhood] = [await listOf('Customers'), await listOf('Neighborhood')];
  const write = async (name: string, audience: Audience) =>
    (await ovo.request('campaigns.create', { name, body: autumn.body, sender: '', audience }))
      .snapshot.id;

  const nobody = await write('Nobody yet', { listIds: [] });
  await gallery.goTo(ovo, `/campaigns/${nobody}`);
  await page.getByText('No one is chosen yet').waitFor();
  await gallery.show(ovo, 'audience', 'empty');
  await page.getByRole('combobox', { name: 'Add to who gets this text' }).click();
  await page.getByRole('option', { name: /^Customers/ }).waitFor();
  await gallery.show(ovo, 'audience', 'choosing');
  await page.keyboard.press('Escape');

  const many = await write('Weekend rolls', {
    listIds: [neighborhood],
    tags: ['bakery'],
    filters: [{ fields: [{ field: 'town', test: 'is', value: 'Brooklyn' }], isLandline: false }],
    contactIds: [1, 2],
    exclude: {
      listIds: [customers],
      campaigns: [{ campaignId: earlier, who: 'reached' }],
      textedWithinDays: 3,
    },
  });
  await ovo.request('suppressions.add', {
    number: '+12015550100',
    reason: 'Asked at the counter',
    evidence: '',
  });
  await gallery.goTo(ovo, `/campaigns/${many}`);
  await page.getByText(/people will get this text/).waitFor();
  await gallery.show(ovo, 'audience', 'many');
  await page.getByRole('button', { name: 'Show who' }).click();
  await page
    .getByRole('complementary', { name: 'Left out' })
    .getByRole('listitem')
    .first()
    .waitFor();
  await gallery.show(ovo, 'audience', 'left-out');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Change filter/ }).click();
  await page
    .getByRole('dialog')
    .getByText(/contacts match/)
    .waitFor();
  await gallery.show(ovo, 'audience', 'filter');
  await page.keyboard.press('Escape');

  const gone = await write('A sale', {
    listIds: [customers, 999],
    tags: ['vip', 'bakery'],
    filters: [{ listIds: [999] }],
    contactIds: [1, 2, 3, 4, 5, 6, 7, 8],
  });
  await ovo.request('contacts.remove', { selection: { kind: 'ids', ids: [1, 2] } });
  await gallery.goTo(ovo, `/campaigns/${gone}`);
  await page.getByText('A list was deleted').waitFor();
  await gallery.show(ovo, 'audience', 'gone');

  await sendToEnd(ovo, many);
  await gallery.goTo(ovo, '/campaigns');
  await gallery.goTo(ovo, `/campaigns/${many}`);
  await page.getByRole('region', { name: 'Recipients' }).waitFor();
  await gallery.show(ovo, 'audience', 'sent');
});
