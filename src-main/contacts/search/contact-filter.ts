import { and, eq, gte, inArray, isNotNull, isNull, not, sql, type SQL } from 'drizzle-orm';
import type { ContactFilter, FieldCondition } from '../../../src-shared/contact/filter.ts';
import { cleanLine } from '../../../src-shared/lib/clean-text.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { isReal } from '../../database/practice.ts';
import { withoutCase } from '../../database/queries.ts';
import {
  contacts,
  contactTags,
  listContacts,
  messages,
  suppressions,
  tags,
} from '../../database/schema.ts';
import { isInForce, isSuppressed } from '../suppressions/suppression-rows.ts';
import type { FilterPart, NamelessPart } from './filter-part.ts';
import { addSearchFunctions, numberIn, withoutCapitals } from './search-functions.ts';
import { idsWithWords, searchPart } from './search-index.ts';

const millisecondsOfDay = 86_400_000;

/**
 * A filter as a condition on the rows of `contacts` (that table under its own name), true for everybody
 * where the filter asks for nothing. It is one expression that can stand between ANDs.
 *
 * @param now milliseconds since 1970: what “in the last days” goes by.
 */
export function filterCondition(db: OvoDatabase, filter: ContactFilter, now: number): SQL {
  return and(...filterParts(db, filter, now).map(({ condition }) => condition)) ?? sql`true`;
}

/** Whether this one contact matches a filter; quick, whatever the filter. */
export function isMatching(
  db: OvoDatabase,
  {
    id,
    filter,
    now,
  }: { readonly id: number; readonly filter: ContactFilter; readonly now: number },
): boolean {
  const found = db.orm
    .select({ id: contacts.id })
    .from(contacts)
    .where(and(eq(contacts.id, id), conditionOfFew(db, filter, now)))
    .get();
  return found !== undefined;
}

/** As `filterCondition`, for a query that looks at a few contacts: quick then, whatever the filter. */
export function conditionOfFew(db: OvoDatabase, filter: ContactFilter, now: number): SQL {
  const parts = filterParts(db, filter, now).map((part) => part.ofFew ?? part.condition);
  return and(...parts) ?? sql`true`;
}

/** The parts of a filter: a contact matches that fulfils all of them. */
export function filterParts(
  db: OvoDatabase,
  filter: ContactFilter,
  now: number,
): readonly FilterPart[] {
  addSearchFunctions(db);
  const parts: FilterPart[] = [];
  const add = (asked: unknown, part: NamelessPart) =>
    void parts.push({ ...part, key: JSON.stringify(asked) });

  const search = searchPart(db, filter.search ?? '');
  if (search !== null) add({ search: filter.search }, search);
  const { listIds, importId, hasConsent, isLandline, lastTexted: texted } = filter;
  if (listIds !== undefined) add({ listIds }, onAnyList(listIds));
  for (const tag of filter.tags ?? []) add({ tag }, withTag(tag));
  for (const tag of filter.withoutTags ?? []) add({ withoutTag: tag }, opposite(withTag(tag)));
  if (importId !== undefined) {
    const condition = eq(contacts.importId, importId);
    add({ importId }, { condition, ids: idsWhere(condition) });
  }
  if (hasConsent !== undefined) {
    const condition = (hasConsent ? isNotNull : isNull)(contacts.consentAt);
    add({ hasConsent }, { condition, ids: null });
  }
  if (filter.isSuppressed !== undefined) {
    const { isSuppressed: isMeant } = filter;
    add({ isSuppressed: isMeant }, isMeant ? suppressed() : opposite(suppressed()));
  }
  if (isLandline !== undefined) {
    add({ isLandline }, isLandline ? landline() : opposite(landline()));
  }
  if (texted !== undefined) {
    const condition = lastTexted(texted, now);
    add({ lastTexted: texted }, { condition, ids: null, isOfMoment: true });
  }
  if (filter.notReachedBy !== undefined) {
    const { notReachedBy: asked } = filter;
    add({ notReachedBy: asked }, { ...notReachedBy(asked), isOfMoment: true });
  }
  if (filter.addedWithinDays !== undefined) {
    const { addedWithinDays: days } = filter;
    const condition = gte(contacts.createdAt, now - days * millisecondsOfDay);
    add({ addedWithinDays: days }, { condition, ids: null, isOfMoment: true });
  }
  for (const field of filter.fields ?? []) {
    const condition = fieldCondition(field);
    add({ field }, { condition, ids: idsWithField(db, field, condition) });
  }
  return parts;
}

function idsWhere(condition: SQL): SQL {
  return sql`SELECT ${contacts.id} FROM ${contacts} WHERE ${condition}`;
}

function opposite({ condition, ids }: NamelessPart): NamelessPart {
  return { condition: not(condition), ids: null, ...(ids === null ? {} : { notIds: ids }) };
}

function onAnyList(listIds: readonly number[]): NamelessPart {
  const isOnAny = sql`${listContacts.listId} IN ${listIds}`;
  return {
    condition: sql`EXISTS (SELECT 1 FROM ${listContacts}
      WHERE ${isOnAny} AND ${listContacts.contactId} = ${contacts.id})`,
    ids: sql`SELECT ${listContacts.contactId} FROM ${listContacts} WHERE ${isOnAny}`,
  };
}

function withTag(tag: string): NamelessPart {
  const hasTag = sql`${contactTags.tagId} =
    (SELECT ${tags.id} FROM ${tags} WHERE ${tags.name} = ${withoutCase(sql`${tag}`)})`;
  return {
    condition: sql`EXISTS (SELECT 1 FROM ${contactTags}
      WHERE ${hasTag} AND ${contactTags.contactId} = ${contacts.id})`,
    ids: sql`SELECT ${contactTags.contactId} FROM ${contactTags} WHERE ${hasTag}`,
  };
}

