import { hash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fdatasync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  statSync,
  writeSync,
} from 'node:fs';
import { DateTime } from 'luxon';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { Clock } from '../../../engine/ports.ts';
import type { JournalEntry, SendJournal } from '../../../engine/store-ports.ts';
import { factsOfSingle, journalFactsOf, type JournalFacts } from './campaign-names.ts';
import type { OvoDatabase } from '../../../database/open.ts';

/*
 * The send journal: a file a month in the folder `journal` beside the database, one line for each time
 * a message was handed over and one for what came of it, each on the disk before the next thing happens.
 * It is only ever appended to. It holds no phone number: each stands there as a hash that takes in the
 * campaign’s random uid. A message without a campaign has a uid of its own.
 */

const lineSchema = z.object({
  at: z.int(),
  campaign: z.string(),
  number: z.string(),
  attempt: z.int(),
  event: z.enum(['handed-over', 'accepted', 'not-sent', 'unknown', 'to-cancel', 'canceled']),
  sid: z.string().optional(),
  /** When the provider is to send it, where it keeps the message until then, or may. */
  sendAt: z.int().optional(),
  /** True for practice: the simulator carried it. Absent otherwise, and in lines of an older Ovo. */
  practice: z.literal(true).optional(),
});

/** One line of the journal. */
export type JournalLine = z.infer<typeof lineSchema>;

const positionPattern = /^(\d{4}-\d{2}\.ndjson):(\d+)$/;
const filePattern = /^\d{4}-\d{2}\.ndjson$/;

/** A number as the journal has it. */
export function hashOfNumber(campaignUid: string, phone: string): string {
  return hash('sha256', `${campaignUid}:${phone}`).slice(0, 32);
}

interface OpenFile {
  readonly name: string;
  readonly path: string;
  /** The first millisecond of the next month’s file. */
  readonly endsAt: number;
  readonly descriptor: number;
  /** Bytes that are on the disk. */
  size: number;
}

const syncData = promisify(fdatasync);

/** What stands for a message without a campaign of which nothing else is known. */
const single: JournalFacts = { uid: 'single', isPractice: false };

/** The journal of a data folder, open for writing. */
export interface OpenSendJournal extends SendJournal {
  close(): Promise<void>;
}

/** Opens the journal of a data folder; makes it where there is none. */
export async function openSendJournal(
  db: OvoDatabase,
  dataFolder: string,
  clock: Clock,
): Promise<OpenSendJournal> {
  const folder = journalFolder(dataFolder);
  const campaigns = new Map<number, JournalFacts>();
  /** Of messages that were handed over and whose outcome is not known. */
  const numbers = new Map<string, string>();
  let file: OpenFile | null = null;

  /** A clock that was set back must not make an older file grow: positions would go backwards. */
  function fileFor(now: number): OpenFile {
    // One that was deleted would go on taking lines that nobody ever reads.
    if (file !== null && now < file.endsAt && existsSync(file.path)) return file;
    close();
    const current = fileNameAt(now);
    const newest = journalFiles(folder).at(-1) ?? '';
    const name = current > newest ? current : newest;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const opened = path.join(folder, name);
    const descriptor = openSync(opened, 'a+', 0o600);
    const { size } = fstatSync(descriptor);
    file = { name, path: opened, endsAt: endOfMonth(name), descriptor, size };
    return file;
  }

  function close(): void {
    if (file !== null) closeSync(file.descriptor);
    file = null;
  }

  /** A line as `JSON.stringify` would write a `JournalLine`, in half the time. */
  function lineOf(entry: JournalEntry): string {
    const { campaignId, messageId = 0, at, attempt, event, sid, sendAt } = entry;
    const facts = campaignId === null ? factsOfSingle(db, messageId) : factsOf(campaignId);
    const { uid, isPractice } = facts ?? single;
    const number = numberOf(uid, entry);
    const sidPart = sid === undefined ? '' : `,"sid":${JSON.stringify(sid)}`;
    const timePart = sendAt === undefined ? '' : `,"sendAt":${sendAt}`;
    const practicePart = isPractice ? ',"practice":true' : '';
    return `{"at":${at},"campaign":${JSON.stringify(uid)},"number":"${number}","attempt":${attempt},"event":"${event}"${sidPart}${timePart}${practicePart}}`;
  }

  /** Each number is written twice, when it is handed over and when its outcome is known. */
  function numberOf(uid: string, { to, event }: JournalEntry): string {
    const key = `${uid}:${to}`;
    const number = numbers.get(key) ?? hashOfNumber(uid, to);
    if (event === 'handed-over') numbers.set(key, number);
    else numbers.delete(key);
    return number;
  }

  function factsOf(campaignId: number): JournalFacts {
    const known = campaigns.get(campaignId) ?? journalFactsOf(db, campaignId);
    if (known === undefined) throw new Error(`Campaign ${campaignId} has no uid.`);
    campaigns.set(campaignId, known);
    return known;
  }

  fileFor(clock.now());
  return {
    get position() {
      return file === null ? '' : `${file.name}:${file.size}`;
    },
    async append(entries) {
      const current = fileFor(clock.now());
      // A line that a crash cut short ends here and is ignored.
      const bytes = Buffer.from(`\n${entries.map(lineOf).join('\n')}\n`);
      // As a commit of SQLite: into the system's memory at once. The wait is for the disk.
      for (let written = 0; written < bytes.length;) {
        written += writeSync(current.descriptor, bytes, written);
      }
      await syncData(current.descriptor);
      // The position passes over lines of cancellations too, which are never replayed then. Where a crash
      // came between `canceled` and its row, that is scheduled still and its wish noted: the provider is
      // asked again, and says the same.
      current.size = fstatSync(current.descriptor).size;
    },
    async close() {
      close();
    },
  };
}

