import path from 'node:path/posix';
import { getFileNameLowLevel, openPromise, type Entry, type ZipFile } from 'yauzl';
import { UserError } from '../../../../src-shared/lib/result.ts';
import { neverCanceled, refuseIfCanceled, type CancelSignal } from '../cancel-signal.ts';
import { FileFault } from '../file-fault.ts';
import { words } from '../../../../src-shared/words/words.ts';

/** A zip file, open for reading. Close it. */
export interface ZipArchive {
  /** The parts as `nameOfPart` writes them. */
  readonly names: readonly string[];
  /** The unpacked size in bytes, as the archive says; reading a part that is larger is refused. */
  sizeOf(name: string): number;
  /**
   * Unpacks a part piece by piece. Throws FileFault where there is no such part, where it is damaged,
   * larger than `mostBytes`, or packed so densely that it must be a trap.
   */
  read(name: string, mostBytes: number): AsyncGenerator<Buffer, void>;
  close(): void;
}

/**
 * The one spelling of a part's name: programs differ in capitals, in slashes, and in whether they begin
 * with one.
 */
export function nameOfPart(name: string): string {
  return path.normalize(name.replaceAll('\\', '/')).replace(/^\/+/, '').toLowerCase();
}

/** More parts than any workbook has. */
const mostParts = 20_000;

/** The highest ratio of compression. Sheets written by programs reach 50; deflate can reach 1032. */
const mostDense = 400;

/** Smaller parts may have any ratio. */
const harmlessBytes = 50 * 1024 * 1024;

/**
 * Opens a zip file. Throws FileFault where its table of contents is damaged. Reading a part is refused
 * (`canceled`) once the signal is aborted.
 */
export async function openZip(
  file: string,
  signal: CancelSignal = neverCanceled,
): Promise<ZipArchive> {
  let zip: ZipFile | null = null;
  try {
    // The names are read here: yauzl refuses a whole archive for one that begins with a slash.
    zip = await openPromise(file, { lazyEntries: true, autoClose: false, decodeStrings: false });
    const parts = new Map<string, Entry>();
    for await (const entry of zip.eachEntry()) {
      if (parts.size >= mostParts) throw damaged();
      const { generalPurposeBitFlag, fileNameRaw, extraFields } = entry;
      const name = getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false);
      parts.set(nameOfPart(name), entry);
    }
    return archiveOf(zip, parts, () => refuseIfCanceled(signal, path.basename(file)));
  } catch (error) {
    zip?.close();
    throw error instanceof FileFault ? error : damaged(error);
  }
}

function archiveOf(
  zip: ZipFile,
  parts: ReadonlyMap<string, Entry>,
  refuseIfUnwanted: () => void,
): ZipArchive {
  async function* read(name: string, mostBytes: number): AsyncGenerator<Buffer, void> {
    const entry = parts.get(name);
    if (entry === undefined) throw damaged();
    const { uncompressedSize, compressedSize } = entry;
    const isTrap =
      uncompressedSize > harmlessBytes && uncompressedSize > mostDense * compressedSize;
    if (isTrap || uncompressedSize > mostBytes) {
      const megabytes = Math.round(uncompressedSize / 1024 / 1024);
      throw new FileFault(null, words.contactsFiles.workbook.tooBig(megabytes));
    }
    try {
      const stream = await zip.openReadStreamPromise(entry);
      for await (const piece of stream) {
        refuseIfUnwanted();
        if (Buffer.isBuffer(piece)) yield piece;
      }
    } catch (error) {
      throw error instanceof UserError ? error : damaged(error);
    }
  }

  return {
    names: [...parts.keys()],
    sizeOf: (name) => parts.get(name)?.uncompressedSize ?? 0,
    read,
    close: () => zip.close(),
  };
}

function damaged(cause?: unknown): FileFault {
  return new FileFault(null, words.contactsFiles.workbook.incomplete, { cause });
}
