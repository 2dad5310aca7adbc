import { execFileSync } from 'node:child_process';
import { createWriteStream, rmSync } from 'node:fs';
import { once } from 'node:events';
import path from 'node:path';
import type { Delay, ImportMeasured } from './import-process.ts';
import { perSecond, type Row } from './row.ts';
import { inFolder } from './workplace.ts';

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

/** The import in a process of its own, with the memory that the command line is given. */
function importPeople(folder: string, csv: string): ImportMeasured {
  const program = path.join(import.meta.dirname, 'import-process.ts');
  const text = execFileSync(process.execPath, ['--max-semi-space-size=8', program, folder, csv], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(text) as ImportMeasured;
}

/** An import of that many rows, beside the sqlite3 shell. */
export function contactsImport(rows: number): Promise<readonly Row[]> {
  return inFolder(async (folder) => {
    const csv = path.join(folder, 'people.csv');
    await writePeople(csv, rows);
    const before = shellImport(folder, csv);
    const { added, milliseconds, bytes, delay, search } = importPeople(folder, csv);
    if (added !== rows) throw new Error(`${added} rows of ${rows} were added.`);
    rmSync(path.join(folder, 'shell.db'));
    // Before and after, as a computer that others use too is not always as fast.
    const theirs = (before + shellImport(folder, csv)) / 2;
    const ratio = milliseconds / theirs;
    const megabytes = bytes / 1e6;
    return [
      {
        what: `import of ${rows.toLocaleString('en')} rows, looking at the file included`,
        ovo: `${(milliseconds / 1000).toFixed(1)} s, ${megabytes.toFixed(0)} MB resident`,
        peer: `sqlite3 .import ${(theirs / 1000).toFixed(1)} s`,
        ratio: `${ratio.toFixed(2)} ×`,
        budget: '≤ 3 ×, ≤ 400 MB',
        isMet: ratio <= 3 && megabytes <= 400,
      },
      delayRow('event-loop delay of the main thread meanwhile', delay),
      delayRow(
        `the same while the search index is made, ${perSecond(rows, search.milliseconds)}`,
        search.delay,
      ),
    ];
  });
}

function delayRow(what: string, { p99, longest }: Delay): Row {
  return {
    what,
    ovo: `p99 ${p99.toFixed(1)} ms, max ${longest.toFixed(1)} ms`,
    peer: '–',
    ratio: '',
    budget: 'p99 ≤ 16 ms, max ≤ 100 ms',
    isMet: p99 <= 16 && longest <= 100,
  };
}
