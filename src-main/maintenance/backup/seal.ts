import { closeSync, createReadStream, openSync, readSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { UserError } from '../../../src-shared/lib/result.ts';
import { passphraseLengths } from '../../../src-shared/maintenance/backup.ts';
import { words } from '../../../src-shared/words/words.ts';

/*
 * A sealed backup is an age file (age-encryption.org/v1) for a passphrase: scrypt with 2^18 rounds, then
 * ChaCha20-Poly1305 in pieces of 64 KiB. Any age tool opens it: `age --decrypt backup.age > ovo.db`.
 */

const firstLine = 'age-encryption.org/v1\n';

/**
 * The most rounds that opening a file may ask for, as a power of two: half a gigabyte of memory, because
 * each takes a kilobyte, and whoever made the file says how many. Ovo’s own ask for 2^18.
 */
const mostWork = 19;

/** The first lines of a file, where its header says how it is sealed, in bytes. */
const headerBytes = 1024;

/** What the library says where the passphrase opens nothing. */
const noMatch = /no identity matched/;

/** Whether a file is sealed; false for one that is not there. */
export function isSealed(file: string): boolean {
  return beginningOf(file, firstLine.length).toString('latin1') === firstLine;
}

/** Writes a sealed copy of a file. Refused (`invalid`) for a passphrase that anybody could guess. */
export async function sealFile(
  from: string,
  to: string,
  passphrase: string,
  onBytes: (bytes: number) => void,
): Promise<void> {
  if (passphrase.length < passphraseLengths.shortest) {
    throw new UserError('invalid', words.backups.shortPassphrase(passphraseLengths.shortest));
  }
  const { Encrypter } = await import('age-encryption');
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase.normalize('NFC'));
  await write(await encrypter.encrypt(streamOf(from)), to, onBytes);
}

/**
 * Writes what is in a sealed file. Refused (`invalid`) for another passphrase, and, told apart from that,
 * for a file that was cut short or changed: not a byte more than is surely genuine is written, and what
 * was written by then has to be thrown away.
 */
export async function unsealFile(
  from: string,
  to: string,
  passphrase: string,
  onBytes: (bytes: number) => void,
): Promise<void> {
  refuseTooMuchWork(from);
  const { Decrypter } = await import('age-encryption');
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase.normalize('NFC'));
  try {
    await write(await decrypter.decrypt(streamOf(from)), to, onBytes);
  } catch (error) {
    if (!(error instanceof Error) || 'code' in error) throw error;
    throw new UserError(
      'invalid',
      noMatch.test(error.message)
        ? words.backups.wrongPassphrase(from)
        : words.backups.notGenuine(from, error.message),
      { cause: error },
    );
  }
}

/** Refuses (`invalid`) a file that would keep this computer busy for hours, or take all its memory. */
function refuseTooMuchWork(file: string): void {
  const beginning = beginningOf(file, headerBytes).toString('latin1');
  const [, work] = /^-> scrypt \S+ (\d+)$/m.exec(beginning) ?? [];
  if (work === undefined || Number(work) <= mostWork) return;
  throw new UserError('invalid', words.backups.tooMuchWork(file, work));
}

function beginningOf(file: string, bytes: number): Buffer {
  const beginning = Buffer.alloc(bytes);
  const descriptor = openSync(file, 'r');
  try {
    return beginning.subarray(0, readSync(descriptor, beginning, 0, bytes, 0));
  } finally {
    closeSync(descriptor);
  }
}

function streamOf(file: string): ReadableStream<Uint8Array> {
  // Node's own declaration of the same standard differs from the one that the library uses.
  return Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array>;
}

async function write(
  stream: ReadableStream<Uint8Array>,
  to: string,
  onBytes: (bytes: number) => void,
): Promise<void> {
  const file = await open(to, 'w', 0o600);
  const reader = stream.getReader();
  let bytes = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      await file.writeFile(value);
      bytes += value.length;
      onBytes(bytes);
    }
    await file.datasync();
  } finally {
    await file.close();
  }
}
