import path from 'node:path/posix';
import { XmlReader, type XmlEvents } from './xml-events.ts';
import { nameOfPart, type ZipArchive } from './zip-archive.ts';

/** A part that another part names. */
export interface Relationship {
  readonly id: string;
  /** The last word of its type: `worksheet`, `sharedStrings`. Both kinds of Open XML agree in it. */
  readonly type: string;
  /** As `nameOfPart` writes it. */
  readonly part: string;
}

const mostBytesOfSmallParts = 64 * 1024 * 1024;

/** The relationships of a part to others in the package; of the package itself where `part` is empty. */
export async function relationshipsOf(
  zip: ZipArchive,
  part: string,
): Promise<readonly Relationship[]> {
  const folder = path.dirname(part);
  const source = nameOfPart(path.join(folder, '_rels', `${path.basename(part)}.rels`));
  if (!zip.names.includes(source)) return [];
  const found: Relationship[] = [];
  await readPart(zip, source, mostBytesOfSmallParts, {
    open(name, attributes) {
      const target = attributes.plain('Target');
      if (name !== 'Relationship' || target === undefined) return;
      if (attributes.plain('TargetMode')?.toLowerCase() === 'external') return;
      const plain = withoutEscapes(target.replaceAll('\\', '/'));
      found.push({
        id: attributes.plain('Id') ?? '',
        type: attributes.plain('Type')?.split('/').at(-1) ?? '',
        part: nameOfPart(plain.startsWith('/') ? plain : path.join(folder, plain)),
      });
    },
    close: () => undefined,
    text: () => undefined,
  });
  return found;
}

/** What the package says each of its parts is, by the part's name. */
export async function contentTypesOf(zip: ZipArchive): Promise<ReadonlyMap<string, string>> {
  const types = new Map<string, string>();
  const source = nameOfPart('[Content_Types].xml');
  if (!zip.names.includes(source)) return types;
  await readPart(zip, source, mostBytesOfSmallParts, {
    open(name, attributes) {
      const part = attributes.plain('PartName');
      const type = attributes.plain('ContentType');
      if (name !== 'Override' || part === undefined || type === undefined) return;
      types.set(nameOfPart(withoutEscapes(part)), type.toLowerCase());
    },
    close: () => undefined,
    text: () => undefined,
  });
  return types;
}

/** Reads the XML of a part that has at most so many bytes. */
export async function readPart(
  zip: ZipArchive,
  name: string,
  mostBytes: number,
  events: XmlEvents,
): Promise<void> {
  const xml = new XmlReader(events);
  for await (const piece of zip.read(name, mostBytes)) xml.add(piece, null);
  xml.end(null);
}

/** A name in which `%20` stands for a space. */
function withoutEscapes(name: string): string {
  try {
    return decodeURI(name);
  } catch {
    return name;
  }
}
