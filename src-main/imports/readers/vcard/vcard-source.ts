import type { ReadingOptions } from '../../../../src-shared/import/file-reading.ts';
import { numberOfAddress } from '../../../../src-shared/phone/number-address.ts';
import { sourceOfCards } from '../file-sources.ts';
import type { RowBatch, RowSource } from '../row-source.ts';
import type { TextFile } from '../text/text-file.ts';
import { valueParts, VcardReader, type Card, type CardProperty } from './vcard-reader.ts';

/** The most columns of each kind; the last one holds all further values. */
const mostPhones = 10;
const mostEmails = 5;

/** Separates several values of one cell. */
const valueSeparator = ' ::: ';

/**
 * The reader of vCards: each card is a row, with columns for the parts of the name, for each number and
 * its kind before it, for each e-mail address, and for everything else that a card has. Closing it closes
 * the file.
 */
export async function openVcards(file: TextFile, chosen: ReadingOptions): Promise<RowSource> {
  const encoding = chosen.encoding ?? (await file.detectEncoding());

  async function* cards(): AsyncGenerator<{ cards: readonly Card[]; bytesRead: number }, void> {
    const reader = new VcardReader();
    let bytesRead = 0;
    for await (const piece of file.pieces(encoding)) {
      bytesRead = piece.bytesRead;
      reader.feed(piece.text);
      yield { cards: reader.take(), bytesRead };
    }
    reader.end();
    yield { cards: reader.take(), bytesRead };
  }

  const used = new Set<Column>();
  let phones = 0;
  let emails = 0;
  let productId = '';
  for await (const some of cards()) {
    for (const card of some.cards) {
      const person = personOf(card);
      productId ||= card.properties.find(({ name }) => name === 'PRODID')?.value ?? '';
      phones = Math.max(phones, person.phones.length);
      emails = Math.max(emails, person.emails.length);
      for (const column of columns) if (person.texts.has(column)) used.add(column);
    }
  }
  const layout: Layout = {
    before: columns.slice(0, columnsBefore).filter((column) => used.has(column)),
    phones: Math.min(phones, mostPhones),
    emails: Math.min(emails, mostEmails),
    after: columns.slice(columnsBefore).filter((column) => used.has(column)),
  };

  async function* rows(): AsyncGenerator<RowBatch, void> {
    for await (const some of cards()) {
      yield {
        rows: some.cards.map((card) => ({ line: card.line, cells: cellsOf(card, layout) })),
        bytesRead: some.bytesRead,
      };
    }
  }

  return {
    format: 'vcf',
    reading: { encoding, delimiter: null, sheet: null, hasHeader: null },
    sheets: [],
    names: namesOf(layout),
    program: sourceOfCards(productId),
    rows,
    close: () => file.close(),
  };
}

const columns = [
  'First name',
  'Middle name',
  'Last name',
  'Full name',
  'Nickname',
  'Organization',
  'Job title',
  'Address',
  'Country',
  'Birthday',
  'Website',
  'Note',
  'Tags',
] as const;
type Column = (typeof columns)[number];

/** How many of these columns are before the numbers and e-mail addresses. */
const columnsBefore = 7;

interface Layout {
  readonly before: readonly Column[];
  readonly phones: number;
  readonly emails: number;
  readonly after: readonly Column[];
}

interface Person {
  readonly texts: ReadonlyMap<Column, string>;
  /** The preferred ones first. */
  readonly phones: readonly { readonly label: string; readonly number: string }[];
  readonly emails: readonly string[];
}

function namesOf({ before, phones, emails, after }: Layout): readonly string[] {
  return [
    ...before,
    ...numbered(phones).flatMap((place) => [`Phone ${place} - Type`, `Phone ${place}`]),
    ...numbered(emails).map((place) => (place === 1 ? 'Email' : `Email ${place}`)),
    ...after,
  ];
}

