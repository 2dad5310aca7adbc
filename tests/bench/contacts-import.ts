import { execFileSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { importContacts } from '../../src-main/contacts/import-contacts.ts';
import { previewImport } from '../../src-main/contacts/preview-import.ts';
import { mapColumns } from '../../src-main/contacts/map-columns.ts';
import { systemClock } from '../../src-main/system-clock.ts';
import type { Row } from './row.ts';
import { inFolder, withDatabase } from './workplace.ts';

const areaCodes = [206, 212, 305, 312, 404, 415, 512, 617, 702, 808];

/** A CSV of that many people with different numbers, the way a till exports them. */
async function writePeople(file: string, rows: number): Promise<void> {
  const stream = createWriteStream(file);
  stream.write('First name,Last name,Mobile phone,Email,Last visit\n');
  for (let index = 0; index < rows; index += 1) {
    const number = String(2_000_000 + index).padStart(7, '0');
    const areaCode = areaCodes[index % areaCodes.length];
    const phone = `(${areaCode}) ${number.slice(0, 3)}-${number.slice(3)}`;
    const line = `Ann${index},Lee${index % 5000},${phone},ann${index}@example.com,2026-05-${String((index % 28) + 1).padStart(2, '0')}\n`;
    if (!stream.write(line)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'finish');
}

/** The sqlite3 shell’s own import of the same file into the same columns, number unique. */
function shellImport(folder: string, csv: string): number {
  const startedAt = performance.now();
  execFileSync('sqlite3', [path.join(folder, 'shell.db')], {
    input: `PRAGMA journal_mode = WAL;
CREATE TABLE people (first TEXT, last TEXT, phone TEXT UNIQUE, email TEXT, visit TEXT);
.mode csv
.import --skip 1 ${csv} people
`,
  });
  return performance.now() - startedAt;
}

/** An import of that many rows, beside the sqlite3 shell. */
export function contactsImport(rows: number): Promise<readonly Row[]> {
  return inFolder(async (folder) => {
    const csv = path.join(folder, 'people.csv');
    await writePeople(csv, rows);
    const delay = monitorEventLoopDelay({ resolution: 1 });
    let peak = 0;
    const ours = await withDatabase(folder, async (db) => {
      const preview = await previewImport(csv, { country: 'US', encoding: null, delimiter: null });
      const { encoding, delimiter } = preview;
      const mapping = mapColumns(preview.columns, {});
      delay.enable();
      const startedAt = performance.now();
      const result = await importContacts(
        db,
        systemClock,
        {
          file: csv,
          country: 'US',
          encoding,
          delimiter,
          mapping,
          listName: 'All',
          onDuplicate: 'update',
        },
        {
          onProgress() {
            peak = Math.max(peak, process.memoryUsage.rss());
          },
        },
      );
      const milliseconds = performance.now() - startedAt;
      delay.disable();
      peak = Math.max(peak, process.memoryUsage.rss());
      if (result.added !== rows) throw new Error(`${result.added} rows of ${rows} were added.`);
      return milliseconds;
    });
    const theirs = shellImport(folder, csv);
    const ratio = ours / theirs;
    const megabytes = peak / 1e6;
    const p99 = delay.percentile(99) / 1e6;
    const longest = delay.max / 1e6;
    return [
      {
        what: `import of ${rows.toLocaleString('en')} rows`,
        ovo: `${(ours / 1000).toFixed(1)} s, ${megabytes.toFixed(0)} MB resident`,
        peer: `sqlite3 .import ${(theirs / 1000).toFixed(1)} s`,
        ratio: `${ratio.toFixed(2)} ×`,
        budget: '≤ 3 ×, ≤ 400 MB',
        isMet: ratio <= 3 && megabytes <= 400,
      },
      {
        what: 'event-loop delay meanwhile',
        ovo: `p99 ${p99.toFixed(1)} ms, max ${longest.toFixed(1)} ms`,
        peer: '–',
        ratio: '',
        budget: 'p99 ≤ 16 ms, max ≤ 100 ms',
        isMet: p99 <= 16 && longest <= 100,
      },
    ];
  });
}
