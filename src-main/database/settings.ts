import { sql } from 'drizzle-orm';
import { settingsSchema, type Settings } from '../../src-shared/settings/settings.ts';
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

/** The user's settings; a value that this version cannot read falls back to its default. */
export function readSettings(db: OvoDatabase): Settings {
  const stored: Record<string, unknown> = {};
  for (const row of queries(db).all.all()) stored[row.key] = parsed(row.value);
  const whole = settingsSchema.safeParse(stored);
  if (whole.success) return whole.data;
  for (const issue of whole.error.issues) delete stored[String(issue.path[0])];
  return settingsSchema.parse(stored);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** Writes all settings, in one transaction. */
export function saveSettings(db: WritableDatabase, values: Settings): void {
  db.sqlite.transaction(() => {
    for (const [key, value] of Object.entries(values)) {
      queries(db).save.run({ key, value: JSON.stringify(value) });
    }
  })();
}
