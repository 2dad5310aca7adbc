import path from 'node:path';
import { UserError } from '../../src-shared/lib/result.ts';
import type { Application } from '../application.ts';
import {
  credentialsFromEnvironment,
  type TwilioCredentials,
} from '../gateways/twilio/credentials.ts';
import { accountOf, listAccountSenders, testAccount } from '../gateways/twilio/account.ts';
import { createAccountForSetup } from '../gateways/twilio/setup/account-for-setup.ts';
import type { Handlers } from '../ipc/handler.ts';
import { allHandlers, type HandlerTools } from '../ipc/handlers/all.ts';
import {
  createOfflineMaintenance,
  type OfflineMaintenance,
} from '../maintenance/offline-maintenance.ts';
import { startChoicesFor } from '../maintenance/start/start-choices.ts';
import { openRemoteApplication, type RemoteOptions } from '../application/remote-application.ts';
import { CredentialStore, type Vault } from '../shell/credential-store.ts';
import type { Log } from '../shell/log.ts';
import { systemClock } from '../system-clock.ts';

export interface ServicesOptions extends Pick<RemoteOptions, 'migrationsFolder' | 'threadFile'> {
  readonly dataFolder: string;
  /** The sample contacts that Ovo comes with. */
  readonly sampleFile: string;
  /** The variables of the environment that Ovo trusts. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly vault: Vault;
  readonly facts: HandlerTools['facts'];
  readonly system: Omit<HandlerTools['system'], 'pageSaved'>;
  /** Called where the application ends of a fault. */
  readonly onFault: (fault: Error) => void;
  readonly log: Log;
}

/** Opens the application on what is in the data folder then, unless `signal` cancels it before. */
export type OpenService = (signal: AbortSignal) => Promise<Application>;

/** What stands behind the window: its modules are loaded once the window is painted. */
export interface WindowServices {
  readonly open: OpenService;
  readonly care: OfflineMaintenance;
  readonly startChoices: ReturnType<typeof startChoicesFor>;
  /** What answers the requests of a window. */
  readonly handlersFor: (
    application: Application,
    tools: Pick<HandlerTools, 'tokens' | 'dialogs' | 'backups'> &
      Pick<HandlerTools['system'], 'pageSaved'>,
  ) => Handlers;
}

export function createServices(options: ServicesOptions): WindowServices {
  const { dataFolder, migrationsFolder, threadFile, log } = options;
  const environment = accountOfEnvironment(log);
  const credentials = new CredentialStore({
    file: path.join(dataFolder, 'credentials.json'),
    vault: options.vault,
    log,
    environmentAccount: environment?.accountSid,
  });
  const readCredentials = async () => accountOf(await credentials.read()) ?? environment;
  const twilioUrl = process.env['OVO_TWILIO_URL'];
  const account = createAccountForSetup({
    readCredentials,
    baseUrl: twilioUrl,
    clock: systemClock,
  });
  const remote: RemoteOptions = {
    dataFolder,
    migrationsFolder,
    threadFile,
    clock: systemClock,
    readCredentials,
    twilioUrl,
    undoMs: readUndoMs(options.variables['OVO_UNDO_MS']),
    nativeBinding: options.variables['OVO_SQLITE_BINDING'],
    onError: (error) => log.error('Something failed that nobody waits for', error),
    onFault: options.onFault,
  };
  const care = createOfflineMaintenance({ ...remote, nativeBinding: remote.nativeBinding });
  return {
    open: (signal) => openRemoteApplication({ ...remote, signal }),
    care,
    startChoices: startChoicesFor(dataFolder, care),
    handlersFor: (application, tools) =>
      allHandlers(application, {
        ...tools,
        facts: options.facts,
        system: { ...options.system, pageSaved: tools.pageSaved },
        credentials,
        testCredentials: async () =>
          await testAccount(await readCredentials(), twilioUrl, systemClock),
        setup: {
          sampleFile: options.sampleFile,
          checkAccount: (given) => account.check(accountOf(given) ?? undefined),
          senders: () => account.senders(),
          inbound: () => account.inbound(),
          senderReport: (sender) => account.report(sender),
        },
        accountSenders: async () =>
          await listAccountSenders(await readCredentials(), twilioUrl, systemClock),
      }),
  };
}

function accountOfEnvironment(log: Log): TwilioCredentials | null {
  try {
    return credentialsFromEnvironment(process.env);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    log.warn(error.message);
    return null;
  }
}

/** The time to undo that development names, in milliseconds; undefined where none is named. */
function readUndoMs(text: string | undefined): number | undefined {
  const undoMs = Number(text);
  return text !== undefined && Number.isInteger(undoMs) && undoMs >= 0 ? undoMs : undefined;
}
