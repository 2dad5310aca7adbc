import { words } from '../../../src-shared/words/words.ts';

/** A kind of file that holds no contacts. */
export interface OtherKind {
  /** With its article: `a PDF`. */
  readonly what: string;
  /** What to do instead. */
  readonly advice: string;
}

/** The kind of a file: one that may hold contacts, or another. */
export type FileKind =
  { readonly kind: 'text' | 'vcard' | 'zip' } | ({ readonly kind: 'other' } & OtherKind);

const kinds = words.contactsFiles.kinds;

/** The first bytes of files that hold no contacts. */
const signatures: readonly { readonly bytes: readonly number[]; readonly is: OtherKind }[] = [
  { bytes: ascii('%PDF'), is: kinds.pdf },
  { bytes: [0x89, ...ascii('PNG')], is: kinds.picture },
  { bytes: [0xff, 0xd8, 0xff], is: kinds.picture },
  { bytes: ascii('GIF8'), is: kinds.picture },
  { bytes: ascii('7z\xbc\xaf'), is: kinds.archive },
  { bytes: ascii('Rar!'), is: kinds.archive },
  { bytes: [0x1f, 0x8b], is: kinds.compressed },
  { bytes: ascii('BZh'), is: kinds.compressed },
  { bytes: [0xfd, ...ascii('7zXZ')], is: kinds.compressed },
  { bytes: ascii('SQLite format 3'), is: kinds.database },
  { bytes: ascii('!BDN'), is: kinds.outlook },
  { bytes: ascii('PAR1'), is: kinds.parquet },
  { bytes: ascii('{\\rtf'), is: kinds.rtf },
  { bytes: [...ascii('MZ'), 0x90, 0], is: kinds.program },
  { bytes: [0x7f, ...ascii('ELF')], is: kinds.program },
];

/** The kind of a file, by its first bytes; text where they are unknown. */
export function kindOfFile(head: Uint8Array): FileKind {
  if (startsWith(head, [0x50, 0x4b, 0x03, 0x04]) || startsWith(head, [0x50, 0x4b, 0x05, 0x06])) {
    return { kind: 'zip' };
  }
  if (startsWith(head, [0xd0, 0xcf, 0x11, 0xe0])) return oldOffice(head);
  const found = signatures.find(({ bytes }) => startsWith(head, bytes));
  if (found !== undefined) return { kind: 'other', ...found.is };
  const text = plainText(head);
  if (/^begin:vcard/i.test(text)) return { kind: 'vcard' };
  if (/^<(?:!doctype html|html|table|\?xml)/i.test(text)) return { kind: 'other', ...kinds.markup };
  if (/^(?:\{|\[\s*\{)\s*"[^"\n]*"\s*:/.test(text)) return { kind: 'other', ...kinds.json };
  return { kind: 'text' };
}

/** The kind of a zip file that is no Excel workbook, by the names of its parts. */
export function kindOfZip(names: readonly string[]): OtherKind {
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name));
  if (has(/^xl\/workbook\.bin$/i)) return kinds.binaryWorkbook;
  if (has(/^xl\//i)) return kinds.damagedWorkbook;
  if (has(/^word\//i)) return kinds.word;
  if (has(/^ppt\//i)) return kinds.presentation;
  if (has(/^index\/.*\.iwa$/i) || has(/^index\.zip$/i)) return kinds.numbers;
  return has(/^content\.xml$/i) ? kinds.openDocument : kinds.zip;
}

/** Old Office files, and new ones with a password, share one container format. */
function oldOffice(head: Uint8Array): FileKind {
  const names = Buffer.from(head).toString('utf16le');
  const shifted = Buffer.from(head.subarray(1)).toString('utf16le');
  const has = (name: string) => names.includes(name) || shifted.includes(name);
  if (has('EncryptedPackage') || has('EncryptionInfo')) {
    return { kind: 'other', ...kinds.lockedWorkbook };
  }
  return { kind: 'other', ...(has('WordDocument') ? kinds.oldWord : kinds.oldWorkbook) };
}

function plainText(head: Uint8Array): string {
  const bytes = Buffer.from(head);
  const isUtf16 = (head[0] === 0xff && head[1] === 0xfe) || head[1] === 0;
  const isSwapped = (head[0] === 0xfe && head[1] === 0xff) || head[0] === 0;
  const even = bytes.subarray(0, bytes.length - (bytes.length % 2));
  const text = isUtf16
    ? bytes.toString('utf16le')
    : isSwapped
      ? Buffer.from(even).swap16().toString('utf16le')
      : bytes.toString('latin1').replace(/^\xef\xbb\xbf/, '');
  return text.replace(/^\uFEFF/, '').trimStart();
}

function startsWith(head: Uint8Array, bytes: readonly number[]): boolean {
  return head.length >= bytes.length && bytes.every((byte, index) => head[index] === byte);
}

function ascii(text: string): readonly number[] {
  return Array.from(Buffer.from(text, 'latin1'));
}
