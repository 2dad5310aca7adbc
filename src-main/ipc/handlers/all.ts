import type { Application } from '../../application.ts';
import type { FileTokens } from '../file-tokens.ts';
import type { Handlers } from '../handler.ts';
import { appHandlers, type AppFacts, type SystemTools } from './app.ts';
import { backupsHandlers, type BackupTools } from './backups.ts';
import { rejectedRowHandlers } from './rejected-rows.ts';
import { campaignsHandlers } from './campaigns.ts';
import { contactsHandlers } from './contacts.ts';
import {
  credentialsHandlers,
  type AccountTest,
  type CredentialsKeeper,
  type SendersOfAccount,
} from './credentials.ts';
import { alertHandlers } from './alerts.ts';
import { importsHandlers, type FileDialogs } from './imports.ts';
import { legacyHandlers, type LegacyDialogs } from './legacy.ts';
import { conversationsHandlers, repliesHandlers, singleMessagesHandlers } from './inbox.ts';
import { listsHandlers } from './lists.ts';
import { maintenanceHandlers, type ReportDialogs } from './maintenance.ts';
import { picturesHandlers } from './pictures.ts';
import { settingsHandlers } from './settings.ts';
import { setupHandlers, type SetupTools } from './setup.ts';
import { suppressionsHandlers } from './suppressions.ts';
import { tagsHandlers } from './tags.ts';
import { templatesHandlers } from './templates.ts';

/** What answering requests takes besides the application. */
export interface HandlerTools {
  readonly facts: AppFacts;
  readonly system: SystemTools;
  readonly tokens: FileTokens;
  readonly credentials: CredentialsKeeper;
  readonly testCredentials: AccountTest;
  readonly accountSenders: SendersOfAccount;
  readonly dialogs: FileDialogs &
    LegacyDialogs &
    ReportDialogs &
    Parameters<typeof contactsHandlers>[1];
  readonly backups: BackupTools;
  readonly setup: SetupTools;
}

/** A handler for every request of the contract. */
export function allHandlers(application: Application, tools: HandlerTools): Handlers {
  const { facts, tokens, dialogs } = tools;
  const onCredentials = () =>
    Promise.all([
      application.sending.credentialsSaved(),
      application.receipts.credentialsSaved(),
      application.replies.credentialsSaved(),
    ]);
  return {
    ...appHandlers(application, facts, tools.system),
    ...contactsHandlers(application, dialogs),
    ...suppressionsHandlers(application, dialogs),
    ...listsHandlers(application),
    ...tagsHandlers(application),
    ...importsHandlers(application, tokens, dialogs),
    ...rejectedRowHandlers(application, dialogs),
    ...picturesHandlers(application),
    ...campaignsHandlers(application, dialogs),
    ...templatesHandlers(application),
    ...conversationsHandlers(application),
    ...repliesHandlers(application),
    ...singleMessagesHandlers(application),
    ...settingsHandlers(application),
    ...credentialsHandlers(
      tools.credentials,
      tools.testCredentials,
      tools.accountSenders,
      onCredentials,
    ),
    ...setupHandlers(application, tools.setup, tools.credentials, onCredentials),
    ...alertHandlers(application),
    ...backupsHandlers(application, tokens, tools.backups),
    ...maintenanceHandlers(application, dialogs),
    ...legacyHandlers(application, tokens, dialogs),
  };
}
