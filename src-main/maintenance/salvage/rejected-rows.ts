import { closeSync, fsyncSync, mkdirSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { SalvagedRow } from './read-rows.ts';

/** Rows of a damaged file that do not fit today's tables, kept whole: one JSON object a line. */
export interface RejectedRows {
  readonly count: number;
  readonly countOf: (table: string) => number;
  add(row: SalvagedRow, reason: string): void;
  /** Puts the file on the disk; returns where it is within the data folder, null where there is none. */
  close(): string | null;
}

/** The file comes into being with the first row, in that folder of the data folder. */
export function openRejects(dataFolder: string, folder: string): RejectedRows {
  const file = path.posix.join(folder, 'rejected-rows.ndjson');
  const counts = new Map<string, number>();
  let descriptor: number | null = null;
  let count = 0;
  return {
    get count() {
      return count;
    },
    countOf: (table) => counts.get(table) ?? 0,
    add({ table, values }, reason) {
      if (descriptor === null) {
        mkdirSync(path.join(dataFolder, folder), { recursive: true, mode: 0o700 });
        descriptor = openSync(path.join(dataFolder, file), 'w', 0o600);
      }
      writeSync(descriptor, `${JSON.stringify({ table, reason, values }, asJson)}\n`);
      counts.set(table, (counts.get(table) ?? 0) + 1);
      count += 1;
    },
    close() {
      if (descriptor === null) return null;
      fsyncSync(descriptor);
      closeSync(descriptor);
      descriptor = null;
      return file;
    },
  };
}

function asJson(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}
