import fc from 'fast-check';
import type { ContactFilter, FieldCondition } from '../../../../src-shared/contact/filter.ts';
import type { WritableDatabase } from '../../../../src-main/database/open.ts';
import { fictionalPhone } from '../../../support/campaigns.ts';

/** The time at which these people are filtered. */
export const now = 1_790_000_000_000;
const day = 86_400_000;

/** All that filters look at, as plain as it can be written. */
export interface Person {
  readonly phone: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly customFields: Readonly<Record<string, string>>;
  readonly tags: readonly string[];
  readonly lists: readonly number[];
  readonly importId: number | null;
  readonly hasConsent: boolean;
  readonly isSuppressed: boolean;
  readonly wasSuppressed: boolean;
  readonly isLandline: boolean;
  readonly textedDaysAgo: number | null;
  readonly wroteToUs: boolean;
  readonly addedDaysAgo: number;
}

const name = fc.constantFrom(
  '',
  'Ann',
  'ANNA',
  'Änne',
  'anne',
  'Mary-Jane',
  'O’Neil',
  'Zoë',
  '田中',
);
const word = fc.constantFrom(
  '',
  'VIP',
  'Gold 12',
  '2026-05-17',
  '2025-12-01',
  '1,200.50',
  '7',
  '-3',
  'élan',
);
const tagNames = ['VIP', 'regular', 'Élite', 'no-show'] as const;
const values = fc.constantFrom(
  '',
  'ann',
  'ANN',
  'änne',
  'vip',
  '12',
  '2026-01-01',
  '0',
  'él',
  '1,200.5',
  "x'y",
  '%',
  '555 01',
  '+1 212 555-0101',
);

