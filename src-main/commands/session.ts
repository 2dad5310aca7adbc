import { InvalidArgumentError } from 'commander';
import { DateTime } from 'luxon';
import { homedir } from 'node:os';
import path from 'node:path';
import { UserError } from '../../src-shared/lib/result.ts';
import { openApplication, type Application, type ApplicationOptions } from '../application.ts';
import {
  createOfflineMaintenance,
  type OfflineMaintenance,
} from '../maintenance/offline-maintenance.ts';
import type { SendingOptions } from '../campaigns/sending/sending.ts';
import { credentialsFromEnvironment } from '../gateways/twilio/credentials.ts';
import { DamagedDatabase } from '../database/open.ts';
import { adviceFor, describeSituation } from '../maintenance/start/start-situation.ts';
import { systemClock } from '../system-clock.ts';

/** What a run of the command line is given by its context. */
export interface Environment {
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** The folder that relative paths are meant from. */
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
export function offlineMaintenanceOf(
  environment: Environment,
  options: GlobalOptions,
): OfflineMaintenance {
  return createOfflineMaintenance({
    dataFolder: dataFolderOf(environment, options),
    migrationsFolder: environment.migrationsFolder,
    threadFile: environment.threadFile,
    nativeBinding: environment.variables['OVO_SQLITE_BINDING'],
    clock: systemClock,
  });
}

/** Says what to do where the database is damaged. */
async function openOrAdvise(
  options: ApplicationOptions,
  open: Environment['open'],
): Promise<Application> {
  try {
    return open === undefined ? openApplication(options) : await open(options);
  } catch (error) {
    if (!(error instanceof DamagedDatabase)) throw error;
    const advice = adviceFor(describeSituation(options.dataFolder, error));
    throw new UserError(error.code, advice, { cause: error });
  }
}

/** Opens the data folder, does something with it, and closes it again whatever happens. */
export async function withApplication<T>(
  environment: Environment,
  options: GlobalOptions,
  act: (app: Application) => T | Promise<T>,
  sending: SendingOptions = {},
): Promise<T> {
  const { variables } = environment;
  const app = await openOrAdvise(
    {
      dataFolder: dataFolderOf(environment, options),
      migrationsFolder: environment.migrationsFolder,
      threadFile: environment.threadFile,
      clock: systemClock,
      readCredentials: async () => credentialsFromEnvironment(variables),
      twilioUrl: variables['OVO_TWILIO_URL'],
      twilioTimeoutMs: readTimeout(variables['OVO_TWILIO_TIMEOUT_MS']),
      nativeBinding: variables['OVO_SQLITE_BINDING'],
      sending,
      onError: (error) => environment.log(error instanceof Error ? error.message : String(error)),
    },
    environment.open,
  );
  try {
    return await act(app);
  } finally {
    await app.close();
  }
}

/**
 * How long to wait for an answer of Twilio's, from 100 to 600,000 milliseconds; undefined where the
 * environment does not say. Throws UserError(`usage`) for anything else.
 */
function readTimeout(text: string | undefined): number | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  const timeoutMs = Number(text);
  if (Number.isInteger(timeoutMs) && timeoutMs >= 100 && timeoutMs <= 600_000) return timeoutMs;
  throw new UserError(
    'usage',
    'OVO_TWILIO_TIMEOUT_MS has to be a whole number of milliseconds from 100 to 600000. Nothing was sent.',
  );
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

/** The exit code that a refusal ends with. */
export function exitCodeOf(error: UserError): ExitCode {
  return error.code === 'usage' ? exitCodes.wrongUsage : exitCodes.failed;
}

/** A time as the command line prints it: ISO 8601, UTC; null where it has not come. */
export function isoTime(time: number | null): string | null {
  return time === null ? null : DateTime.fromMillis(time, { zone: 'utc' }).toISO();
}
