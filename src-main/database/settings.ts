import { settingsSchema, type Settings } from '../../src-shared/settings/settings.ts';
import type { OvoDatabase } from './open.ts';
import { settings } from './schema.ts';

/** The user's settings; a value that this version cannot read falls back to its default. */
export function readSettings(db: OvoDatabase): Settings {
  const stored: Record<string, unknown> = {};
  for (const row of db.orm.select().from(settings).all()) stored[row.key] = parsed(row.value);
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

/** Writes all settings, at once. */
export function saveSettings(db: OvoDatabase, values: Settings): void {
  db.orm.transaction((transaction) => {
    for (const [key, value] of Object.entries(values)) {
      const json = JSON.stringify(value);
      transaction
        .insert(settings)
        .values({ key, value: json })
        .onConflictDoUpdate({ target: settings.key, set: { value: json } })
        .run();
    }
  });
}
