import path from 'node:path';
import { shellImport, writePeople } from './contacts/people-file.ts';
import { atMost, delayBudget } from './harness/budget.ts';
import { inOwnProcess } from './harness/own-process.ts';
import type { Delay, ImportMeasured } from './import-process.ts';
import type { DuckdbMeasured } from './peers/duckdb-process.ts';
import { perSecond, type Row } from './row.ts';
import { inFolder } from './bench-setup.ts';

/** The most that an import may have resident, in bytes. */
const mostResident = 400e6;

/** The memory that the command line is given. */
const node = ['--max-semi-space-size=8'];

/** An import of that many rows, beside the sqlite3 shell and DuckDB, both into a unique column. */
export function contactsImport(rows: number): Promise<readonly Row[]> {
  return inFolder(async (folder) => {
    const csv = path.join(folder, 'people.csv');
    await writePeople(csv, rows);
    const before = shellImport(folder, csv);
    const ours = await inOwnProcess<ImportMeasured>('import-process.ts', [folder, csv], node);
    const { added, milliseconds, bytes, delay, search } = ours;
    if (added !== rows) throw new Error(`${added} rows of ${rows} were added.`);
    const duckdb = await inOwnProcess<DuckdbMeasured>('peers/duckdb-process.ts', [folder, csv]);
    // Before and after, as a computer that others use too is not always as fast.
    const theirs = (before + shellImport(folder, csv)) / 2;
    const people = rows.toLocaleString('en');
    return [
      {
        what: `import of ${people} rows, looking at the file included`,
        ovo: seconds(milliseconds),
        peer: `sqlite3 .import ${seconds(theirs)}`,
        ...atMost(milliseconds / theirs, 2.5),
      },
      {
        what: `import of ${people} rows, beside DuckDB`,
        ovo: seconds(milliseconds),
        peer: `DuckDB’s insert into a unique column ${seconds(duckdb.milliseconds)}`,
        ...atMost(milliseconds / duckdb.milliseconds, 1),
      },
      {
        what: `memory of an import of ${people} rows: the most that was resident`,
        ovo: megabytes(bytes),
        peer: `DuckDB ${megabytes(duckdb.bytes)}`,
        ratio: `${(bytes / duckdb.bytes).toFixed(2)} ×`,
        budget: `≤ ${megabytes(mostResident)}`,
        isMet: bytes <= mostResident,
      },
      delayRow(`event-loop delay of the main thread while ${people} rows are imported`, delay),
      delayRow(
        'the same while the search index is made',
        search.delay,
        `, ${perSecond(rows, search.milliseconds)}`,
      ),
    ];
  });
}

function delayRow(what: string, delay: Delay, rate = ''): Row {
  return {
    what,
    ovo: `p99 ${delay.p99.toFixed(1)} ms, max ${delay.longest.toFixed(1)} ms${rate}`,
    peer: '–',
    ratio: '',
    ...delayBudget(delay),
  };
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}
