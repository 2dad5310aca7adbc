import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { openTextFile } from '../../../../src-main/imports/readers/text/text-file.ts';
import type { Encoding } from '../../../../src-shared/import/file-reading.ts';
import { csvFile } from '../../../support/csv-files.ts';

const plainRows = Array.from({ length: 20_000 }, (_, index) => `Person ${index},2125550123\n`);

const western: readonly (readonly [string, string])[] = [
  ['one accented name', 'Name,Phone\nAnn,2125550123\nJosé,2125550124\n'],
  [
    'a Spanish list',
    'Nombre;Apellidos;Teléfono\r\nMaría;Muñoz Ibáñez;612345678\r\nRaúl;Díaz García;612345679\r\nÁlvaro;Núñez;612345680\r\n',
  ],
  [
    'a German list',
    'Vorname;Nachname;Straße;Handy\r\nJörg;Müller;Königsstraße 5;0151 23456789\r\nKäthe;Groß;Übergasse 1;0151 23456780\r\n',
  ],
  [
    'a French list with typographic marks',
    'Nom,Prénom,Note\nLefèvre,François,“déjà vu” – aime l’été\nd’Aubigné,Zoë,à rappeler…\n',
  ],
  ['a cell of several lines', 'Name,Note\n"Bjørn","høne;\r\npå gård, “ny”"\n'],
  ['one letter at the very end', `Name,Phone\n${plainRows.join('')}Zoë,2125550123\n`],
];

const japanese: readonly (readonly [string, string])[] = [
  ['a list', '名前,電話番号\r\n山田太郎,090-1234-5678\r\n佐藤花子,090-1234-5679\r\n'],
  ['one name', 'Name,Phone\nAnn,2125550123\n田中,2125550124\n'],
  [
    'katakana',
    '氏名,カナ,電話\n鈴木一郎,スズキ イチロウ,090-1234-5678\nマイク,マイク,2125550123\n',
  ],
  ['half-width katakana', 'Name,Kana\nAnn,ｱﾝ\nYamada,ﾔﾏﾀﾞ ﾀﾛｳ\nSuzuki,ｽｽﾞｷ\n'],
  ['an address', '名前,住所\n"高橋　健","〒100-0001\n東京都千代田区千代田1-1"\n'],
  ['one name at the very end', `Name,Phone\n${plainRows.join('')}渡辺さくら,2125550123\n`],
];

const chinese: readonly (readonly [string, string])[] = [
  ['a list', '姓名,电话\r\n张伟,13800000000\r\n王芳,13800000001\r\n李娜,13800000002\r\n'],
  ['one name', 'Name,Phone\nAnn,2125550123\n刘洋,2125550124\n'],
  ['an address', '姓名,地址\n"陈静","北京市朝阳区建国路１号，\n五楼"\n'],
  ['rare characters', '姓名,备注\n张喆,客户\n王淼鑫,“老客户”\n'],
  ['beyond GB 2312', '姓名,备注\n陳靜儀,客戶 😀\n黃國華,電話\n'],
  ['one name at the very end', `Name,Phone\n${plainRows.join('')}赵敏,2125550123\n`],
];

const central: readonly (readonly [string, string])[] = [
  ['a Polish list', 'Imię;Nazwisko;Telefon\nMałgorzata;Wójcik;1\nŁukasz;Żak;2\n'],
  ['one Polish name', 'Name,Phone\nAnn,2125550123\nWałęsa,2125550124\n'],
  ['a Czech list', 'Jméno;Příjmení\nJiří;Dvořák\nTomáš;Růžička\nZdeněk;Němec\n'],
  ['a Slovak list', 'Meno;Priezvisko\nĽubomír;Kováč\nŽofia;Ďurišová\n'],
  ['a Hungarian list', 'Név;Telefon\nErdős Gergő;1\nSzűcs Ágnes;2\n'],
  ['a Romanian list', 'Nume;Telefon\nBăsescu Ion;1\nŞtefan Ţepeş;2\n'],
  ['a Croatian list', 'Ime;Prezime\nĐorđe;Kovačević\nŽeljko;Perić\n'],
  ['one name at the very end', `Name,Phone\n${plainRows.join('')}Kamiński,2125550123\n`],
];

