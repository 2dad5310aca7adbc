import fc from 'fast-check';
import iconv from 'iconv-lite';
import { isUtf8 } from 'node:buffer';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Utf8Check } from '../../../../src-main/imports/readers/text/detect-encoding.ts';
import { openTextFile } from '../../../../src-main/imports/readers/text/text-file.ts';
import type { Encoding } from '../../../../src-shared/import/file-reading.ts';
import { csvFile } from '../../../support/csv-files.ts';
import { temporaryFolder } from '../../../support/database.ts';

async function detected(content: string | Uint8Array): Promise<Encoding> {
  const file = await openTextFile(csvFile(content));
  const encoding = await file.detectEncoding();
  await file.close();
  return encoding;
}

async function textOf(name: string, encoding: Encoding): Promise<string> {
  const file = await openTextFile(name);
  let text = '';
  let last = 0;
  for await (const piece of file.pieces(encoding)) {
    text += piece.text;
    expect(piece.bytesRead).toBeGreaterThanOrEqual(last);
    last = piece.bytesRead;
  }
  expect(last).toBe(file.sizeBytes);
  await file.close();
  return text;
}

const accented = 'Prénom,Téléphone\nJosé Muñoz,+12125550123\n';

describe('the encoding of a file', () => {
  it.each([
    ['utf-8', Buffer.from(accented)],
    ['utf-8', Buffer.from(`\uFEFF${accented}`)],
    ['utf-8', Buffer.from('Name,Phone\nAnn,1\n')],
    ['utf-8', Buffer.from('名前,電話\n山田,1\n😀,2\n')],
    ['utf-16le', iconv.encode(accented, 'utf-16le', { addBOM: true })],
    ['utf-16be', iconv.encode(accented, 'utf-16be', { addBOM: true })],
    ['utf-16le', iconv.encode(accented, 'utf-16le')],
    ['utf-16be', iconv.encode(accented, 'utf-16be')],
    ['utf-16le', iconv.encode('名前,電話\n山田太郎,+12125550123\n', 'utf-16le')],
    ['windows-1252', iconv.encode(accented, 'windows-1252')],
  ] as const)('is found to be %s', async (encoding, bytes) => {
    expect(await detected(bytes)).toBe(encoding);
  });

  it('is detected by all of the file: one letter at its end decides', async () => {
    const ascii = 'Ann,+12125550123\n'.repeat(20_000);
    expect(await detected(Buffer.concat([Buffer.from(ascii), Buffer.from([0xe9, 10])]))).toBe(
      'windows-1252',
    );
    expect(await detected(`${ascii}é\n`)).toBe('utf-8');
  });

  it('is not UTF-16 for a single stray NUL', async () => {
    expect(await detected(`Name,Phone\nAnn\0,1\n${'Bob,2\n'.repeat(20)}`)).toBe('utf-8');
  });

  it('is UTF-8 for pieces of any size, and only if all of it is', () => {
    fc.assert(
      fc.property(
        fc
          .string({ unit: 'binary', maxLength: 30 })
          .filter((text) => Buffer.from(text).toString() === text),
        fc.integer({ min: 1, max: 5 }),
        fc.option(fc.tuple(fc.nat(), fc.constantFrom(0x80, 0xc3, 0xf0, 0xff)), { nil: undefined }),
        (text, pieceLength, damage) => {
          const bytes = Buffer.from(text);
          if (damage !== undefined && bytes.length > 0) {
            bytes[damage[0] % bytes.length] = damage[1];
          }
          const check = new Utf8Check();
          for (let start = 0; start < bytes.length; start += pieceLength) {
            check.add(bytes.subarray(start, start + pieceLength));
          }
          expect(check.end()).toBe(isUtf8(bytes));
        },
      ),
      { numRuns: 3000 },
    );
  });
});