/** Every line of the journal after a position (all where it is null), and where it ends. */
export function readJournal(
  dataFolder: string,
  after: string | null,
): { readonly lines: Iterable<JournalLine>; readonly end: string | null } {
  const folder = journalFolder(dataFolder);
  const files = journalFiles(folder);
  const [, startName = '', startOffset = '0'] = positionPattern.exec(after ?? '') ?? [];
  const parts = files
    .filter((name) => name >= startName)
    .map((name) => ({ name, from: name === startName ? Number(startOffset) : 0 }));
  const last = parts.at(-1);
  const end =
    last === undefined ? after : `${last.name}:${statSync(path.join(folder, last.name)).size}`;
  return { lines: linesOf(folder, parts), end };
}

function* linesOf(
  folder: string,
  parts: readonly { readonly name: string; readonly from: number }[],
): Generator<JournalLine> {
  for (const { name, from } of parts) {
    for (const text of textLines(path.join(folder, name), from)) {
      const line = parseLine(text);
      if (line !== null) yield line;
    }
  }
}

function parseLine(text: string): JournalLine | null {
  if (text === '') return null;
  try {
    return lineSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** The lines of a file from a byte on, read a piece at a time. */
function* textLines(file: string, from: number): Generator<string> {
  const descriptor = openSync(file, 'r');
  try {
    const buffer = Buffer.alloc(1 << 16);
    let rest = '';
    let position = from;
    for (;;) {
      const read = readSync(descriptor, buffer, 0, buffer.length, position);
      if (read === 0) break;
      position += read;
      const lines = (rest + buffer.toString('latin1', 0, read)).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
    yield rest;
  } finally {
    closeSync(descriptor);
  }
}

function journalFolder(dataFolder: string): string {
  return path.join(dataFolder, 'journal');
}

/** The journal's files, the oldest first. */
function journalFiles(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => filePattern.test(name))
    .toSorted();
}

function fileNameAt(now: number): string {
  return `${DateTime.fromMillis(now, { zone: 'utc' }).toFormat('yyyy-MM')}.ndjson`;
}

/** When the month of a journal file ends, in milliseconds since 1970. */
function endOfMonth(name: string): number {
  const month = DateTime.fromISO(name.slice(0, 'yyyy-MM'.length), { zone: 'utc' });
  return month.plus({ months: 1 }).toMillis();
}
