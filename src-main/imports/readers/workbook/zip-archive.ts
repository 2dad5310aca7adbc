import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { FileFault } from '../file-fault.ts';

/** A zip file, open for reading. Close it. */
export interface ZipArchive {
  readonly names: readonly string[];
  /** Unpacked, in bytes, as the archive says; a part that unpacks to more is refused while read. */
  sizeOf(name: string): number;
  /**
   * A part, unpacked piece by piece. Throws FileFault where there is none, where it is damaged, and
   * where it is larger than `mostBytes` or packed as densely as nothing but a trap is.
   */
  read(name: string, mostBytes: number): AsyncGenerator<Buffer, void>;
  close(): void;
}

/** More parts than a workbook ever has. */
const mostParts = 20_000;

/** Sheets that were filled by machine come to 50; deflate ends at 1032, and only zeros come near. */
const mostDense = 400;

/** Below this a part may be as dense as it likes. */
const harmlessBytes = 50 * 1024 * 1024;

/** Opens a zip file by its table of contents. Throws FileFault where that cannot be read. */
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
