import { expect, type Ovo } from '../support/app.ts';
import { test } from './gallery.ts';
import {
  autumn,
  customersFile,
  importFile,
  practise,
  sendUntil,
  writeDraft,
  writePeople,
} from './shops.ts';

test('The frame of the window', async ({ gallery }) => {
  const ovo = await gallery.open();
  const { page, electron, dataFolder } = ovo;
  await importFile(ovo, customersFile, 'Customers');
  await importFile(ovo, writePeople(dataFolder, 2000), 'Neighborhood');
  await practise(ovo, { segmentsPerSecond: 3 });
  for (const name of ['Opening day', 'A campaign with a name that is too long for the sidebar']) {
    await sendUntil(ovo, await writeDraft(ovo, { ...autumn, name }), 0);
  }

  await sayDamaged(ovo);
  await page.reload();
  await page.getByRole('complementary', { name: 'Damaged database' }).waitFor();
  await gallery.goTo(ovo, '/');
  await gallery.show(ovo, 'shell', 'all-banners');

  await electron.evaluate(({ shell }) => {
    shell.openPath = () => Promise.resolve('The file manager did not answer.');
  });
  await gallery.goTo(ovo, '/settings/data');
  await page.getByRole('button', { name: 'Open folder' }).click();
  await page.getByRole('button', { name: 'Recent problems' }).waitFor();
  await gallery.show(ovo, 'shell', 'a-problem');
  await page.getByRole('button', { name: 'Recent problems' }).click();
  await page.getByRole('dialog', { name: 'Recent problems' }).waitFor();
  await gallery.show(ovo, 'shell', 'recent-problems');
  await page.keyboard.press('Escape');

  await gallery.goTo(ovo, '/campaigns');
  await ovo.dragFile(customersFile, ['dragEnter', 'dragOver']);
  await expect(page.getByText('Drop to import contacts')).toBeVisible();
  await gallery.show(ovo, 'shell', 'dropping-a-file');
});

/** Lets Ovo say that its file is damaged and that another process sends. */
async function sayDamaged({ electron }: Ovo): Promise<void> {
  await electron.evaluate(({ ipcMain }) => {
    // Electron has no other way to reach what `ipcMain.handle` was given.
    const handlers: Map<string, (...args: unknown[]) => Promise<{ readonly value?: object }>> =
      Reflect.get(ipcMain, '_invokeHandlers');
    const answer = handlers.get('ovo:request');
    if (answer === undefined) throw new Error('Nobody answers the window.');
    handlers.set('ovo:request', async (event, name, input) => {
      const result = await answer(event, name, input);
      if (name !== 'app.info') return result;
      const said = { databaseDamage: ['page 7'], anotherProcessSends: true };
      return { ...result, value: { ...result.value, ...said } };
    });
  });
}
