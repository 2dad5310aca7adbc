/*
 * Rehearses the campaign 1 of a data folder (first argument) in a process of its own, and prints a line once
 * texts go, so that a test can kill it there.
 */
import { openApplication } from '../../src-main/application.ts';
import { systemClock } from '../../src-main/system-clock.ts';
import { noFaults } from '../../src-shared/campaign/rehearsal.ts';

const [dataFolder = '', migrationsFolder = '', threadFile = ''] = process.argv.slice(2);
const app = openApplication({
  dataFolder,
  migrationsFolder,
  threadFile,
  clock: systemClock,
  readCredentials: () => Promise.resolve(null),
  onError(error) {
    throw error;
  },
});
app.subscribe((event) => {
  if (event.name === 'campaigns.rehearsing' && event.payload.step === 'sending') {
    process.stdout.write('sending\n');
  }
});
await app.rehearsals.run({ id: 1, faults: noFaults });
process.stdout.write('done\n');
await app.close();
