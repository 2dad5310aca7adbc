import iconv from 'iconv-lite';
import { open, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { Encoding } from '../../../../src-shared/import/file-reading.ts';
import { UserError } from '../../../../src-shared/lib/result.ts';
import { neverCanceled, refuseIfCanceled, type CancelSignal } from '../cancel-signal.ts';
import { encodingByHead, NonAsciiSample, Utf8Check } from './detect-encoding.ts';
import { kindOfFile, type OtherKind } from '../file-signature.ts';
import { guessEncoding } from './guess-encoding.ts';
import { words } from '../../../../src-shared/words/words.ts';

/** A piece of a file's text, and the bytes of the file read so far. */
export interface TextPiece {
  readonly text: string;
  readonly bytesRead: number;
}

/** A file, open to be read as text. Close it. */
export interface TextFile {
  readonly name: string;
  readonly sizeBytes: number;
  /** A `zip` holds no text, and may be a workbook. */
  readonly kind: 'text' | 'vcard' | 'zip';
  /** Finds the encoding by the beginning of the file where that is enough, else by all of it. */
  detectEncoding(): Promise<Encoding>;
  /** The text from the beginning, in pieces of about 32 KiB; bytes that are invalid become U+FFFD. */
  pieces(encoding: Encoding): AsyncGenerator<TextPiece, void>;
  close(): Promise<void>;
}

/** Bytes read at a time: few enough that one piece never delays the window. */
const pieceBytes = 32 * 1024;

/** Bytes of a file that are searched for its encoding. */
const longestCheck = 256 * 1024 * 1024;

/**
 * Opens a file; refused (`usage`) where it cannot be read, and where its kind holds no contacts. Reading it
 * is refused (`canceled`) once the signal is aborted.
 */
export async function openTextFile(
  file: string,
  signal: CancelSignal = neverCanceled,
): Promise<TextFile> {
  const handle = await openFile(file);
  try {
    const name = path.basename(file);
    const stats = await handle.stat();
    if (stats.isDirectory()) {
      throw new UserError('usage', words.contactsFiles.folder(file));
    }
    if (!stats.isFile()) throw new UserError('usage', words.contactsFiles.notAFile(file));
    if (stats.size === 0) {
      throw new UserError('usage', words.contactsFiles.empty(name));
    }
    const head = await readAt(handle, Buffer.alloc(pieceBytes), 0, file);
    const found = kindOfFile(head);
    if (found.kind === 'other') throw noContacts(name, found);
    return {
      name,
      kind: found.kind,
      sizeBytes: stats.size,
      detectEncoding: () => detectEncoding(handle, head, file, signal),
      pieces: (encoding) => pieces(handle, encoding, file, signal),
      close: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** The error of a file of another kind. */
export function noContacts(fileName: string, kind: OtherKind): UserError {
  return new UserError('usage', words.contactsFiles.otherKind(fileName, kind));
}

async function detectEncoding(
  handle: FileHandle,
  head: Uint8Array,
  file: string,
  signal: CancelSignal,
): Promise<Encoding> {
  const told = encodingByHead(head);
  if (told !== null) return told;
  const check = new Utf8Check();
  const sample = new NonAsciiSample();
  const buffer = Buffer.alloc(32 * pieceBytes);
  let isUtf8 = true;
  for (let position = 0; position < longestCheck && (isUtf8 || !sample.isFull);) {
    refuseIfCanceled(signal, path.basename(file));
    const piece = await readAt(handle, buffer, position, file);
    if (piece.length === 0) break;
    sample.add(piece, piece.length < buffer.length);
    isUtf8 = check.add(piece);
    position += piece.length;
  }
  return isUtf8 && check.end() ? 'utf-8' : guessEncoding(sample.bytes());
}

async function* pieces(
  handle: FileHandle,
  encoding: Encoding,
  file: string,
  signal: CancelSignal,
): AsyncGenerator<TextPiece, void> {
  const decoder = iconv.getDecoder(encoding);
  const buffer = Buffer.alloc(pieceBytes);
  let bytesRead = 0;
  for (;;) {
    refuseIfCanceled(signal, path.basename(file));
    const bytes = await readAt(handle, buffer, bytesRead, file);
    if (bytes.length === 0) break;
    bytesRead += bytes.length;
    yield { text: decoder.write(bytes), bytesRead };
  }
  const rest = decoder.end() ?? '';
  if (rest !== '') yield { text: rest, bytesRead };
}

async function openFile(file: string): Promise<FileHandle> {
  try {
    return await open(file, 'r');
  } catch (error) {
    throw readable(error, file);
  }
}

async function readAt(
  handle: FileHandle,
  buffer: Buffer,
  position: number,
  file: string,
): Promise<Buffer> {
  try {
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, position);
    return buffer.subarray(0, bytesRead);
  } catch (error) {
    throw readable(error, file);
  }
}

function readable(error: unknown, file: string): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  switch (error.code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new UserError('usage', words.contactsFiles.missing(file), {
        cause: error,
      });
    case 'EACCES':
    case 'EPERM':
      return new UserError('usage', words.contactsFiles.notAllowed(file), { cause: error });
    case 'EISDIR':
      return new UserError('usage', words.contactsFiles.folder(file), {
        cause: error,
      });
    default:
      return new UserError('unavailable', words.contactsFiles.failed(file, error.message), {
        cause: error,
      });
  }
}
