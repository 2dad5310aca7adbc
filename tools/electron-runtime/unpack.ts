import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { openPromise } from 'yauzl';

/**
 * Unpacks the files of a zip for which `destination` gives a relative path, with their permissions.
 * yauzl refuses names that lead out of the folder, and files that don't have the length announced.
 */
export async function unpackZip(
  zipFile: string,
  folder: string,
  destination: (name: string) => string | undefined,
): Promise<void> {
  const zip = await openPromise(zipFile);
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName.endsWith('/') ? undefined : destination(entry.fileName);
    if (name === undefined) continue;
    const target = join(folder, name);
    const mode = (entry.externalFileAttributes >>> 16) & 0o777;
    await mkdir(dirname(target), { recursive: true });
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(target, { mode }));
  }
}
