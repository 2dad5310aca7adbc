import { statSync } from 'node:fs';
import path from 'node:path';
import { expect, test, type Ovo } from '../support/app.ts';
import { openSettings } from '../support/settings-window.ts';

/** What Chromium says of the word in the text of the campaign that is open, once it was right-clicked. */
async function saidOfWord({ electron, page }: Ovo) {
  const said = electron.evaluate(
    async ({ BrowserWindow, Menu }) =>
      await new Promise<{ word: string; suggestions: string[]; menu: string[] }>((resolve) => {
        const [window] = BrowserWindow.getAllWindows();
        const build = Menu.buildFromTemplate.bind(Menu);
        let menu: string[] = [];
        // A menu of the system would stand in front of everything that follows.
        Menu.buildFromTemplate = (template) => {
          menu = template.map(({ label, role }) => label ?? String(role));
          const built = build(template);
          built.popup = () => undefined;
          return built;
        };
        window?.webContents.once('context-menu', (_event, params) => {
          Menu.buildFromTemplate = build;
          const { misspelledWord: word, dictionarySuggestions: suggestions } = params;
          resolve({ word, suggestions, menu });
        });
      }),
  );
  await page
    .getByLabel('Text', { exact: true })
    .click({ button: 'right', position: { x: 25, y: 15 } });
  return await said;
}

/** Opens a draft, and writes into its text in place of what is there. */
async function writeText(ovo: Ovo, text: string): Promise<void> {
  const { page } = ovo;
  const {
    snapshot: { id },
  } = await ovo.request('campaigns.create', {
    name: 'News',
    body: '',
    sender: '',
    audience: { listIds: [] },
  });
  await page.evaluate((draft) => void (location.hash = `#/campaigns/${draft}`), id);
  const field = page.getByLabel('Text', { exact: true });
  await field.click();
  await field.pressSequentially(text);
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
}

test('a misspelled word has suggestions from the dictionary that Ovo comes with, and none is downloaded', async ({
  launchOvo,
}) => {
  const ovo = await launchOvo();
  const file = path.join('electron', 'Dictionaries', 'en-US-10-1.bdic');
  const shipped = path.resolve(import.meta.dirname, '../../resources/dictionaries/en-US-10-1.bdic');
  expect(statSync(path.join(ovo.dataFolder, file)).size).toBe(statSync(shipped).size);

  await writeText(ovo, 'Tomorow we open ');
  await expect
    .poll(async () => await saidOfWord(ovo))
    .toMatchObject({
      word: 'Tomorow',
      suggestions: expect.arrayContaining(['Tomorrow']),
      menu: expect.arrayContaining(['Tomorrow', 'Add to dictionary', 'cut', 'copy', 'paste']),
    });
  await writeText(ovo, 'Tomorrow we open ');
  expect(await saidOfWord(ovo)).toMatchObject({ word: '', suggestions: [] });
});

test('spelling is not checked where the settings say so', async ({ launchOvo }) => {
  const ovo = await launchOvo();
  await openSettings(ovo, 'Appearance');
  await ovo.page.getByRole('switch', { name: 'Check spelling as you type' }).click();
  await expect
    .poll(() =>
      ovo.electron.evaluate(({ session }) => session.defaultSession.isSpellCheckerEnabled()),
    )
    .toBe(false);
  await writeText(ovo, 'Tomorow we open ');
  expect(await saidOfWord(ovo)).toMatchObject({ word: '', suggestions: [] });
});