export const people = fc
  .array(
    fc.record({
      firstName: name,
      lastName: name,
      email: fc.constantFrom('', 'ann@example.com', 'a.lee@Example.org'),
      customFields: fc.dictionary(fc.constantFrom('city', 'last_visit', 'points'), word, {
        maxKeys: 3,
      }),
      tags: fc.subarray([...tagNames]),
      lists: fc.subarray([1, 2, 3]),
      importId: fc.constantFrom(null, 1, 2),
      hasConsent: fc.boolean(),
      isSuppressed: fc.boolean(),
      wasSuppressed: fc.boolean(),
      isLandline: fc.boolean(),
      textedDaysAgo: fc.option(fc.integer({ min: 0, max: 40 })),
      wroteToUs: fc.boolean(),
      addedDaysAgo: fc.integer({ min: 0, max: 40 }),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((rows): readonly Person[] =>
    rows.map((row, index) => ({ ...row, phone: fictionalPhone(index * 7 + (index % 2) * 100) })),
  );

const field = fc.record({
  field: fc.constantFrom(
    'first_name',
    'last_name',
    'email',
    'phone',
    'city',
    'last_visit',
    'points',
  ),
  test: fc.constantFrom(
    'is',
    'is-not',
    'contains',
    'starts-with',
    'is-empty',
    'is-not-empty',
    'more-than',
    'less-than',
  ),
  value: values,
}) satisfies fc.Arbitrary<FieldCondition>;

const days = fc.integer({ min: 1, max: 45 });
const differently = (text: string) =>
  fc.constantFrom(
    text,
    text.toUpperCase().replaceAll('É', 'É'),
    text.replace(/^[A-Z]/, (letter) => letter.toLowerCase()),
  );
const tag = fc
  .constantFrom(...tagNames, 'unknown')
  .chain((text) => (text === 'Élite' ? fc.constant(text) : differently(text)));

export const filters: fc.Arbitrary<ContactFilter> = fc
  .record(
    {
      search: fc.constantFrom(
        '',
        'ann',
        'ANNE',
        'anne le',
        'mary jane',
        'maryj',
        'oneil',
        "o'ne",
        'zoe',
        '中',
        'vip',
        'elit',
        '0101',
        '(212) 555',
        '212555',
        '+1',
        '2026-05',
        'gold 1',
        'exam',
        'a.lee@ex',
        '!!',
      ),
      listIds: fc.subarray([1, 2, 3], { minLength: 1 }),
      tags: fc.array(tag, { minLength: 1, maxLength: 2 }),
      withoutTags: fc.array(tag, { minLength: 1, maxLength: 2 }),
      importId: fc.constantFrom(1, 2, 3),
      hasConsent: fc.boolean(),
      isSuppressed: fc.boolean(),
      isLandline: fc.boolean(),
      lastTexted: fc.oneof(
        fc.constant({ kind: 'never' as const }),
        fc.record({ kind: fc.constantFrom('within' as const, 'not-within' as const), days }),
      ),
      addedWithinDays: days,
      fields: fc.array(field, { minLength: 1, maxLength: 2 }),
    },
    { requiredKeys: [] },
  )
  .filter((filter) => Object.keys(filter).length <= 4);

/** Whether a filter means somebody, worked out without a database. */
export function isMatching(person: Person, filter: ContactFilter): boolean {
  const has = (wanted: string) =>
    person.tags.some((own) => own.toLowerCase() === wanted.toLowerCase());
  const { lastTexted } = filter;
  return (
    isFound(person, filter.search ?? '') &&
    (filter.listIds?.some((id) => person.lists.includes(id)) ?? true) &&
    (filter.tags?.every(has) ?? true) &&
    !(filter.withoutTags?.some(has) ?? false) &&
    (filter.importId === undefined || filter.importId === person.importId) &&
    (filter.hasConsent === undefined || filter.hasConsent === person.hasConsent) &&
    (filter.isSuppressed === undefined || filter.isSuppressed === person.isSuppressed) &&
    (filter.isLandline === undefined || filter.isLandline === person.isLandline) &&
    (lastTexted === undefined || wasTexted(person, lastTexted)) &&
    (filter.addedWithinDays === undefined || person.addedDaysAgo <= filter.addedWithinDays) &&
    (filter.fields?.every((condition) => holds(person, condition)) ?? true)
  );
}

function wasTexted(person: Person, when: NonNullable<ContactFilter['lastTexted']>): boolean {
  const ago = person.textedDaysAgo;
  if (when.kind === 'never') return ago === null;
  const isWithin = ago !== null && ago <= when.days;
  return when.kind === 'within' ? isWithin : !isWithin;
}

function holds(person: Person, { field: name_, test, value }: FieldCondition): boolean {
  const builtIn: Readonly<Record<string, string>> = {
    first_name: person.firstName,
    last_name: person.lastName,
    email: person.email,
    phone: person.phone,
  };
  const text = (builtIn[name_] ?? person.customFields[name_] ?? '').trim().toLowerCase();
  let wanted = value.trim().toLowerCase();
  if (name_ === 'phone' && /^[+\d\s().\-/]+$/.test(value)) {
    const plus = test === 'contains' && !value.includes('+') ? '' : '+';
    wanted = plus + value.replace(/\D/g, '');
  }
  switch (test) {
    case 'is':
      return text === wanted;
    case 'is-not':
      return text !== wanted;
    case 'contains':
      return text.includes(wanted);
    case 'starts-with':
      return text.startsWith(wanted);
    case 'is-empty':
      return text === '';
    case 'is-not-empty':
      return text !== '';
    case 'more-than':
    case 'less-than': {
      const isDates = /^\d{4}-\d\d-\d\d$/.test(value);
      const [own, other] = isDates
        ? [/^\d{4}-\d\d-\d\d/.test(text) ? text.slice(0, 10) : null, value]
        : [number(text), number(value)];
      if (own === null || other === null) return false;
      return test === 'more-than' ? own > other : own < other;
    }
  }
}

function number(text: string): number | null {
  const bare = text.replaceAll(',', '');
  return /\d/.test(bare) && !/[a-z]/i.test(bare) && !Number.isNaN(Number(bare))
    ? Number(bare)
    : null;
}

/** A search, over every way to split what is written about a person. */
function isFound(person: Person, search: string): boolean {
  const plain = (text: string) =>
    text
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .toLowerCase();
  const texts = [
    person.firstName,
    person.lastName,
    person.email,
    ...person.tags,
    ...Object.values(person.customFields),
  ].map(plain);
  const words = texts.flatMap((text) => [
    ...text.split(/[^\p{L}\p{N}]+/u),
    text.replace(/['’-]/g, ''),
    ...(text.includes('田中') ? ['田中', '中'] : []),
  ]);
  const begins = (wanted: string) => words.some((own) => own !== '' && own.startsWith(wanted));
  const digits = person.phone.slice(1);
  return (
    plain(search)
      .match(/\+?[\d][\d ().-]*\d|\([\d) -]+\d|\d+|[^\s]+/gu)
      ?.flatMap((part) =>
        /^[+(\d][\d ().-]*$/.test(part) ? [part] : part.split(/[^\p{L}\p{N}]+/u),
      )
      .filter((part) => part !== '')
      .every((part) => {
        if (!/^[+(\d]/.test(part)) return begins(part);
        const groups = part.match(/\d+/g) ?? [];
        const own = groups.join('');
        const isOfNumber = (piece: string, canEnd: boolean) =>
          digits.startsWith(piece) ||
          digits.slice(1).startsWith(piece) ||
          digits.slice(4).startsWith(piece) ||
          (canEnd && piece.length >= 3 && digits.endsWith(piece));
        if (isOfNumber(own, true) || begins(own)) return true;
        const bare = own.replace(/^0+/, '');
        if (bare !== '' && bare !== own && (isOfNumber(bare, false) || begins(bare))) return true;
        return (
          groups.length > 1 && groups.every((group) => isOfNumber(group, false) || begins(group))
        );
      }) ?? true
  );
}

/** Writes people down; their ids are 1, 2, 3… in their order. */
export function addPeople(db: WritableDatabase, persons: readonly Person[]): void {
  const { sqlite } = db;
  const run = (sql: string, ...parameters: readonly unknown[]) =>
    sqlite.prepare(sql).run(...parameters);
  sqlite.transaction(() => {
    for (const id of [1, 2, 3]) {
      run('INSERT INTO lists (id, name, created_at) VALUES (?, ?, 0)', id, `List ${id}`);
    }
    for (const id of [1, 2]) {
      run(
        `INSERT INTO imports (id, file_name, country, mapping, on_duplicate, rows, added, updated,
           skipped, invalid, started_at, completed_at)
         VALUES (?, 'a.csv', 'US', '[]', 'update', 0, 0, 0, 0, 0, 0, 0)`,
        id,
      );
    }
    for (const [index, tagName] of tagNames.entries()) {
      run('INSERT INTO tags (id, name) VALUES (?, ?)', index + 1, tagName);
    }
    for (const [index, person] of persons.entries()) addPerson(run, index + 1, person);
  })();
}

function addPerson(
  run: (sql: string, ...parameters: readonly unknown[]) => void,
  id: number,
  person: Person,
): void {
  run(
    `INSERT INTO contacts (id, phone, first_name, last_name, email, custom_fields, consent_at,
       consent_method, consent_source, is_landline, import_id, created_at, updated_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    id,
    person.phone,
    person.firstName,
    person.lastName,
    person.email,
    JSON.stringify(person.customFields),
    ...(person.hasConsent ? [now, 'form', 'here'] : [null, null, null]),
    person.isLandline ? 1 : 0,
    person.importId,
    now - person.addedDaysAgo * day,
    now,
  );
  for (const tagName of person.tags) {
    run(
      'INSERT INTO contact_tags (tag_id, contact_id) SELECT id, ? FROM tags WHERE name = ?',
      id,
      tagName,
    );
  }
  for (const list of person.lists) {
    run('INSERT INTO list_contacts (list_id, contact_id) VALUES (?, ?)', list, id);
  }
  if (person.wasSuppressed) {
    run(
      `INSERT INTO suppressions (phone, reason, at, lifted_at, lifted_evidence) VALUES (?, 'x', 0, 1, 'y')`,
      person.phone,
    );
  }
  if (person.isSuppressed) {
    run(`INSERT INTO suppressions (phone, reason, at) VALUES (?, 'x', 0)`, person.phone);
  }
  const message = `INSERT INTO messages (contact_id, direction, from_address, to_address, body, segments,
    status, created_at, sent_at) VALUES (?, ?, 'a', 'b', 'c', 1, ?, ?, ?)`;
  if (person.textedDaysAgo !== null) {
    run(message, id, 'outbound', 'sent', 0, now - person.textedDaysAgo * day);
    run(message, id, 'outbound', 'queued', 0, null);
  }
  if (person.wroteToUs) run(message, id, 'inbound', 'received', now, now);
}

/** Removes everybody, so that the next are the first again. */
export function forgetPeople(db: WritableDatabase): void {
  db.sqlite.exec(`DROP TRIGGER IF EXISTS suppressions_are_kept;
    DELETE FROM messages; DELETE FROM contacts; DELETE FROM lists; DELETE FROM tags;
    DELETE FROM imports; DELETE FROM suppressions;`);
}
