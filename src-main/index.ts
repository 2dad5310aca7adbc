import { app, nativeTheme, type BrowserWindow } from 'electron';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from '../src-shared/lib/result.ts';
import type { CredentialsInput, Settings } from '../src-shared/settings/settings.ts';
import { openApplication, type Application, type ApplicationEvent } from './application.ts';
import {
  credentialsFromEnvironment,
  type TwilioCredentials,
} from './gateways/twilio/credentials.ts';
import { createTwilioGateway } from './gateways/twilio/twilio-gateway.ts';
import { FileTokens } from './ipc/file-tokens.ts';
import { appHandlers } from './ipc/handlers/app.ts';
import { benchHandlers } from './ipc/handlers/bench.ts';
import { campaignsHandlers } from './ipc/handlers/campaigns.ts';
import { contactsHandlers } from './ipc/handlers/contacts.ts';
import { credentialsHandlers } from './ipc/handlers/credentials.ts';
import { healthHandlers } from './ipc/handlers/health.ts';
import { importsHandlers } from './ipc/handlers/imports.ts';
import { legacyHandlers } from './ipc/handlers/legacy.ts';
import { listsHandlers } from './ipc/handlers/lists.ts';
import { maintenanceHandlers } from './ipc/handlers/maintenance.ts';
import { settingsHandlers } from './ipc/handlers/settings.ts';
import { suppressionsHandlers } from './ipc/handlers/suppressions.ts';
import { tagsHandlers } from './ipc/handlers/tags.ts';
import { publish } from './ipc/publish.ts';
import { serveDroppedFiles, serveRequests } from './ipc/serve.ts';
import { Announcements } from './shell/announce.ts';
import { Background } from './shell/background.ts';
import { CredentialStore } from './shell/credential-store.ts';
import { endAfterFault, explainAndExit } from './shell/faults.ts';
import {
  chooseContactsFile,
  chooseCsvToWrite,
  chooseExport,
  chooseTextToWrite,
} from './shell/file-dialogs.ts';
import { openLog, type Log } from './shell/log.ts';
import { setApplicationMenu } from './shell/menu.ts';
import { followSleep, WakeLock } from './shell/power.ts';
import { registerAppScheme, servePages } from './shell/protocol.ts';
import { Quitting } from './shell/quit.ts';
import { lockDown } from './shell/security.ts';
import { SendingWatch } from './shell/sending.ts';
import { isOnlyInstance } from './shell/single-instance.ts';
import { readStartOptions } from './shell/start-options.ts';
import { systemVault } from './shell/vault.ts';
import { openWindow } from './shell/window.ts';
import { systemClock } from './system-clock.ts';

/** The built parts lie side by side in one folder; what is shipped as it is lies in resources. */
const built = path.dirname(import.meta.dirname);
const resources = app.isPackaged ? process.resourcesPath : path.join(built, '..', 'resources');
const threadFile = path.join(import.meta.dirname, 'thread.js');
const icons = path.join(resources, 'icons');

interface Ovo {
  readonly application: Application;
  readonly credentials: CredentialStore;
  readonly readCredentials: () => Promise<TwilioCredentials | null>;
  readonly stateFolder: string;
  readonly log: Log;
}

registerAppScheme();
// Switched off from outside (as root in development), asking for it would end in a renderer that cannot start.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
start().catch(explainAndExit);

async function start(): Promise<void> {
  const options = readStartOptions(process.argv.slice(1), process.cwd());
  if (options.kind === 'command') await runCommand(options.commandLine);
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
  await app.whenReady();
  const environment = accountOfEnvironment(log);
  const credentials = new CredentialStore({
    file: path.join(dataFolder, 'credentials.json'),
    vault: systemVault,
    log,
    environmentAccount: environment?.accountSid,
  });
  const readCredentials = async () => accountOf(await credentials.read()) ?? environment;
  const application = openApplication({
    dataFolder,
    migrationsFolder: path.join(resources, 'migrations'),
    threadFile,
    clock: systemClock,
    readCredentials,
    twilioUrl: process.env['OVO_TWILIO_URL'],
    nativeBinding: process.env['OVO_SQLITE_BINDING'],
    onError: (error) => log.error('Sending failed', error),
  });
  bringToFront = run({ application, credentials, readCredentials, stateFolder, log });
}

