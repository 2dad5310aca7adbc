/*
 * Types a text into a new draft of a data folder (first argument), a character every few milliseconds,
 * saved as the window saves; says how much is typed, until it is killed.
 */
import { openApplication } from '../../src-main/application.ts';
import { systemClock } from '../../src-main/system-clock.ts';
import type { Campaign } from '../../src-shared/campaign/campaign.ts';
import { createAutosave } from '../../src-renderer/ui/saving/autosave.ts';
import { migrationsFolder, threadFile } from '../support/database.ts';
import { typedText } from './typed-text.ts';

const [dataFolder = ''] = process.argv.slice(2);
const say = (line: string) => void process.stdout.write(`${line}\n`);
const app = openApplication({
  dataFolder,
  migrationsFolder,
  threadFile,
  clock: systemClock,
  readCredentials: () => Promise.resolve(null),
  onError: (error) => say(`fault ${String(error)}`),
});
const draftOf = (body: string) => ({
  name: 'Typed',
  body,
  sender: '',
  audience: { listIds: [] },
});
let known: Campaign = await app.campaigns.create(draftOf(''));
// As `useAutosave` of the window has it.
const autosave = createAutosave({ pauseMs: 300, longestMs: 400, onState: () => undefined });
say('open');
for (let length = 1; length <= 5000; length += 1) {
  autosave.change(async () => {
    known = await app.campaigns.save(known.snapshot.id, known.revision, draftOf(typedText(length)));
    say(`saved ${length}`);
  });
  say(`typed ${length}`);
  await new Promise<void>((resolve) => void systemClock.after(5, resolve));
}
