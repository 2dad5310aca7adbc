import { UserError } from '../../src-shared/lib/result.ts';
import { words } from '../../src-shared/words/words.ts';
import { openApplication, type Application, type ApplicationOptions } from '../application.ts';
import { DamagedDatabase } from '../database/open.ts';
import { credentialsFromEnvironment } from '../gateways/twilio/credentials.ts';
import {
  createOfflineMaintenance,
  type OfflineMaintenance,
} from '../maintenance/offline-maintenance.ts';
import { adviceFor, describeSituation } from '../maintenance/start/start-situation.ts';
import { systemClock } from '../system-clock.ts';

export type { OfflineMaintenance };
export type { RestoreSource } from '../maintenance/offline-maintenance.ts';

/** A data folder, with what is known of the account and the runtime from the environment. */
export interface DataFolder extends Pick<
  ApplicationOptions,
  'dataFolder' | 'migrationsFolder' | 'threadFile'
> {
  readonly variables: Readonly<Record<string, string | undefined>>;
}

/** How one use of a data folder differs from another. */
export interface OpenOptions extends Pick<ApplicationOptions, 'onError'> {
  readonly sending: SendingOptions;
  /** How the application is opened: in this thread, unless given. */
  readonly open?: ((options: ApplicationOptions) => Promise<Application>) | undefined;
}

/** How this process sends, where it differs from the settings. */
export type SendingOptions = NonNullable<ApplicationOptions['sending']>;

/**
 * Opens the application on a data folder. Refused as `openApplication` says; where the database is
 * damaged, the refusal says what to do.
 */
export async function openDataFolder(
  { variables, ...folder }: DataFolder,
  { open, ...options }: OpenOptions,
): Promise<Application> {
  const complete: ApplicationOptions = {
    ...folder,
    ...options,
    clock: systemClock,
    readCredentials: async () => credentialsFromEnvironment(variables),
    twilioUrl: variables['OVO_TWILIO_URL'],
    twilioTimeoutMs: readTimeout(variables['OVO_TWILIO_TIMEOUT_MS']),
    nativeBinding: variables['OVO_SQLITE_BINDING'],
  };
  try {
    return open === undefined ? openApplication(complete) : await open(complete);
  } catch (error) {
    if (!(error instanceof DamagedDatabase)) throw error;
    const advice = adviceFor(describeSituation(folder.dataFolder, error));
    throw new UserError(error.code, advice, { cause: error });
  }
}

/** What can be done with a data folder while nobody has it open, whatever state it is in. */
export function offlineMaintenanceOf({ variables, ...folder }: DataFolder): OfflineMaintenance {
  return createOfflineMaintenance({
    ...folder,
    nativeBinding: variables['OVO_SQLITE_BINDING'],
    clock: systemClock,
  });
}

/**
 * How long to wait for an answer of Twilio's, from 100 to 600,000 milliseconds; undefined where the
 * environment does not say. Throws UserError(`usage`) for anything else.
 */
function readTimeout(text: string | undefined): number | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  const timeoutMs = Number(text);
  if (Number.isInteger(timeoutMs) && timeoutMs >= 100 && timeoutMs <= 600_000) return timeoutMs;
  throw new UserError('usage', words.work.badTimeout);
}