/** Opens the window on an application; returns what brings it to the front again. */
function run(ovo: Ovo): () => void {
  const { application, credentials, log } = ovo;
  const tokens = new FileTokens();
  const sending = new SendingWatch();
  const announcements = new Announcements();
  const wakeLock = new WakeLock();
  let window: BrowserWindow | undefined;

  const requestsAnswered = serveRequests(
    {
      ...appHandlers(application, { version: app.getVersion(), platform: process.platform }),
      ...contactsHandlers(application, { chooseCsvToWrite }),
      ...suppressionsHandlers(application, { chooseContactsFile, chooseCsvToWrite }),
      ...listsHandlers(application),
      ...tagsHandlers(application),
      ...importsHandlers(application, tokens, { chooseContactsFile }),
      ...benchHandlers(application, { chooseCsvToWrite }),
      ...campaignsHandlers(application),
      ...settingsHandlers(application),
      ...credentialsHandlers(credentials, () => testCredentials(ovo)),
      ...healthHandlers(application),
      ...maintenanceHandlers(application, { chooseTextToWrite }),
      ...legacyHandlers(application, tokens, { chooseExport }),
    },
    log,
    (act) => application.write(act),
  );
  serveDroppedFiles(tokens, log);
  const background = new Background({
    icon: path.join(icons, 'tray.png'),
    openWindow: show,
    pauseAndQuit: () => void quitting.closeAndQuit(),
  });
  const quitting = new Quitting({
    clock: systemClock,
    log,
    sending: () => (application.sending.isElsewhere() ? null : sending.now),
    async close() {
      application.imports.cancel();
      await requestsAnswered();
      await application.close();
    },
    window: () => window,
    keepSendingInBackground() {
      background.enter();
      window?.hide();
    },
  });

  function show(): BrowserWindow {
    background.leave();
    window ??= open();
    if (window.isMinimized()) window.restore();
    if (window.webContents.isLoading()) return window;
    window.show();
    window.focus();
    return window;
  }

  function open(): BrowserWindow {
    const opened = openWindow({
      stateFolder: ovo.stateFolder,
      preload: path.join(built, 'preload', 'index.cjs'),
      icon: path.join(icons, 'icon.png'),
      log,
    });
    const { id } = opened.webContents;
    quitting.watch(opened);
    opened.once('closed', () => {
      tokens.forgetWindow(id);
      window = undefined;
    });
    return opened;
  }

  function onEvent(event: ApplicationEvent): void {
    publish(event.name, event.payload);
    if (event.name === 'campaigns.progress') {
      sending.note(event.payload.snapshot);
      announcements.note(event.payload.snapshot, window);
    } else if (event.name === 'health.changed') {
      announcements.noteAlerts(event.payload.alerts, window);
    } else if (event.name === 'data.changed') {
      const { topics } = event.payload;
      if (topics.includes('campaigns')) sending.replace(application.campaigns.list());
      if (topics.includes('settings')) followAppearance(application.settings.get());
    }
    showSending();
  }

  function showSending(): void {
    const { now } = sending;
    wakeLock.update(now !== null);
    window?.setProgressBar(now === null ? -1 : now.settled / now.total);
    background.update(now);
  }

  endAfterFault({
    log,
    stopSending: () => application.sending.stop(),
    quit: () => quitting.closeAndQuit(1),
  });
  lockDown(log);
  servePages(path.join(built, 'renderer'));
  setApplicationMenu({
    dataFolder: application.dataFolder,
    choose(entry) {
      const { webContents } = show();
      const tell = () => publish('menu.chosen', { entry });
      if (webContents.isLoading()) webContents.once('did-finish-load', tell);
      else tell();
    },
  });
  followAppearance(application.settings.get());
  followSleep({
    onSleep: () => application.sending.stop(),
    onWake: () => application.sending.goOn(),
    onError: (error) => log.warn('Sending could not follow the sleep of the computer', error),
  });
  app.on('activate', show);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  application.subscribe(onEvent);
  sending.replace(application.campaigns.list());
  show();
  goOnSending(application, log);
  application.receipts.follow();
  application.health.follow();
  return show;
}

/** An account as Settings keeps it, the way the gateway takes it. */
function accountOf(credentials: CredentialsInput | undefined): TwilioCredentials | null {
  if (credentials === undefined) return null;
  const { accountSid, apiKey, secret } = credentials;
  return apiKey === ''
    ? { accountSid, authToken: secret }
    : { accountSid, apiKey, apiSecret: secret };
}

function accountOfEnvironment(log: Log): TwilioCredentials | null {
  try {
    return credentialsFromEnvironment(process.env);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    log.warn(error.message);
    return null;
  }
}

async function testCredentials({ readCredentials }: Ovo): Promise<{ accountName: string }> {
  const credentials = await readCredentials();
  if (credentials === null) {
    throw new Refusal('unavailable', 'There are no Twilio credentials to test. Enter them first.');
  }
  const baseUrl = process.env['OVO_TWILIO_URL'];
  return await createTwilioGateway({
    credentials,
    clock: systemClock,
    ...(baseUrl === undefined ? {} : { baseUrl }),
  }).testCredentials();
}

/** No window and no question: what went wrong stands on standard error. */
async function runCommand(commandLine: readonly string[]): Promise<void> {
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  try {
    const { runCommandLine } = await import('./cli.ts');
    const exitCode = await runCommandLine(commandLine, {
      variables: process.env,
      currentFolder: process.cwd(),
      platform: process.platform,
      migrationsFolder: path.join(resources, 'migrations'),
      threadFile,
      output: (line) => void process.stdout.write(`${line}\n`),
      log: say,
      onInterrupt(callback) {
        process.on('SIGINT', callback).on('SIGTERM', callback);
        return () => void process.off('SIGINT', callback).off('SIGTERM', callback);
      },
    });
    app.exit(exitCode);
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    app.exit(1);
  }
}

/** What was being sent when Ovo was last closed, or when it died, goes on by itself. */
function goOnSending(application: Application, log: Log): void {
  application.campaigns.resumeInterrupted().catch((error: unknown) => {
    if (error instanceof Refusal) log.info(error.message);
    else log.error('What was left unfinished could not be taken up', error);
  });
}

function followAppearance({ appearance }: Settings): void {
  nativeTheme.themeSource = appearance;
}
