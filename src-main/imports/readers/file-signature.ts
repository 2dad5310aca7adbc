import { formatsInWords } from '../../../src-shared/import/file-reading.ts';

/** The kind of a file: one that may hold contacts, or another. */
export type FileKind =
  | { readonly kind: 'text' | 'vcard' | 'zip' }
  | {
      readonly kind: 'other';
      /** With its article: `a PDF`. */
      readonly what: string;
      /** What to do instead. */
      readonly advice: string;
    };

const chooseContacts = `Choose ${formatsInWords}.`;

/** The first bytes of files that hold no contacts, what such a file is, and what to do instead. */
const signatures: readonly {
  readonly bytes: readonly number[];
  readonly what: string;
  readonly advice: string;
}[] = [
  {
    bytes: ascii('%PDF'),
    what: 'a PDF',
    advice: 'Export the contacts as CSV where it came from.',
  },
  { bytes: [0x89, ...ascii('PNG')], what: 'a picture', advice: chooseContacts },
  { bytes: [0xff, 0xd8, 0xff], what: 'a picture', advice: chooseContacts },
  { bytes: ascii('GIF8'), what: 'a picture', advice: chooseContacts },
  { bytes: ascii('7z\xbc\xaf'), what: 'an archive', advice: unpack() },
  { bytes: ascii('Rar!'), what: 'an archive', advice: unpack() },
  { bytes: [0x1f, 0x8b], what: 'a compressed file', advice: unpack() },
  { bytes: ascii('BZh'), what: 'a compressed file', advice: unpack() },
  { bytes: [0xfd, ...ascii('7zXZ')], what: 'a compressed file', advice: unpack() },
  { bytes: ascii('SQLite format 3'), what: 'a database', advice: chooseContacts },
  { bytes: ascii('!BDN'), what: 'an Outlook data file (.pst)', advice: exportFrom('Outlook') },
  { bytes: ascii('PAR1'), what: 'a Parquet file', advice: chooseContacts },
  {
    bytes: ascii('{\\rtf'),
    what: 'a text document (RTF)',
    advice: 'Copy the table into a spreadsheet program and save it as CSV UTF-8.',
  },
  { bytes: [...ascii('MZ'), 0x90, 0], what: 'a program', advice: chooseContacts },
  { bytes: [0x7f, ...ascii('ELF')], what: 'a program', advice: chooseContacts },
];

/** The kind of a file, by its first bytes; text where they are unknown. */
export function kindOfFile(head: Uint8Array): FileKind {
  if (startsWith(head, [0x50, 0x4b, 0x03, 0x04]) || startsWith(head, [0x50, 0x4b, 0x05, 0x06])) {
    return { kind: 'zip' };
  }
  if (startsWith(head, [0xd0, 0xcf, 0x11, 0xe0])) return oldOffice(head);
  const found = signatures.find(({ bytes }) => startsWith(head, bytes));
  if (found !== undefined) return { kind: 'other', what: found.what, advice: found.advice };
  const text = plainText(head);
  if (/^begin:vcard/i.test(text)) return { kind: 'vcard' };
  if (/^<(?:!doctype html|html|table|\?xml)/i.test(text)) {
    return {
      kind: 'other',
      what: 'a web page or XML, even where its name says Excel or CSV',
      advice: 'Open it in a spreadsheet program and save it as CSV UTF-8.',
    };
  }
  if (/^(?:\{|\[\s*\{)\s*"[^"\n]*"\s*:/.test(text)) {
    return {
      kind: 'other',
      what: 'JSON',
      advice: 'Export the contacts as CSV where it came from.',
    };
  }
  return { kind: 'text' };
}

/** The kind of a zip file that is no Excel workbook, by the names of its parts. */
export function kindOfZip(names: readonly string[]): {
  readonly what: string;
  readonly advice: string;
} {
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name));
  const save = 'Open it in a spreadsheet program and save it as CSV UTF-8.';
  if (has(/^xl\/workbook\.bin$/i)) {
    return {
      what: 'a binary Excel workbook (.xlsb)',
      advice: 'Save it in Excel as a workbook (.xlsx) or as CSV UTF-8.',
    };
  }
  if (has(/^xl\//i)) return { what: 'a damaged Excel workbook', advice: save };
  if (has(/^word\//i)) {
    return {
      what: 'a Word document',
      advice: 'Copy the table into a spreadsheet program and save it as CSV UTF-8.',
    };
  }
  if (has(/^ppt\//i)) return { what: 'a presentation', advice: chooseContacts };
  if (has(/^index\/.*\.iwa$/i) || has(/^index\.zip$/i)) {
    return {
      what: 'a Numbers spreadsheet',
      advice: 'In Numbers, choose File > Export To > CSV, with the encoding Unicode (UTF-8).',
    };
  }
  if (has(/^content\.xml$/i)) return { what: 'an OpenDocument spreadsheet', advice: save };
  return { what: 'a zip archive', advice: unpack() };
}

/** Old Office files, and new ones with a password, share one container format. */
function oldOffice(head: Uint8Array): FileKind {
  const names = Buffer.from(head).toString('utf16le');
  const shifted = Buffer.from(head.subarray(1)).toString('utf16le');
  const has = (name: string) => names.includes(name) || shifted.includes(name);
  if (has('EncryptedPackage') || has('EncryptionInfo')) {
    return {
      kind: 'other',
      what: 'a workbook protected by a password',
      advice: 'Open it in Excel with its password, and save a copy without one.',
    };
  }
  if (has('WordDocument')) {
    return {
      kind: 'other',
      what: 'an old Word document (.doc)',
      advice: 'Copy the table into a spreadsheet program and save it as CSV UTF-8.',
    };
  }
  return {
    kind: 'other',
    what: 'an old Excel workbook (.xls)',
    advice: 'Open it in Excel and save it as a workbook (.xlsx) or as CSV UTF-8.',
  };
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

function unpack(): string {
  return `Unpack it, and choose the file in it that holds the contacts.`;
}

function exportFrom(program: string): string {
  return `Export the contacts from ${program} as CSV.`;
}

function startsWith(head: Uint8Array, bytes: readonly number[]): boolean {
  return head.length >= bytes.length && bytes.every((byte, index) => head[index] === byte);
}

function ascii(text: string): readonly number[] {
  return Array.from(Buffer.from(text, 'latin1'));
}