const cyrillic: readonly (readonly [string, string])[] = [
  ['a Russian list', 'Имя;Фамилия;Телефон\nИван;Петров;1\nМария;Сидорова;2\n'],
  ['names in capitals', 'Имя;Телефон\nИВАНОВ ИВАН;1\nЩЕРБАКОВА АННА;2\n'],
  ['a Ukrainian list', 'Ім’я;Місто\nЇжак Євген;Київ\n'],
  ['a Bulgarian note', 'Name,Note\nAnn,„добър клиент“ – №5\n'],
  ['one name at the very end', `Name,Phone\n${plainRows.join('')}Ольга,2125550123\n`],
];

const allScripts: readonly (readonly [string, string])[] = [
  ...western.slice(0, 3),
  ...japanese.slice(0, 1),
  ...chinese.slice(0, 1),
  ['emoji', 'Name,Phone\nAnn 😀,2125550123\n'],
];

const encodings: readonly {
  readonly name: string;
  readonly encoding: Encoding;
  readonly hasMark?: boolean;
  readonly files: readonly (readonly [string, string])[];
}[] = [
  { name: 'UTF-8', encoding: 'utf-8', files: [...western.slice(0, 5), ...allScripts.slice(5)] },
  { name: 'UTF-8 with a mark', encoding: 'utf-8', hasMark: true, files: allScripts },
  { name: 'UTF-16 LE', encoding: 'utf-16le', files: allScripts },
  { name: 'UTF-16 LE with a mark', encoding: 'utf-16le', hasMark: true, files: allScripts },
  { name: 'UTF-16 BE', encoding: 'utf-16be', files: allScripts },
  { name: 'UTF-16 BE with a mark', encoding: 'utf-16be', hasMark: true, files: allScripts },
  { name: 'Windows-1252', encoding: 'windows-1252', files: western },
  { name: 'Windows-1250', encoding: 'windows-1250', files: central },
  { name: 'Windows-1251', encoding: 'windows-1251', files: cyrillic },
  { name: 'MacRoman', encoding: 'macintosh', files: western },
  { name: 'Shift_JIS', encoding: 'shift_jis', files: japanese },
  { name: 'GB18030', encoding: 'gb18030', files: chinese },
];

describe.each(encodings)('a file in $name', ({ encoding, hasMark = false, files }) => {
  it.each(files)('is detected and read without a fault: %s', async (_what, text) => {
    const bytes = iconv.encode(text, encoding, { addBOM: hasMark });
    expect(iconv.decode(bytes, encoding)).toBe(text);
    const file = await openTextFile(csvFile(bytes));
    expect(await file.detectEncoding()).toBe(encoding);
    let read = '';
    for await (const piece of file.pieces(encoding)) read += piece.text;
    await file.close();
    expect(read).toBe(text);
  });
});

describe('single words', () => {
  const words =
    `José Zoë Müller Lefèvre García Martínez Díaz Peña O’Brien Ångström Søren Kjær Straße
    Groß naïve Núñez Conceição sœur hôtel l’eau Ñandú ÉMILE Élodie Übel Köln Ibáñez Noël Curaçao Così
    Çelik JOSÉ MUÑOZ Bérénice d’Aubigné Joe’s Bjørn GÖTZ ÄNNE “Bob” Jean–Luc`.split(/\s+/);

  it.each(['windows-1252', 'macintosh'] as const)('are enough to detect %s', async (encoding) => {
    for (const word of words) {
      const text = `Name,Phone\n${word},2125550123\n`;
      const file = await openTextFile(csvFile(text, { encoding }));
      const found = await file.detectEncoding();
      await file.close();
      expect(iconv.decode(iconv.encode(text, encoding), found)).toBe(text);
    }
  });

  it('are still UTF-8 in a file that was cut within a letter or has a stray byte', async () => {
    const whole = Buffer.from('Name,Phone\nJosé Muñoz,1\nZoë,2\nJörg Groß,3\nRené');
    for (const bytes of [
      whole.subarray(0, -1),
      Buffer.concat([whole, Buffer.from([0xe9]), Buffer.from('\nend')]),
    ]) {
      const file = await openTextFile(csvFile(bytes));
      expect(await file.detectEncoding()).toBe('utf-8');
      await file.close();
    }
  });
});
