import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../tools/project.ts';
import { expect, type Ovo } from '../support/app.ts';
import { changeSettings } from '../support/journey.ts';

/** Customers of a bakery; four rows of the file need to be fixed. */
export const customersFile = path.join(projectRoot, 'resources', 'sample-contacts.csv');

const asFound = { encoding: null, delimiter: null, sheet: null, hasHeader: null };

/** Imports a file as Ovo suggests, onto a list; returns the import's id. */
export async function importFile(ovo: Ovo, file: string, listName: string): Promise<number> {
  await ovo.chooseFile(file);
  const chosen = await ovo.request('imports.chooseFile', undefined);
  if (chosen === null) throw new Error('No file was chosen.');
  const input = { token: chosen.token, country: 'US' };
  const { columns, reading } = await ovo.request('imports.preview', { ...input, reading: asFound });
  const { importId } = await ovo.request('imports.start', {
    ...input,
    reading,
    mapping: columns.map(({ suggestion }) => suggestion),
    listName,
    tags: ['bakery'],
    consent: { source: 'Form at the counter, fall 2026' },
    onDuplicate: 'update',
  });
  return importId;
}

/** Area codes with a hundred fictional numbers each: 555-0100 to 555-0199. */
const areaCodes = [
  201, 203, 205, 206, 207, 208, 209, 210, 212, 213, 214, 215, 216, 217, 218, 219, 224, 225, 228,
  229,
];

/** Writes a file of up to 2,000 invented people, no number twice. */
export function writePeople(folder: string, count: number): string {
  const first = ['Ana', 'Bo', 'Chloé', 'Dmitri', 'Esi', 'Farid', 'Grace', 'Hana', 'Ivan', 'Jun'];
  const last = [
    'Okafor',
    'Lindqvist',
    'Dubois',
    'Petrov',
    'Mensah',
    'Haddad',
    'Sato',
    'Novak',
    'Kim',
  ];
  const towns = ['Brooklyn', 'Queens', 'Hoboken', 'Yonkers'];
  const rows = Array.from({ length: count }, (_, index) => {
    const area = areaCodes[Math.floor(index / 100)];
    const line = String(100 + (index % 100)).padStart(4, '0');
    const name = [first[index % first.length], last[index % last.length]];
    return [...name, `+1${area}555${line}`, towns[index % towns.length], index % 37].join(',');
  });
  const file = path.join(folder, 'many-people.csv');
  writeFileSync(file, ['First name,Last name,Phone,Town,Visits', ...rows, ''].join('\n'));
  return file;
}

export interface Draft {
  readonly name: string;
  readonly body: string;
  /** Of the lists, by name; all where none is named. */
  readonly lists?: readonly string[];
}

export const autumn: Draft = {
  name: 'Autumn at the bakery',
  body: 'Hi {{ first_name | default: "there" }}! Fresh from the oven this Saturday: cinnamon rolls. We keep one for you until noon. Reply STOP to opt out.',
};

/** Writes a draft; returns the campaign's id. */
export async function writeDraft(ovo: Ovo, { name, body, lists }: Draft): Promise<number> {
  const all = await ovo.request('lists.all', undefined);
  const chosen = all.filter((list) => lists === undefined || lists.includes(list.name));
  const audience = { listIds: chosen.map(({ id }) => id) };
  const campaign = await ovo.request('campaigns.create', { name, body, sender: '', audience });
  return campaign.snapshot.id;
}

/** Sends a draft to its end. */
export async function sendToEnd(ovo: Ovo, id: number): Promise<void> {
  await ovo.request('campaigns.start', { id });
  await expect
    .poll(async () => (await ovo.request('campaigns.get', { id })).snapshot.status)
    .toBe('completed');
}

/** Starts a draft and waits until it is this far, in percent. */
export async function sendUntil(ovo: Ovo, id: number, percent: number): Promise<void> {
  await ovo.request('campaigns.start', { id });
  await expect
    .poll(async () => (await ovo.request('campaigns.get', { id })).snapshot.progress)
    .toBeGreaterThanOrEqual(percent);
}

/** How practice answers; shares from 0 to 1. */
export async function practise(
  ovo: Ovo,
  how: {
    readonly segmentsPerSecond: number;
    readonly rejectedShare?: number;
    readonly undeliveredShare?: number;
    readonly unknownShare?: number;
  },
): Promise<void> {
  const { quietHours } = await ovo.request('settings.get', undefined);
  await changeSettings(ovo, {
    segmentsPerSecond: how.segmentsPerSecond,
    pauseAboveFailureShare: 1,
    quietHours: { ...quietHours, enabled: false },
    simulator: {
      delayMs: 20,
      rejectedShare: how.rejectedShare ?? 0,
      throttledShare: 0,
      unreachableShare: 0,
      unknownShare: how.unknownShare ?? 0,
      undeliveredShare: how.undeliveredShare ?? 0,
    },
  });
}
