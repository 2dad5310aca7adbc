import type { Locator } from '@playwright/test';
import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { cp, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../../tools/project.ts';
import type { ContactFilter } from '../../src-shared/contact/filter.ts';
import { expect, type LaunchOvo, type Ovo } from './app.ts';

const run = promisify(execFile);

/** Twelve invented people: with tags, towns, consent, and one who wants no texts. */
const people = [
  'First name,Last name,Phone,Email,Tags,Town,Consent,Unsubscribed',
  'Amara,Okafor,+12125550101,amara@example.com,vip,Lyon,yes,',
  'Bo,Lindqvist,+12125550102,bo@example.com,,Lyon,,',
  'Chloé,Dubois,+12125550103,chloe@example.com,"vip, early",Paris,yes,',
  'Dmitri,Petrov,+12125550104,,early,Paris,,',
  'Esi,Mensah,+12125550105,esi@example.com,,Lyon,,',
  'Farid,Haddad,+12125550106,farid@example.com,,Nice,,',
  'Grace,O’Neil,+12125550107,grace@example.com,vip,Nice,,yes',
  'Hana,Sato,+12125550108,,,Lyon,yes,',
  'Ivan,Novak,+12125550109,ivan@example.com,,Paris,,',
  'Jun,Kim,+12125550110,jun@example.com,,Lyon,,',
  'Kofi,Addo,+12125550111,kofi@example.com,early,Nice,,',
  'Lena,Wolf,+12125550112,,,Lyon,,',
].join('\n');

let prepared: Promise<string> | undefined;

/** A folder into which the command line imported the twelve people, made once for all tests of this process. */
async function folderWithPeople(): Promise<string> {
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'ovo-e2e-people-'));
  const file = path.join(dataFolder, 'people.csv');
  await writeFile(file, `${people}\n`);
  const program = path.join(projectRoot, 'src-main', 'cli.ts');
  const list = ['--list', 'Bakery'];
  await run(process.execPath, [program, '--data', dataFolder, 'contacts', 'import', file, ...list]);
  process.once('exit', () => rmSync(dataFolder, { recursive: true, force: true }));
  return dataFolder;
}

/** Starts Ovo on a folder with twelve people, on the list “Bakery”. */
export async function openWithPeople(
  launchOvo: LaunchOvo,
  env: Readonly<Record<string, string>> = {},
): Promise<Ovo> {
  prepared ??= folderWithPeople();
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'ovo-e2e-'));
  await cp(await prepared, dataFolder, { recursive: true });
  const ovo = await launchOvo({ dataFolder, env });
  await goToContacts(ovo);
  return ovo;
}

export async function goToContacts({ page }: Ovo): Promise<void> {
  const main = page.getByRole('navigation', { name: 'Main' });
  await main.getByRole('link', { name: 'Contacts' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Contacts' })).toBeVisible();
}

/** Goes to one of the screens about contacts. */
export async function goToSection({ page }: Ovo, name: string): Promise<void> {
  const sections = page.getByRole('navigation', { name: 'Contacts' });
  await sections.getByRole('link', { name, exact: true }).click();
}

export function table({ page }: Ovo, label = 'Contacts'): Locator {
  return page.getByRole('grid', { name: label });
}

/** Opens the panel of a contact, then its page. */
export async function openContact(ovo: Ovo, name: string): Promise<void> {
  const { page } = ovo;
  await table(ovo).getByText(name, { exact: true }).click();
  const panel = page.getByRole('complementary', { name });
  await panel.getByRole('link', { name: 'Open' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

/** The names that the table shows, in order. */
export async function shownNames(ovo: Ovo): Promise<readonly string[]> {
  const names = await table(ovo)
    .locator('tbody tr')
    .evaluateAll((rows) => rows.map((row) => row.querySelectorAll('td')[1]?.textContent ?? ''));
  return names;
}

/** Waits until the table shows exactly these, by first name, in order. */
export async function shows(ovo: Ovo, ...firstNames: readonly string[]): Promise<void> {
  await expect
    .poll(async () => (await shownNames(ovo)).map((name) => name.split(' ')[0]))
    .toEqual(firstNames);
}

/** How many a filter leaves, as the main process counts them. */
export async function count(ovo: Ovo, filter: ContactFilter): Promise<number> {
  return (await ovo.request('contacts.count', { filter })).total;
}
