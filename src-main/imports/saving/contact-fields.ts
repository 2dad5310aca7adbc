import type { ContactRow } from '../rows/contact-row.ts';
import { consentEvidence, sourceOf, type ImportRules } from './import-rules.ts';

/** The columns of a contact that an import can change, as `import_changes` records them. */
export const contactColumns = [
  'first_name',
  'last_name',
  'email',
  'custom_fields',
  'time_zone',
  'consent_at',
  'consent_method',
  'consent_source',
] as const;

/** What a contact has in these columns. */
export interface ContactFields extends ConsentFields {
  readonly first_name: string;
  readonly last_name: string;
  readonly email: string;
  /** JSON object of texts. */
  readonly custom_fields: string;
  /** IANA name. */
  readonly time_zone: string | null;
}

interface ConsentFields {
  /** Unix milliseconds; null without consent. */
  readonly consent_at: number | null;
  readonly consent_method: string | null;
  readonly consent_source: string | null;
}

/** A row of a file, and the line on which it stands. */
export type NumberedRow = Readonly<Omit<ContactRow, 'optOutColumn'>> & { readonly line: number };

/** How somebody agreed where a file says only that they did. */
export const importMethod = 'import';

const noConsent: ConsentFields = { consent_at: null, consent_method: null, consent_source: null };

/** What a contact has that only this row of the file describes. */
export function newFields(rules: ImportRules, row: NumberedRow, now: number): ContactFields {
  const { consent_at, consent_method, consent_source } = consentOf(rules, row, now);
  return {
    first_name: row.firstName,
    last_name: row.lastName,
    email: row.email,
    custom_fields: row.customFields,
    time_zone: row.timeZone,
    consent_at,
    consent_method,
    consent_source,
  };
}

/**
 * What a contact has after this row of the file: `update` takes all that is not empty in the row, `fill`
 * only what the contact lacked, `skip` nothing. Consent that is on record always stays.
 */
export function mergeFields(
  before: ContactFields,
  rules: ImportRules,
  row: NumberedRow,
  now: number,
): ContactFields {
  const { onDuplicate } = rules;
  if (onDuplicate === 'skip') return before;
  const isUpdate = onDuplicate === 'update';
  const text = (was: string, is: string) => (is !== '' && (isUpdate || was === '') ? is : was);
  const { consent_at, consent_method, consent_source } =
    before.consent_at === null ? consentOf(rules, row, now) : before;
  return {
    first_name: text(before.first_name, row.firstName),
    last_name: text(before.last_name, row.lastName),
    email: text(before.email, row.email),
    custom_fields: mergeCustomFields(before.custom_fields, row.customFields, isUpdate),
    time_zone: isUpdate ? (row.timeZone ?? before.time_zone) : (before.time_zone ?? row.timeZone),
    consent_at,
    consent_method,
    consent_source,
  };
}

/** The columns in which two states of a contact differ. */
export function changedColumns(
  before: ContactFields,
  after: ContactFields,
): readonly (keyof ContactFields)[] {
  return contactColumns.filter((column) => after[column] !== before[column]);
}

/** The row's own consent; else the file's, unless the row says that this person wants no texts. */
function consentOf(rules: ImportRules, row: NumberedRow, now: number): ConsentFields {
  if (row.hasConsent) {
    return {
      consent_at: row.consentAt ?? now,
      consent_method: row.consentMethod ?? importMethod,
      consent_source: row.consentSource ?? sourceOf(rules, row.line),
    };
  }
  const saysNo = row.optOut !== null || row.notAgreed !== null;
  return saysNo ? noConsent : consentForAll(rules, row.line, now);
}

/** What the import records of everybody in its file who says nothing else. */
function consentForAll(rules: ImportRules, line: number, now: number): ConsentFields {
  const evidence = consentEvidence(rules);
  if (evidence === null) return noConsent;
  return {
    consent_at: now,
    consent_method: importMethod,
    consent_source: `${evidence.beforeLine}${line}${evidence.afterLine}`,
  };
}

/** Both sets of fields as one; the text there was where nothing but the order would change. */
function mergeCustomFields(before: string, own: string, isUpdate: boolean): string {
  if (own === '{}' || own === before) return before;
  const was = parseFields(before);
  const is = parseFields(own);
  const merged = isUpdate ? { ...was, ...is } : { ...is, ...was };
  const isSame =
    Object.keys(merged).length === Object.keys(was).length &&
    Object.entries(merged).every(([name, value]) => was[name] === value);
  return isSame ? before : JSON.stringify(merged);
}

function parseFields(json: string): Readonly<Record<string, unknown>> {
  const fields: unknown = JSON.parse(json);
  return isObject(fields) ? fields : {};
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
