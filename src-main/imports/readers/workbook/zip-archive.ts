import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { FileFault } from '../file-fault.ts';

/** A zip file, open for reading. Close it. */
export interface ZipArchive {
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

/** More parts than any workbook has. */
const mostParts = 20_000;

/** The highest ratio of compression. Sheets written by programs reach 50; deflate can reach 1032. */
const mostDense = 400;

/** Smaller parts may have any ratio. */
const harmlessBytes = 50 * 1024 * 1024;

/** Opens a zip file. Throws FileFault where its table of contents is damaged. */
export async function openZip(file: string): Promise<ZipArchive> {
  let zip: ZipFile | null = null;
  try {
    zip = await openPromise(file, { lazyEntries: true, autoClose: false });
    const parts = new Map<string, Entry>();
    for await (const entry of zip.eachEntry()) {
      if (parts.size >= mostParts) throw damaged();
      parts.set(entry.fileName, entry);
    }
    return archiveOf(zip, parts);
  } catch (error) {
    zip?.close();
    throw error instanceof FileFault ? error : damaged(error);
  }
}

function archiveOf(zip: ZipFile, parts: ReadonlyMap<string, Entry>): ZipArchive {
  async function* read(name: string, mostBytes: number): AsyncGenerator<Buffer, void> {
    const entry = parts.get(name);
    if (entry === undefined) throw damaged();
    const { uncompressedSize, compressedSize } = entry;
    const isTrap =
      uncompressedSize > harmlessBytes && uncompressedSize > mostDense * compressedSize;
    if (isTrap || uncompressedSize > mostBytes) {
      const size = Math.round(uncompressedSize / 1024 / 1024).toLocaleString('en');
      throw new FileFault(
        null,
        `A part of this workbook unpacks to ${size} MB, more than Ovo takes in. Save the sheet as CSV UTF-8 and import that.`,
      );
    }
    try {
      const stream = await zip.openReadStreamPromise(entry);
      for await (const piece of stream) if (Buffer.isBuffer(piece)) yield piece;
    } catch (error) {
      throw damaged(error);
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
  return new FileFault(
    null,
    'This workbook is damaged or not all there. Open it in a spreadsheet program and save it again.',
    { cause },
  );
}
