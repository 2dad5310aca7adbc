import { InvalidArgumentError } from 'commander';
import { DateTime } from 'luxon';
import { homedir } from 'node:os';
import path from 'node:path';
import type { UserError } from '../../src-shared/lib/result.ts';
import { settingsLimits } from '../../src-shared/settings/settings-limits.ts';
import type { Application, ApplicationOptions } from '../application.ts';
import {
  offlineMaintenanceOf,
  openDataFolder,
  type DataFolder,
  type OfflineMaintenance,
  type SendingOptions,
} from '../application/data-folder.ts';

/** What a run of the command line is given by its context. */
export interface Environment {
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** The base of relative paths. */
  readonly currentFolder: string;
  readonly platform: NodeJS.Platform;
  readonly migrationsFolder: string;
  /** As `ApplicationOptions` has it. */
  readonly threadFile: string;
  /** How the data folder is opened: in this thread, unless given. */
  readonly open?: (options: ApplicationOptions) => Promise<Application>;
  readonly output: (line: string) => void;
  readonly log: (line: string) => void;
  /** Calls back whenever the command is to stop; returns what undoes that. */
  readonly onInterrupt: (callback: (signal: StopSignal) => void) => () => void;
  /** Ends the process without waiting for anything: what is not on the disk is as after a crash. */
  readonly endAtOnce: (code: ExitCode) => void;
}

/**
 * Why a command is to stop: Ctrl+C, a request to terminate, a terminal that was closed, or nobody who
 * reads what it prints any more.
 */
export type StopSignal = 'interrupt' | 'terminate' | 'hang-up' | 'closed-output';

/** The options that every command takes. */
export interface GlobalOptions {
  readonly data?: string;
  readonly json?: boolean;
}

/** How a command ended; the process exits with it. */
export const exitCodes = { done: 0, failed: 1, wrongUsage: 2, paused: 3 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Where the app keeps its data unless told otherwise: Electron’s own choice for an app of that name. */
function defaultDataFolder({ platform, variables }: Environment): string {
  switch (platform) {
    case 'darwin':
      return path.join(homedir(), 'Library', 'Application Support', 'Ovo');
    case 'win32':
      return path.join(variables['APPDATA'] ?? path.join(homedir(), 'AppData', 'Roaming'), 'Ovo');
    default:
      return path.join(variables['XDG_CONFIG_HOME'] ?? path.join(homedir(), '.config'), 'Ovo');
  }
}

/** The data folder that a command is about. */
function dataFolderOf(environment: Environment, { data }: GlobalOptions): string {
  if (data === undefined) return defaultDataFolder(environment);
  return path.resolve(environment.currentFolder, data);
}

/** What can be done with the data folder while nobody has it open, whatever state it is in. */
export function offlineMaintenanceFor(
  environment: Environment,
  options: GlobalOptions,
): OfflineMaintenance {
  return offlineMaintenanceOf(folderFor(environment, options));
}

function folderFor(environment: Environment, options: GlobalOptions): DataFolder {
  const { migrationsFolder, threadFile, variables } = environment;
  return {
    dataFolder: dataFolderOf(environment, options),
    migrationsFolder,
    threadFile,
    variables,
  };
}

/** Opens the data folder, does something with it, and closes it again whatever happens. */
export async function withApplication<T>(
  environment: Environment,
  options: GlobalOptions,
  act: (app: Application) => T | Promise<T>,
  sending: SendingOptions = {},
): Promise<T> {
  const app = await openDataFolder(folderFor(environment, options), {
    sending,
    open: environment.open,
    onError: (error) => environment.log(error instanceof Error ? error.message : String(error)),
  });
  try {
    return await act(app);
  } finally {
    await app.close();
  }
}

/** Reads a campaign's id from the command line. */
export function parseId(text: string): number {
  const id = Number(text);
  if (Number.isSafeInteger(id) && id > 0) return id;
  throw new InvalidArgumentError('An ID is a whole number, as `campaigns list` shows it.');
}

/** Reads a number that may not be negative from the command line. */
export function parseAmount(text: string): number {
  const amount = Number(text);
  if (text.trim() !== '' && Number.isFinite(amount) && amount >= 0) return amount;
  throw new InvalidArgumentError('It has to be a number, 0 or more.');
}

/** Reads a whole number of at least 1 from the command line. */
export function parseCount(text: string): number {
  const count = Number(text);
  if (Number.isSafeInteger(count) && count > 0) return count;
  throw new InvalidArgumentError('It has to be a whole number, 1 or more.');
}

/** Reads segments a second from the command line. */
export function parseRate(text: string): number {
  const rate = parseAmount(text);
  const { least: slowest } = settingsLimits.segmentsPerSecond;
  if (rate === 0 || rate >= slowest) return rate;
  throw new InvalidArgumentError(`It has to be 0, or ${slowest} or more.`);
}

/** The exit code of a user error. */
export function exitCodeOf(error: UserError): ExitCode {
  return error.code === 'usage' ? exitCodes.wrongUsage : exitCodes.failed;
}

/** A time as the command line prints it: ISO 8601, UTC; null where it has not come. */
export function isoTime(time: number | null): string | null {
  return time === null ? null : DateTime.fromMillis(time, { zone: 'utc' }).toISO();
}
