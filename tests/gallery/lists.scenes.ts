import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Ovo } from '../support/app.ts';
import { test, waitsAndFails } from './gallery.ts';
import { customersFile, importFile, writePeople } from './shops.ts';

const screens = [
  ['lists', '/contacts/lists'],
  ['tags', '/contacts/tags'],
  ['do-not-text', '/contacts/suppressions'],
] as const;

async function makeLists(ovo: Ovo): Promise<void> {
  await ovo.request('lists.create', { name: 'VIPs', filter: { tags: ['vip'] } });
  await ovo.request('lists.create', {
    name: 'Regulars of the bakery who came by this fall and have not had a text from us in ninety days',
    filter: {
      tags: ['bakery'],
      hasConsent: true,
      lastTexted: { kind: 'not-within', days: 90 },
      addedWithinDays: 365,
    },
  });
  for (const name of ['Brooklyn', 'Catering', 'Christmas stollen', 'Friday soup', 'Staff']) {
    await ovo.request('lists.create', { name, filter: null });
  }
}

test('lists and tags', async ({ gallery }) => {
  const ovo = await gallery.open();
  const { page } = ovo;
  for (const [screen, address] of screens) {
    await gallery.goTo(ovo, address);
    await gallery.show(ovo, screen, 'empty');
  }
  await importFile(ovo, customersFile, 'Customers');
  await importFile(ovo, writePeople(ovo.dataFolder, 600), 'Fall visitors');
  await makeLists(ovo);
  for (const [name, search] of [
    ['vip', 'okafor'],
    ['catering', 'kim'],
    ['early', 'ana'],
    ['gluten-free', 'bo'],
    ['wants to hear of every new kind of bread', 'queens'],
  ] as const) {
    await ovo.request('contacts.tag', {
      selection: { kind: 'filter', filter: { search }, except: [] },
      add: [name],
      remove: [],
    });
  }

  await gallery.goTo(ovo, '/contacts/lists');
  await gallery.show(ovo, 'lists', 'many');
  await page.getByRole('button', { name: 'More for VIPs' }).click();
  await gallery.show(ovo, 'lists', 'menu');
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await gallery.show(ovo, 'lists', 'deleted');
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'New list…' }).click();
  await gallery.show(ovo, 'lists', 'new');
  await page.keyboard.press('Escape');

  await gallery.goTo(ovo, '/contacts/tags');
  await gallery.show(ovo, 'tags', 'some');
  await page.getByRole('button', { name: 'More for bakery' }).click();
  await page.getByRole('menuitem', { name: 'Rename or merge…' }).click();
  await gallery.show(ovo, 'tags', 'rename');
});

test('do not text', async ({ gallery }) => {
  const ovo = await gallery.open();
  const { page } = ovo;
  await importFile(ovo, customersFile, 'Customers');
  for (const [number, reason, evidence] of [
    ['+12125550101', 'Asked not to be texted', 'Said so at the counter on November 12'],
    [
      '+16465550102',
      'Complained',
      'Wrote a letter on November 3: the texts come too early in the morning, and she never asked for them in the first place',
    ],
    ['+447700900105', 'Wrong number', ''],
    ['+13055550144', 'Asked not to be texted', 'Email of October 9'],
  ] as const) {
    await ovo.request('suppressions.add', { number, reason, evidence });
  }
  await ovo.request('suppressions.lift', { phone: '+13055550144', evidence: 'Wrote “start”' });
  await gallery.goTo(ovo, '/contacts/suppressions');
  await gallery.show(ovo, 'do-not-text', 'some');
  await page.getByRole('grid').getByText('Complained').click();
  await gallery.show(ovo, 'do-not-text', 'panel');
  await page.getByRole('button', { name: 'Opt back in…' }).click();
  await gallery.show(ovo, 'do-not-text', 'opt-in');
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: /^Removed/ }).click();
  await gallery.show(ovo, 'do-not-text', 'removed');
  await page.getByRole('button', { name: 'Add number…' }).click();
  await gallery.show(ovo, 'do-not-text', 'add');
  await page.keyboard.press('Escape');

  const file = path.join(ovo.dataFolder, 'opt-outs of the old system.csv');
  await writeFile(file, 'Phone\n+12125550141\n+12125550101\n12\nnone\n');
  await ovo.chooseFile(file);
  await page.getByRole('button', { name: 'Import file…' }).click();
  await page.getByRole('dialog').waitFor();
  await gallery.show(ovo, 'do-not-text', 'imported');
});

test('lists that wait, and lists that fail', async ({ gallery }) => {
  const ovo = await gallery.open();
  await importFile(ovo, customersFile, 'Customers');
  for (const [screen, address] of screens) {
    await gallery.goTo(ovo, address);
    await waitsAndFails(gallery, ovo, screen);
  }
});
