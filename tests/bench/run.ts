import { parseArgs } from 'node:util';
import { bulkChanges } from './contacts/bulk-changes.ts';
import { campaignStart } from './sending/campaign-start.ts';
import { checkMessages } from './check-messages.ts';
import { contactSearch } from './contact-search.ts';
import { contactsWindow } from './contacts-window.ts';
import { contactsImport } from './contacts-import.ts';
import { engineThroughput } from './engine-throughput.ts';
import { pacing } from './pacing.ts';
import { printRow, type Row } from './row.ts';
import { slowDisk } from './slow-disk.ts';
import { storedMessages } from './stored-messages.ts';
import { twilioThroughput } from './twilio-throughput.ts';

/*
 * Measures what the design has budgets for, each beside its peer in the same run:
 *   npm run bench [-- NAME …] [--stored 10000000] [--rows 1000000] [--seconds 30]
 */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    stored: { type: 'string', default: '10000000' },
    rows: { type: 'string', default: '1000000' },
    seconds: { type: 'string', default: '30' },
  },
});

const benchmarks: Readonly<Record<string, () => Promise<readonly Row[]>>> = {
  engine: engineThroughput,
  twilio: twilioThroughput,
  pacing,
  'slow-disk': () => slowDisk(Number(values.seconds)),
  import: () => contactsImport(Number(values.rows)),
  search: () => contactSearch(Number(values.rows)),
  window: () => contactsWindow(Number(values.rows)),
  check: () => checkMessages(Number(values.rows)),
  start: () => campaignStart(Number(values.rows)),
  bulk: () => bulkChanges(Number(values.rows)),
  stored: () => storedMessages(Number(values.stored)),
};

const names = positionals.length === 0 ? Object.keys(benchmarks) : positionals;
for (const name of names) {
  const benchmark = benchmarks[name];
  if (benchmark === undefined) {
    console.error(`There is no benchmark “${name}”: ${Object.keys(benchmarks).join(', ')}.`);
    process.exitCode = 2;
  } else {
    for (const row of await benchmark()) printRow(row);
  }
}
