import type { Command } from 'commander';
import { cutText } from '../../src-shared/lib/clean-text.ts';
import { UserError } from '../../src-shared/lib/result.ts';
import {
  settingsChangesSchema,
  type Settings,
  type SettingsChanges,
} from '../../src-shared/settings/settings.ts';
import { withApplication, type Environment, type GlobalOptions } from './session.ts';

/** Adds `settings get|set` to the program. */
export function addSettingsCommands(program: Command, environment: Environment): void {
  const { output } = environment;
  const globals = () => program.opts<GlobalOptions>();
  const isJson = () => globals().json === true;
  const settings = program.command('settings').description('how Ovo sends');

  settings
    .command('get')
    .argument('[name]', 'one of them, for instance segmentsPerSecond or quietHours.from')
    .description('show the settings')
    .action((name: string | undefined) =>
      withApplication(environment, globals(), async (app) => {
        const all = await app.settings.get();
        const shown = flatten(all).filter(
          ([key]) => name === undefined || key === name || key.startsWith(`${name}.`),
        );
        if (shown.length === 0) throw unknownSetting(all, name ?? '');
        if (!isJson()) for (const [key, value] of shown) output(`${key} = ${String(value)}`);
        else if (name === undefined) output(JSON.stringify(all));
        else output(JSON.stringify(valueAt(all, name)));
      }),
    );

  settings
    .command('set')
    .argument('<name>', 'for instance segmentsPerSecond or quietHours.from')
    .argument('<value>', 'its new value')
    .description('change a setting; what is being sent follows it at once')
    .action((name: string, value: string) =>
      withApplication(environment, globals(), async (app) => {
        const saved = await app.settings.save(changed(await app.settings.get(), name, value));
        const now = valueAt(saved, name);
        output(isJson() ? JSON.stringify(now) : `${name} = ${String(now)}`);
      }),
    );
}

type Plain = Readonly<Record<string, unknown>>;

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every setting by its name; those of a group as `group.name`. */
function flatten(values: Plain, prefix = ''): readonly (readonly [string, unknown])[] {
  return Object.entries(values).flatMap(([key, value]) =>
    isPlain(value) ? flatten(value, `${prefix}${key}.`) : [[`${prefix}${key}`, value] as const],
  );
}

function valueAt(settings: Settings, name: string): unknown {
  let value: unknown = settings;
  for (const key of name.split('.')) {
    if (!isPlain(value) || !Object.hasOwn(value, key)) throw unknownSetting(settings, name);
    value = value[key];
  }
  return value;
}

function changed(settings: Settings, name: string, text: string): SettingsChanges {
  const before = valueAt(settings, name);
  if (isPlain(before)) throw unknownSetting(settings, name);
  const [group = '', own] = name.split('.');
  const value = readValue(before, text);
  const whole = own === undefined ? value : changedIn(valueAt(settings, group), own, value);
  const parsed = settingsChangesSchema.safeParse({ [group]: whole });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new UserError(
    'usage',
    `${name} cannot be “${shortened(text)}”: ${issue?.message ?? 'not a value it can have'}. Nothing was changed.`,
  );
}

function changedIn(group: unknown, key: string, value: unknown): unknown {
  return isPlain(group) ? { ...group, [key]: value } : value;
}

/** A text in the kind of value that the setting has. */
function readValue(before: unknown, text: string): unknown {
  if (typeof before === 'boolean') {
    if (/^(true|yes|on|1)$/i.test(text)) return true;
    return /^(false|no|off|0)$/i.test(text) ? false : text;
  }
  if (typeof before === 'number') return text.trim() === '' ? text : Number(text);
  return text;
}

/** A text of the user's in a sentence: cut where it is long. */
function shortened(text: string): string {
  return text.length > 100 ? `${cutText(text, 100)}…` : text;
}

function unknownSetting(settings: Settings, name: string): UserError {
  const known = flatten(settings)
    .map(([key]) => key)
    .join(', ');
  return new UserError('usage', `There is no setting “${shortened(name)}”. There are ${known}.`);
}
