import { sql } from 'drizzle-orm';
import { requireSender } from '../../src-shared/campaign/read-sender.ts';
import { UserError } from '../../src-shared/lib/result.ts';
import {
  settingsSchema,
  type Settings,
  type SettingsChanges,
} from '../../src-shared/settings/settings.ts';
import { words } from '../../src-shared/words/words.ts';
import type { OvoDatabase, WritableDatabase } from './open.ts';
import { prepared, queriesFor, type Given } from './queries.ts';
import { settings } from './schema.ts';

type Setting = typeof settings.$inferSelect;

const queries = queriesFor((orm) => ({
  all: prepared(() => orm.select().from(settings)),
  save: prepared((given: Given<Setting>) =>
    orm
      .insert(settings)
      .values({ key: given('key'), value: given('value') })
      .onConflictDoUpdate({ target: settings.key, set: { value: sql`excluded.value` } }),
  ),
}));

/**
 * The user's settings. A stored value that a setting cannot have reads as what Ovo comes with, and stays
 * where it is; nothing may be sent by that: see `refuseUnreadableSettings`.
 */
export function readSettings(db: OvoDatabase): Settings {
  return read(db).settings;
}

/** A stored value that its setting cannot have, and why. */
interface UnreadableSetting {
  readonly name: string;
  readonly problem: string;
}

/** Stored values that their settings cannot have; empty in a database that only Ovo has written. */
export function unreadableSettings(db: OvoDatabase): readonly UnreadableSetting[] {
  return read(db).unreadable;
}

/**
 * Refuses (`invalid`) to send by what Ovo comes with where the user had chosen something that cannot be
 * read: a daily limit would be none.
 */
export function refuseUnreadableSettings(db: OvoDatabase): void {
  const [first] = unreadableSettings(db);
  if (first === undefined) return;
  throw new UserError(
    'invalid',
    words.database.unreadableSetting(first.name, first.problem.replace(/\.$/, '')),
  );
}

function read(db: OvoDatabase): {
  readonly settings: Settings;
  readonly unreadable: readonly UnreadableSetting[];
} {
  const stored = new Map<string, unknown>();
  for (const { key, value } of queries(db).all.all()) {
    if (Object.hasOwn(shape, key)) stored.set(key, parsed(value));
  }
  const unreadable: UnreadableSetting[] = [];
  // One by one: what is wrong with one says nothing of the others.
  for (const [name, value] of stored) {
    const one = settingsSchema.safeParse({ [name]: value });
    if (one.success) continue;
    stored.delete(name);
    unreadable.push({ name, problem: one.error.issues[0]?.message ?? words.database.noSuchValue });
  }
  return { settings: settingsSchema.parse(Object.fromEntries(stored)), unreadable };
}

const { shape } = settingsSchema.unwrap();

/** Null is a value of no setting. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

/**
 * Writes the settings that changed, in one transaction. The sender is read as a person of the default
 * country writes it; refused (`invalid`) where it is none. A stored value that cannot be read is replaced
 * only by another one than what holds instead: a form sends what it shows, chosen or not.
 */
export function saveSettings(db: WritableDatabase, changes: SettingsChanges): void {
  db.sqlite.transaction(() => {
    const { settings: inForce, unreadable } = read(db);
    const instead = new Map<string, unknown>(Object.entries(inForce));
    for (const [key, value] of Object.entries(withReadSender(changes, inForce))) {
      if (value === undefined) continue;
      const json = JSON.stringify(value);
      const isKept = unreadable.some(({ name }) => name === key);
      if (isKept && json === JSON.stringify(instead.get(key))) continue;
      queries(db).save.run({ key, value: json });
    }
  })();
}

function withReadSender(changes: SettingsChanges, inForce: Settings): SettingsChanges {
  if (changes.defaultSender === undefined) return changes;
  const country = changes.defaultCountry ?? inForce.defaultCountry;
  return { ...changes, defaultSender: requireSender(changes.defaultSender, country) };
}
