// Raw SQL: it runs for every row of an import that is no plain new row.
import type { WritableDatabase } from '../../database/open.ts';
import { statementsFor } from '../../database/statements.ts';
import { contactColumns, type ContactFields } from './contact-fields.ts';

/** A contact as it stands in the middle of an import. */
export interface KnownContact extends ContactFields {
  readonly id: number;
  /** The import that brought the contact; null where none did. */
  readonly importId: number | null;
}

type Fields = Readonly<Record<string, unknown>>;

interface Change {
  known: KnownContact;
  isChanged: boolean;
  /** What is on record of this import's change; null while that was not asked for. */
  record: { before: Fields; after: Fields } | null;
  /** What was done with it since it was found, and need not be done again. */
  readonly done: Set<string>;
}

const columnList = contactColumns.join(', ');

const statements = statementsFor((sqlite) => ({
  find: sqlite.prepare<[string], KnownContact>(
    `SELECT id, import_id AS importId, ${columnList} FROM contacts WHERE phone = ?`,
  ),
  update: sqlite.prepare(
    `UPDATE contacts SET ${contactColumns.map((column) => `${column} = ?`).join(', ')}, updated_at = ?
      WHERE id = ?`,
  ),
  findChange: sqlite.prepare<[number, number], { readonly before: string; readonly after: string }>(
    `SELECT before, after FROM import_changes WHERE import_id = ? AND contact_id = ?`,
  ),
  recordChange: sqlite.prepare<[number, number, string, string]>(
    `INSERT INTO import_changes (import_id, contact_id, before, after) VALUES (?, ?, ?, ?)
     ON CONFLICT (import_id, contact_id)
     DO UPDATE SET before = excluded.before, after = excluded.after`,
  ),
}));

/**
 * The contacts that rows of an import change, until they are written: many rows can be of one contact, and
 * cost one write together. Write them before anything else reads these contacts.
 */
export class ChangedContacts {
  readonly #db: WritableDatabase;
  readonly #importId: number;
  readonly #now: number;
  readonly #changes = new Map<string, Change>();

  constructor(db: WritableDatabase, importId: number, now: number) {
    this.#db = db;
    this.#importId = importId;
    this.#now = now;
  }

  /** The contact with that number; undefined where there is none. */
  find(phone: string): KnownContact | undefined {
    const changed = this.#changes.get(phone);
    if (changed !== undefined) return changed.known;
    const known = statements(this.#db).find.get(phone);
    if (known !== undefined) {
      this.#changes.set(phone, {
        known,
        isChanged: false,
        record: null,
        done: new Set(),
      });
    }
    return known;
  }

  /** Changes a contact that was found; the first state of these columns and the last are recorded. */
  change(phone: string, after: ContactFields, changed: readonly (keyof ContactFields)[]): void {
    const change = this.#changes.get(phone);
    if (change === undefined) return;
    const pick = (fields: ContactFields) =>
      Object.fromEntries(changed.map((column) => [column, fields[column]]));
    const earlier = (change.record ??= this.#recordOf(change.known.id));
    change.record = {
      before: { ...pick(change.known), ...earlier.before },
      after: { ...earlier.after, ...pick(after) },
    };
    change.known = { ...change.known, ...after };
    change.isChanged = true;
  }

  /** Whether this is asked for the first time of a contact since it was found; of any other always. */
  isFirst(phone: string, what: string): boolean {
    const done = this.#changes.get(phone)?.done;
    if (done?.has(what) === true) return false;
    done?.add(what);
    return true;
  }

  /** Writes what was changed. */
  write(): void {
    const sql = statements(this.#db);
    for (const { known, isChanged, record } of this.#changes.values()) {
      if (isChanged) {
        sql.update.run(...contactColumns.map((column) => known[column]), this.#now, known.id);
      }
      if (record !== null) {
        const { before, after } = record;
        sql.recordChange.run(
          this.#importId,
          known.id,
          JSON.stringify(before),
          JSON.stringify(after),
        );
      }
    }
    this.#changes.clear();
  }

  #recordOf(contactId: number): { before: Fields; after: Fields } {
    const earlier = statements(this.#db).findChange.get(this.#importId, contactId);
    return { before: parse(earlier?.before), after: parse(earlier?.after) };
  }
}

function parse(json: string | undefined): Fields {
  const value: unknown = json === undefined ? {} : JSON.parse(json);
  return isFields(value) ? value : {};
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}
