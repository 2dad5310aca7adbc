import { app } from 'electron';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../src-shared/lib/result.ts';
import { runInApp } from './commands/in-app.ts';
import { createOfflineMaintenance } from './maintenance/offline-maintenance.ts';
import {
  credentialsFromEnvironment,
  type TwilioCredentials,
} from './gateways/twilio/credentials.ts';
import { startChoicesFor } from './maintenance/start/start-choices.ts';
import { accountOf, listAccountSenders, testAccount } from './gateways/twilio/account.ts';
import { CredentialStore } from './shell/credential-store.ts';
import { explainAndExit } from './shell/faults.ts';
import { openLog, type Log } from './shell/log.ts';
import { openFolder } from './shell/open-folder.ts';
import { registerAppScheme } from './shell/protocol.ts';
import { isOnlyInstance } from './shell/single-instance.ts';
import { openOrAsk } from './shell/start-dialog.ts';
import { readStartOptions } from './shell/start-options.ts';
import { trustedVariables } from './shell/trusted-variables.ts';
import { systemVault } from './shell/vault.ts';
import { openRemoteApplication, type RemoteOptions } from './remote-application.ts';
import { systemClock } from './system-clock.ts';
import { openWindowApp } from './window-app.ts';

/** The built parts lie side by side in one folder; what is shipped as it is lies in resources. */
const built = path.dirname(import.meta.dirname);
const resources = app.isPackaged ? process.resourcesPath : path.join(built, '..', 'resources');
const threadFile = path.join(import.meta.dirname, 'thread.js');
const variables = trustedVariables(process.env, app.isPackaged);
const shipped = { migrationsFolder: path.join(resources, 'migrations'), threadFile };

// Whatever this process makes is its user's alone, whatever the folder says.
process.umask(0o077);
registerAppScheme();
// Switched off from outside (as root in development), asking for it would end in a renderer that cannot start.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
start().catch(explainAndExit);

async function start(): Promise<void> {
  const options = readStartOptions(process.argv.slice(1), process.cwd());
  if (options.kind === 'command')
    app.exit(await runInApp(options.commandLine, { ...shipped, variables }));
  else await startWindow(options.dataFolder ?? app.getPath('userData'));
}

async function startWindow(dataFolder: string): Promise<void> {
  const stateFolder = path.join(dataFolder, 'electron');
  mkdirSync(stateFolder, { recursive: true, mode: 0o700 });
  // Two data folders are two instances, each with everything that Electron keeps for itself.
  app.setPath('userData', stateFolder);
  let bringToFront: (() => void) | undefined;
  if (!isOnlyInstance(() => bringToFront?.())) {
    app.exit(0);
    return;
  }
  const log = openLog(dataFolder);
  log.info(`Ovo ${app.getVersion()} starts on Electron ${process.versions.electron}`);
  const environment = accountOfEnvironment(log);
  const credentials = new CredentialStore({
    file: path.join(dataFolder, 'credentials.json'),
    vault: systemVault,
    log,
    environmentAccount: environment?.accountSid,
  });
  const readCredentials = async () => accountOf(await credentials.read()) ?? environment;
  let noteFault = (fault: Error) => log.error('The application ended of a fault', fault);
  const twilioUrl = process.env['OVO_TWILIO_URL'];
  const options: RemoteOptions = {
    dataFolder,
    ...shipped,
    clock: systemClock,
    readCredentials,
    twilioUrl,
    nativeBinding: variables['OVO_SQLITE_BINDING'],
    onError: (error) => log.error('Something failed that nobody waits for', error),
    onFault: (fault) => noteFault(fault),
  };
  const care = createOfflineMaintenance({ ...options, nativeBinding: options.nativeBinding });
  const open = () => openRemoteApplication(options);
  await app.whenReady();
  const windowApp = openWindowApp({
    dataFolder,
    stateFolder,
    built,
    icons: path.join(resources, 'icons'),
    open,
    care,
    tools: {
      facts: { version: app.getVersion(), platform: process.platform },
      openFolder,
      credentials,
      testCredentials: async (given) =>
        await testAccount(
          given === undefined ? await readCredentials() : accountOf(given),
          twilioUrl,
          systemClock,
        ),
      accountSenders: async () =>
        await listAccountSenders(await readCredentials(), twilioUrl, systemClock),
    },
    log,
  });
  bringToFront = windowApp.show;
  const application = await openOrAsk(windowApp.openApplication, {
    dataFolder,
    log,
    ...startChoicesFor(dataFolder, care),
  });
  if (application === null) return app.exit(1);
  noteFault = windowApp.endAfterFault;
  windowApp.run(application);
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
