import iconv from 'iconv-lite';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VcardReader, type Card } from '../../../../src-main/imports/readers/vcard/vcard-reader.ts';
import { readContacts } from '../../../support/contacts-files.ts';
import { csvFile } from '../../../support/csv-files.ts';

/** The rows of a file of cards, each as an object of what is not empty. */
async function people(
  content: string | Uint8Array,
): Promise<readonly Readonly<Record<string, string>>[]> {
  const file = csvFile(content, { name: 'people.vcf' });
  const { names, cells } = await readContacts(file);
  return cells.map((row) =>
    Object.fromEntries(
      names.flatMap((name, index) => (row[index] ? [[name, row[index]] as const] : [])),
    ),
  );
}

function card(...lines: readonly string[]): string {
  return ['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n');
}

function cardsOf(text: string, pieceLength: number): readonly Card[] {
  const reader = new VcardReader();
  const cards: Card[] = [];
  for (let start = 0; start < text.length; start += pieceLength) {
    reader.feed(text.slice(start, start + pieceLength));
    cards.push(...reader.take());
  }
  reader.end();
  return [...cards, ...reader.take()];
}

const apple = card(
  'VERSION:3.0',
  'PRODID:-//Apple Inc.//iPhone OS 17.0//EN',
  'N:Lee;Ann;Marie;;',
  'FN:Ann Lee',
  'ORG:Acme\\, Inc.;Sales',
  'EMAIL;type=INTERNET;type=HOME;type=pref:ann@example.com',
  'TEL;type=CELL;type=VOICE;type=pref:(212) 555-0123',
  'item1.TEL:(212) 555-0124',
  'item1.X-ABLabel:_$!<Other>!$_',
  'item2.ADR;type=HOME;type=pref:;;1 Main St\\nApt 2;New York;NY;10001;United States',
  'item2.X-ABADR:us',
  'NOTE:likes rye\\; and\\nblue',
  'CATEGORIES:vip,friend',
  'PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAAAQ',
  ' ABAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAx',
);