function suppressed(): NamelessPart {
  return {
    condition: isSuppressed,
    ids: sql`SELECT ${contacts.id} FROM ${suppressions} CROSS JOIN ${contacts}
      ON ${contacts.phone} = ${suppressions.phone} WHERE ${isInForce}`,
  };
}

/** Written with the literal that the partial index of landlines has. */
function landline(): NamelessPart {
  const condition = eq(contacts.isLandline, 1).inlineParams();
  return { condition, ids: idsWhere(condition) };
}

function lastTexted(asked: NonNullable<ContactFilter['lastTexted']>, now: number): SQL {
  const when =
    asked.kind === 'never'
      ? isNotNull(messages.sentAt)
      : gte(messages.sentAt, now - asked.days * millisecondsOfDay);
  const texted = sql`EXISTS (SELECT 1 FROM ${messages} WHERE ${messages.contactId} = ${contacts.id}
    AND ${eq(messages.direction, 'outbound')} AND ${isReal(messages)} AND ${when})`;
  return asked.kind === 'within' ? texted : not(texted);
}

/** The status stands first as the partial index of such messages has it. */
function notReachedBy(asked: NonNullable<ContactFilter['notReachedBy']>): NamelessPart {
  const { campaignId, status, errorCode, reason, detail } = asked;
  const isMeant = sql`${messages.campaignId} = ${campaignId}
    AND ${inArray(messages.status, ['failed', 'undelivered', 'skipped', 'canceled']).inlineParams()}
    AND ${messages.status} = ${status} AND ${messages.errorCode} IS ${errorCode}
    AND ${messages.reason} IS ${reason} AND ${isReal(messages)}
    AND (${messages.errorCode} IS NOT NULL OR ${messages.errorDetail} IS ${detail})`;
  return {
    condition: sql`EXISTS (SELECT 1 FROM ${messages}
      WHERE ${messages.contactId} = ${contacts.id} AND ${isMeant})`,
    ids: sql`SELECT ${messages.contactId} FROM ${messages} WHERE ${isMeant}
      AND ${messages.contactId} IN (SELECT ${contacts.id} FROM ${contacts})`,
  };
}

const builtIn = {
  first_name: contacts.firstName,
  last_name: contacts.lastName,
  email: contacts.email,
  phone: contacts.phone,
} as const;

function isBuiltIn(field: string): field is keyof typeof builtIn {
  return Object.hasOwn(builtIn, field);
}

/** The text of a field; empty where a contact has none of that name. */
function fieldText(field: string): SQL {
  if (isBuiltIn(field)) return sql`${builtIn[field]}`;
  return sql`coalesce(${contacts.customFields} ->> ${`$.${field}`}, '')`;
}

/** Who fulfils a condition on a field, where the words of its value lead to few. */
function idsWithField(db: OvoDatabase, asked: FieldCondition, condition: SQL): SQL | null {
  const { field, test, value } = asked;
  if ((test !== 'is' && test !== 'starts-with') || field === 'phone') return null;
  return idsWithWords(db, cleanLine(value), condition);
}

function fieldCondition({ field, test, value }: FieldCondition): SQL {
  const text = fieldText(field);
  switch (test) {
    case 'is-empty':
      return sql`trim(${text}) = ''`;
    case 'is-not-empty':
      return sql`trim(${text}) <> ''`;
    case 'more-than':
      return comparison(text, sql`>`, value);
    case 'less-than':
      return comparison(text, sql`<`, value);
    case 'is':
    case 'is-not':
    case 'contains':
    case 'starts-with':
      return textCondition(field, text, test, value);
  }
}

function textCondition(
  field: string,
  text: SQL,
  test: 'is' | 'is-not' | 'contains' | 'starts-with',
  value: string,
): SQL {
  const wanted = withoutCapitals(field === 'phone' ? writtenAsE164(value, test) : cleanLine(value));
  // SQLite's own `lower` knows A to Z alone, and is far quicker.
  const isPlain = /^[\u0020-\u007e]*$/.test(wanted);
  const folded = isPlain ? sql`lower(${text})` : sql`without_capitals(${text})`;
  switch (test) {
    case 'is':
      return sql`trim(${folded}) = ${wanted}`;
    case 'is-not':
      return sql`trim(${folded}) <> ${wanted}`;
    case 'contains':
      return sql`instr(${folded}, ${wanted}) > 0`;
    case 'starts-with':
      return sql`instr(ltrim(${folded}), ${wanted}) = 1`;
  }
}

/** What people write between the digits of a number is in none of the numbers of contacts. */
function writtenAsE164(value: string, test: FieldCondition['test']): string {
  if (!/^[+\d\s().\-/]+$/.test(value)) return value.trim();
  const digits = value.replace('(0)', '').replace(/\D/g, '');
  return test === 'contains' && !value.includes('+') ? digits : `+${digits}`;
}

/** Numbers with numbers and dates with dates; what is neither is neither more nor less. */
function comparison(text: SQL, operator: SQL, value: string): SQL {
  const number = numberIn(value);
  if (number !== null) return sql`number_in(${text}) ${operator} ${number}`;
  const day = value.trim();
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return sql`false`;
  const start = sql`substr(ltrim(${text}), 1, 10)`;
  return sql`(${start} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'
    AND ${start} ${operator} ${day})`;
}