describe('the text of a file', () => {
  it.each([
    ['utf-8', 'Zoë 名前 😀'],
    ['utf-16le', 'Zoë 名前 😀'],
    ['utf-16be', 'Zoë 名前 😀'],
    ['windows-1252', 'Zoë costs 5 €'],
    ['macintosh', 'Zoë – ƒ'],
    ['shift_jis', '山田太郎'],
    ['gb18030', '王小明 😀'],
  ] as const)(
    'is read in %s, with whole characters for pieces of any size',
    async (encoding, line) => {
      const text = Array.from({ length: 6000 }, (_, index) => `${index},${line}\r\n`).join('');
      expect(await textOf(csvFile(text, { encoding }), encoding)).toBe(text);
    },
  );

  it('has U+FFFD for invalid bytes', async () => {
    expect(await textOf(csvFile(Buffer.from([65, 0xe9, 66])), 'utf-8')).toBe('A\uFFFDB');
    expect(await textOf(csvFile(Buffer.from([65, 0xe9])), 'utf-8')).toBe('A\uFFFD');
  });
});

describe('a file that cannot be imported', () => {
  it('is refused if it is missing, a folder, or empty', async () => {
    const folder = temporaryFolder();
    const missing = path.join(folder, 'no.csv');
    await expect(openTextFile(missing)).rejects.toMatchObject({
      code: 'usage',
      message: `There is no file ${missing}. Check the name and the folder.`,
    });
    await expect(openTextFile(path.join(csvFile('x'), 'under'))).rejects.toMatchObject({
      code: 'usage',
    });
    mkdirSync(path.join(folder, 'sub.csv'));
    await expect(openTextFile(path.join(folder, 'sub.csv'))).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining('is a folder'),
    });
    await expect(openTextFile('/dev/null')).rejects.toMatchObject({ code: 'usage' });
    writeFileSync(path.join(folder, 'empty.csv'), '');
    await expect(openTextFile(path.join(folder, 'empty.csv'))).rejects.toMatchObject({
      code: 'usage',
      message: 'empty.csv is empty. Choose a file with contacts in it.',
    });
  });

  it.each([
    ['an old Excel workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
    [
      'an old Word document',
      Buffer.concat([
        Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0]),
        Buffer.from('WordDocument', 'utf16le'),
      ]),
    ],
    [
      'a workbook protected with a password',
      Buffer.concat([
        Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0]),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ]),
    ],
    ['a PDF', Buffer.from('%PDF-1.7\n')],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])],
    ['a picture', Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
    ['a compressed file', Buffer.from([0x1f, 0x8b, 8, 0])],
    ['a database', Buffer.from('SQLite format 3\0')],
    ['a text document', Buffer.from('{\\rtf1\\ansi')],
    ['an Outlook data file', Buffer.from('!BDN....')],
    ['a web page', Buffer.from('\uFEFF  <html xmlns:x="urn:excel"><table>')],
    ['a web page', iconv.encode('<table><tr>', 'utf-16le', { addBOM: true })],
    ['JSON', Buffer.from('[\n {"phone": "+12125550123"}]')],
  ])('is refused with its kind: %s', async (what, bytes) => {
    await expect(openTextFile(csvFile(bytes, { name: 'people.csv' }))).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringMatching(
        new RegExp(`^Couldn’t find contacts in people\\.csv: this is ${what}.*\\. .+\\.$`),
      ),
    });
  });

  it.each([
    ['vcard', Buffer.from('BEGIN:VCARD\r\nVERSION:3.0\r\n')],
    ['vcard', iconv.encode('begin:vcard\r\n', 'utf-16be')],
    ['zip', Buffer.from('PK\x03\x04')],
    ['text', Buffer.from('Name,Phone\n')],
    ['text', Buffer.from('{name};{phone}\n')],
    ['text', Buffer.from('MSISDN,Name\n')],
  ])('is %s by its first bytes', async (kind, bytes) => {
    const file = await openTextFile(csvFile(bytes));
    expect(file.kind).toBe(kind);
    await file.close();
  });
});