/** The cells of a card. A NUL becomes U+FFFD: a character that could not be read. */
function cellsOf(card: Card, { before, phones, emails, after }: Layout): readonly string[] {
  const person = personOf(card);
  const numbers = [...person.phones];
  const rest = numbers.splice(phones);
  const cells = before.map((column) => person.texts.get(column) ?? '');
  for (const place of numbered(phones)) {
    const { label = '', number = '' } = numbers[place - 1] ?? {};
    const more = place === phones ? rest.map((phone) => phone.number) : [];
    cells.push(label, [number, ...more].join(valueSeparator));
  }
  for (const place of numbered(emails)) {
    const end = place === emails ? undefined : place;
    cells.push(person.emails.slice(place - 1, end).join(valueSeparator));
  }
  cells.push(...after.map((column) => person.texts.get(column) ?? ''));
  return cells.map((cell) => cell.replaceAll('\0', '\uFFFD'));
}

function numbered(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

function personOf({ properties }: Card): Person {
  const texts = new Map<Column, string>();
  const phones: { label: string; number: string; preference: number }[] = [];
  const emails: string[] = [];
  const add = (column: Column, text: string) => {
    if (text === '') return;
    const before = texts.get(column);
    texts.set(column, before === undefined ? text : `${before}${valueSeparator}${text}`);
  };
  const labels = new Map(
    properties
      .filter(({ name, group }) => name === 'X-ABLABEL' && group !== '')
      .map(({ group, value }) => [group, value.replace(/^_\$!<(.*)>!\$_$/, '$1')] as const),
  );
  for (const property of properties) {
    const { name, value } = property;
    switch (name) {
      case 'N': {
        if (texts.has('First name') || texts.has('Last name')) break;
        const [last = '', first = '', middle = ''] = valueParts(value, ';').map(withoutCommas);
        add('First name', first);
        add('Middle name', middle);
        add('Last name', last);
        break;
      }
      case 'FN':
        if (!texts.has('Full name')) add('Full name', valueParts(value, null).join(''));
        break;
      case 'NICKNAME':
        add('Nickname', listed(value, ','));
        break;
      case 'ORG':
        add('Organization', listed(value, ';'));
        break;
      case 'TITLE':
        add('Job title', valueParts(value, null).join(''));
        break;
      case 'TEL':
        phones.push({
          label: labelOf(property, labels),
          number: numberOfAddress(valueParts(value, null).join('').trim()),
          preference: property.preference,
        });
        break;
      case 'EMAIL':
        emails.push(
          valueParts(value, null)
            .join('')
            .replace(/^mailto:/i, ''),
        );
        break;
      case 'ADR':
        add('Address', listed(value, ';'));
        if (!texts.has('Country')) add('Country', valueParts(value, ';')[6] ?? '');
        break;
      case 'BDAY':
        add('Birthday', value.trim());
        break;
      case 'URL':
        add('Website', valueParts(value, null).join(''));
        break;
      case 'NOTE':
        add('Note', valueParts(value, null).join(''));
        break;
      case 'CATEGORIES':
        add(
          'Tags',
          valueParts(value, ',')
            .filter((tag) => tag !== '')
            .join(', '),
        );
        break;
      default:
    }
  }
  return {
    texts,
    phones: phones
      .filter(({ number }) => number !== '')
      .toSorted((one, two) => one.preference - two.preference),
    emails: emails.filter((email) => email !== ''),
  };
}

function listed(value: string, separator: ';' | ','): string {
  return valueParts(value, separator)
    .filter((part) => part !== '')
    .join(', ');
}

/** Several names of one kind have commas between them. */
function withoutCommas(part: string): string {
  return part.replace(/\s*,\s*/g, ' ');
}

const kinds: readonly (readonly [RegExp, string])[] = [
  [/^(?:CELL|MOBILE|IPHONE|X-MOBILE|X-IPHONE)$/, 'Mobile'],
  [/^HOME$/, 'Home'],
  [/^WORK$/, 'Work'],
  [/^MAIN$/, 'Main'],
  [/FAX$/, 'Fax'],
  [/^PAGER$/, 'Pager'],
  [/^OTHER$/, 'Other'],
];

/** The kind of a number, such as `Mobile`, `Home`, `Work Fax`, or the label that the card gives it. */
function labelOf({ types, group }: CardProperty, labels: ReadonlyMap<string, string>): string {
  const found = kinds.filter(([kind]) => types.some((type) => kind.test(type)));
  if (found.length > 0) return found.map(([, label]) => label).join(' ');
  return labels.get(group) ?? '';
}
