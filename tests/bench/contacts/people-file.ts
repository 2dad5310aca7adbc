import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, rmSync } from 'node:fs';
import path from 'node:path';

const areaCodes = [206, 212, 305, 312, 404, 415, 512, 617, 702, 808];

/** A CSV of that many people with different numbers, the way a till exports them. */
export async function writePeople(file: string, rows: number): Promise<void> {
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

/** Milliseconds of the sqlite3 shell’s own import of that file into the same columns, the number unique. */
export function shellImport(folder: string, csv: string): number {
  const database = path.join(folder, 'shell.db');
  const startedAt = performance.now();
  execFileSync('sqlite3', [database], {
    input: `PRAGMA journal_mode = WAL;
CREATE TABLE people (first TEXT, last TEXT, phone TEXT UNIQUE, email TEXT, visit TEXT);
.mode csv
.import --skip 1 ${csv} people
`,
  });
  const milliseconds = performance.now() - startedAt;
  for (const end of ['', '-wal', '-shm']) rmSync(`${database}${end}`, { force: true });
  return milliseconds;
}
