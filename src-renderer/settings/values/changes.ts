import type { SettingsChanges } from '../../../src-shared/settings/settings.ts';

/** The settings of `next` that differ from those of `saved`. */
export function changesBetween(saved: SettingsChanges, next: SettingsChanges): SettingsChanges {
  const known = new Map<string, unknown>(Object.entries(saved));
  return Object.fromEntries(
    Object.entries(next).filter(
      ([name, value]) => JSON.stringify(known.get(name)) !== JSON.stringify(value),
    ),
  );
}