describe('vCards', () => {
  it('of an Apple export become rows: names, numbers with their kinds, the rest', async () => {
    expect(await people(apple)).toEqual([
      {
        'First name': 'Ann',
        'Middle name': 'Marie',
        'Last name': 'Lee',
        'Full name': 'Ann Lee',
        Organization: 'Acme, Inc., Sales',
        'Phone 1 - Type': 'Mobile',
        'Phone 1': '(212) 555-0123',
        'Phone 2 - Type': 'Other',
        'Phone 2': '(212) 555-0124',
        Email: 'ann@example.com',
        Address: '1 Main St\nApt 2, New York, NY, 10001, United States',
        Country: 'United States',
        Note: 'likes rye; and\nblue',
        Tags: 'vip, friend',
      },
    ]);
  });

  it('of a Google export are read: items, labels, folded lines', async () => {
    const google = card(
      'VERSION:3.0',
      'FN:Bob Ray',
      'N:Ray;Bob;;;',
      'item1.EMAIL;TYPE=INTERNET:bob.with.a.long.name@exam',
      ' ple.com',
      'TEL;TYPE=HOME,FAX:+1 212-555-0125',
      'item2.TEL:+1 212-555-0126',
      'item2.X-ABLabel:Shop',
      'CATEGORIES:myContacts',
    );
    expect(await people(google)).toEqual([
      {
        'First name': 'Bob',
        'Last name': 'Ray',
        'Full name': 'Bob Ray',
        'Phone 1 - Type': 'Home Fax',
        'Phone 1': '+1 212-555-0125',
        'Phone 2 - Type': 'Shop',
        'Phone 2': '+1 212-555-0126',
        Email: 'bob.with.a.long.name@example.com',
        Tags: 'myContacts',
      },
    ]);
  });

  it('2.1 of Outlook are read: quoted-printable, soft line ends, a character set', async () => {
    const outlook = card(
      'VERSION:2.1',
      'N;LANGUAGE=de;CHARSET=Windows-1252;ENCODING=QUOTED-PRINTABLE:M=FCller;J=F6rg',
      'FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=B6rg =',
      'M=C3=BCller',
      'TEL;CELL;VOICE:+49 151 23456789',
      'TEL;WORK;VOICE:030 1234567',
      'EMAIL;PREF;INTERNET:joerg@example.com',
      'NOTE;ENCODING=QUOTED-PRINTABLE:one=0D=0Atwo =3D three',
      'PHOTO;ENCODING=BASE64;TYPE=GIF:',
      ' R0lGODdhTQJqAfcAAAAAAA',
      '',
    );
    expect(await people(outlook)).toEqual([
      {
        'First name': 'Jörg',
        'Last name': 'Müller',
        'Full name': 'Jörg Müller',
        'Phone 1 - Type': 'Mobile',
        'Phone 1': '+49 151 23456789',
        'Phone 2 - Type': 'Work',
        'Phone 2': '030 1234567',
        Email: 'joerg@example.com',
        Note: 'one\r\ntwo = three',
      },
    ]);
  });

  it('4.0 are read: addresses for numbers, quoted types', async () => {
    const four = card(
      'VERSION:4.0',
      'FN:Cal',
      'TEL;VALUE=uri;PREF=1;TYPE="voice,cell":tel:+1-212-555-0127;ext=5',
      'EMAIL:mailto:cal@example.com',
      'BDAY:--0203',
    );
    expect(await people(four)).toEqual([
      {
        'Full name': 'Cal',
        'Phone 1 - Type': 'Mobile',
        'Phone 1': '+1-212-555-0127',
        Email: 'cal@example.com',
        Birthday: '--0203',
      },
    ]);
  });

  it.each(['windows-1252', 'utf-16le', 'gb18030'] as const)(
    'is read in %s as well',
    async (encoding) => {
      const name = encoding === 'gb18030' ? '张伟' : 'Zoë';
      const bytes = iconv.encode(card('VERSION:2.1', `FN:${name}`, 'TEL:1'), encoding);
      expect(await people(bytes)).toEqual([{ 'Full name': name, 'Phone 1': '1' }]);
    },
  );

  it('have a row for every card, with its line, even if cards are damaged', async () => {
    const text = [
      'noise',
      'BEGIN:VCARD',
      'FN:Ann',
      'TEL:1',
      'BEGIN:VCARD',
      'no colon here',
      'FN:Bob',
      'END:VCARD',
      'TEL:outside',
      '',
      'begin:vcard',
      'fn:Cal',
    ].join('\n');
    const { rows } = await readContacts(csvFile(`BEGIN:VCARD\nEND:VCARD\n${text}`));
    expect(rows).toEqual([
      { line: 4, cells: ['Ann', '', '1'] },
      { line: 7, cells: ['Bob', '', ''] },
      { line: 13, cells: ['Cal', '', ''] },
    ]);
  });

  it('keep all numbers and addresses of a card with more of them than columns', async () => {
    const numbers = Array.from({ length: 12 }, (_, index) => `TEL:21255501${10 + index}`);
    const [person] = await people(
      card('FN:Ann', ...numbers, ...numbers.map((_n, index) => `EMAIL:a${index}@example.com`)),
    );
    expect(person).toMatchObject({
      'Phone 10': '2125550119 ::: 2125550120 ::: 2125550121',
      'Email 5': expect.stringMatching(/^a4@example\.com ::: .* ::: a11@example\.com$/),
    });
  });

  it('are the same for pieces of any size', () => {
    const text = `${apple}${apple.replaceAll('\r\n', '\n')}${apple.replaceAll('\r\n', '\r')}`;
    const whole = cardsOf(text, text.length);
    expect(whole).toHaveLength(3);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), (pieceLength) => {
        expect(cardsOf(text, pieceLength)).toEqual(whole);
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ['marked in vCard 3', 'TEL;TYPE=CELL,PREF:646-555-0199'],
    ['marked in vCard 2.1', 'TEL;CELL;PREF:646-555-0199'],
    ['with the lowest rank of vCard 4', 'TEL;PREF=1;TYPE=cell:646-555-0199'],
  ])('has the preferred number first: %s', async (_how, preferred) => {
    const [person] = await people(
      card('FN:Ann', 'TEL;TYPE=cell;PREF=2:212-555-0123', 'TEL;TYPE=CELL:917-555-0142', preferred),
    );
    expect(person).toMatchObject({ 'Phone 1': '646-555-0199' });
  });

  it('reads quoted-printable that is folded as well, also within a character', async () => {
    const folded = card(
      'VERSION:2.1',
      'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C5=81ysak;Ma=C5=',
      ' =82go=',
      ' rzata;;;',
      'TEL:1',
    );
    expect(await people(folded)).toEqual([
      { 'First name': 'Małgorzata', 'Last name': 'Łysak', 'Phone 1': '1' },
    ]);
    const plain = card('NOTE;ENCODING=QUOTED-PRINTABLE:one=', 'two=', ' three', 'TEL:1');
    expect(await people(plain)).toEqual([{ Note: 'onetwo three', 'Phone 1': '1' }]);
  });

  it('completes a number that names the country it belongs to', async () => {
    const one = card('FN:Ann', 'TEL;VALUE=uri:tel:917-555-0142;ext=5;phone-context=+1');
    const two = card('FN:Bob', 'TEL;VALUE=uri:tel:%2B1-212-555-0123;phone-context=example.com');
    expect((await people(one + two)).map((person) => person['Phone 1'])).toEqual([
      '+1 917-555-0142',
      '+1-212-555-0123',
    ]);
  });

  it('skips a picture on one line while it is read, however long', () => {
    const reader = new VcardReader();
    const cards: Card[] = [];
    const take = (text: string) => {
      reader.feed(text);
      cards.push(...reader.take());
    };
    take('BEGIN:VCARD\r\nFN:Ann\r\nPHOTO;ENCODING=b:');
    const piece = 'A'.repeat(32 * 1024);
    for (let count = 0; count < 400; count += 1) take(piece);
    take('\r\n AAAA\r\nTEL:1\r\nNOTE;ENCODING=QUOTED-PRINTABLE:');
    for (let count = 0; count < 10; count += 1) take(piece);
    take('=\r\nAAA\r\nEMAIL:a@example.com\r\nEND:VCARD\r\n');
    reader.end();
    cards.push(...reader.take());
    expect(cards).toEqual([
      {
        line: 1,
        properties: [
          expect.objectContaining({ name: 'FN', value: 'Ann' }),
          expect.objectContaining({ name: 'TEL', value: '1' }),
          expect.objectContaining({ name: 'EMAIL', value: 'a@example.com' }),
        ],
      },
    ]);
  });

  it('are read without their pictures, and refused for an endless line or card', async () => {
    const picture = `PHOTO:${'A'.repeat(500_000)}`;
    const folded = `PHOTO:\r\n ${`${'A'.repeat(74)}\r\n `.repeat(20_000)}`;
    expect(await people(card('FN:Ann', picture, folded, 'TEL:1'))).toEqual([
      { 'Full name': 'Ann', 'Phone 1': '1' },
    ]);
    for (const endless of ['A'.repeat(5_000_000), 'TEL:1\n'.repeat(3000)]) {
      await expect(people(`BEGIN:VCARD\n${endless}`)).rejects.toMatchObject({ code: 'invalid' });
    }
  });

  it('have U+FFFD for a NUL, however it is written', async () => {
    expect(await people(card('FN:A\0nn', 'TEL:1', 'NOTE;ENCODING=QUOTED-PRINTABLE:a=00b'))).toEqual(
      [{ 'Full name': 'A\uFFFDnn', 'Phone 1': '1', Note: 'a\uFFFDb' }],
    );
  });

  it('are refused if no card has anything in it', async () => {
    await expect(people('BEGIN:VCARD\nEND:VCARD\n')).rejects.toMatchObject({ code: 'usage' });
  });
});
