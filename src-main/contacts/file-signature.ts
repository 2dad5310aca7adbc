/** How files that are taken for a CSV begin, what they are, and how to get a CSV out of them. */
const signatures: readonly {
  readonly bytes: readonly number[];
  readonly what: string;
  readonly advice: string;
}[] = [
  {
    bytes: [0xd0, 0xcf, 0x11, 0xe0],
    what: 'an old Excel workbook (.xls)',
    advice: 'Open it in Excel and save it as CSV UTF-8.',
  },
  { bytes: ascii('%PDF'), what: 'a PDF', advice: 'Export the contacts as CSV instead.' },
  { bytes: [0x89, ...ascii('PNG')], what: 'a picture', advice: 'Choose a CSV.' },
  { bytes: [0xff, 0xd8, 0xff], what: 'a picture', advice: 'Choose a CSV.' },
  { bytes: ascii('GIF8'), what: 'a picture', advice: 'Choose a CSV.' },
  { bytes: [0x1f, 0x8b], what: 'a compressed file', advice: 'Unpack it and choose the CSV in it.' },
  { bytes: ascii('7z\xbc\xaf'), what: 'an archive', advice: 'Unpack it and choose the CSV in it.' },
  { bytes: ascii('Rar!'), what: 'an archive', advice: 'Unpack it and choose the CSV in it.' },
  { bytes: ascii('SQLite format 3'), what: 'a database', advice: 'Choose a CSV.' },
  {
    bytes: ascii('{\\rtf'),
    what: 'a text document (RTF)',
    advice: 'Choose a CSV.',
  },
];

/** What a file is, told by its first bytes, where that is surely no CSV: with what to do. */
export function refusalBySignature(
  head: Uint8Array,
): { readonly what: string; readonly advice: string } | null {
  if (startsWith(head, [0x50, 0x4b, 0x03, 0x04])) return zipKind(head);
  const found = signatures.find(({ bytes }) => startsWith(head, bytes));
  if (found !== undefined) return found;
  const text = Buffer.from(head)
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart();
  if (/^begin:vcard/i.test(text)) {
    return {
      what: 'a file of contact cards (vCard)',
      advice: 'Export the contacts as CSV instead.',
    };
  }
  if (/^<(?:!doctype html|html|table|\?xml)/i.test(text)) {
    return {
      what: 'a web page or XML, even where its name says Excel or CSV',
      advice: 'Open it in a spreadsheet program and save it as CSV UTF-8.',
    };
  }
  return null;
}

function zipKind(head: Uint8Array): { readonly what: string; readonly advice: string } {
  const names = Buffer.from(head).toString('latin1');
  const spreadsheet = 'Open it in a spreadsheet program and save it as CSV UTF-8.';
  if (names.includes('word/')) {
    return { what: 'a Word document', advice: 'Choose a CSV.' };
  }
  if (/\[Content_Types\]\.xml|xl\//.test(names)) {
    return { what: 'an Excel workbook', advice: spreadsheet };
  }
  if (names.includes('opendocument')) return { what: 'a spreadsheet', advice: spreadsheet };
  if (/Index\/.*\.iwa/.test(names)) {
    return { what: 'a Numbers spreadsheet', advice: 'Export it from Numbers as CSV (Unicode).' };
  }
  return { what: 'a zip archive', advice: 'Unpack it and choose the CSV in it.' };
}

function startsWith(head: Uint8Array, bytes: readonly number[]): boolean {
  return head.length >= bytes.length && bytes.every((byte, index) => head[index] === byte);
}

function ascii(text: string): readonly number[] {
  return Array.from(Buffer.from(text, 'latin1'));
}
