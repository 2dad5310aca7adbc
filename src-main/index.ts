import { app, nativeTheme, type BrowserWindow } from 'electron';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../src-shared/lib/result.ts';
import type { EventPayload, RequestOutput } from '../src-shared/ipc/contract.ts';
import type { Settings } from '../src-shared/settings/settings.ts';
import type { Application, ApplicationEvent } from './application.ts';
import { runInApp } from './commands/in-app.ts';
import {
  createOfflineMaintenance,
  type OfflineMaintenance,
  type RestoreSource,
} from './maintenance/offline-maintenance.ts';
import {
  credentialsFromEnvironment,
  type TwilioCredentials,
} from './gateways/twilio/credentials.ts';
import { startChoicesFor } from './maintenance/start/start-choices.ts';
import { accountOf, listAccountSenders, testAccount } from './gateways/twilio/account.ts';
import { FileTokens } from './ipc/file-tokens.ts';
import { allHandlers } from './ipc/handlers/all.ts';
import { publish } from './ipc/publish.ts';
import { serveDroppedFiles, serveRequests } from './ipc/serve.ts';
import { Announcements } from './shell/announce.ts';
import { Background } from './shell/background.ts';
import { CredentialStore } from './shell/credential-store.ts';
import { endAfterFault, explainAndExit } from './shell/faults.ts';
import * as fileDialogs from './shell/file-dialogs.ts';
import { openLog, type Log } from './shell/log.ts';
import { setApplicationMenu } from './shell/menu.ts';
import { openFolder } from './shell/open-folder.ts';
import { followSleep, WakeLock } from './shell/power.ts';
import { registerAppScheme, servePages } from './shell/protocol.ts';
import { Quitting } from './shell/quit.ts';
import { lockDown } from './shell/security.ts';
import { SendingWatch } from './shell/sending.ts';
import { isOnlyInstance } from './shell/single-instance.ts';
import { openOrAsk } from './shell/start-dialog.ts';
import { readStartOptions } from './shell/start-options.ts';
import { trustedVariables } from './shell/trusted-variables.ts';
import { systemVault } from './shell/vault.ts';
import { openWindow } from './shell/window.ts';
import { openRemoteApplication, type RemoteOptions } from './remote-application.ts';
import { systemClock } from './system-clock.ts';

/** The built parts lie side by side in one folder; what is shipped as it is lies in resources. */
const built = path.dirname(import.meta.dirname);
const resources = app.isPackaged ? process.resourcesPath : path.join(built, '..', 'resources');
const threadFile = path.join(import.meta.dirname, 'thread.js');
const icons = path.join(resources, 'icons');
const variables = trustedVariables(process.env, app.isPackaged);
const shipped = { migrationsFolder: path.join(resources, 'migrations'), threadFile };

interface Ovo {
  readonly application: Application;
  /** Opens the application again after it was closed, on what is in the data folder then. */
  readonly reopen: () => Promise<Application>;
  /** Calls back where the application ends of a fault. */
  readonly onFault: (listener: (fault: Error) => void) => void;
  readonly care: OfflineMaintenance;
  readonly credentials: CredentialStore;
  readonly readCredentials: () => Promise<TwilioCredentials | null>;
  readonly stateFolder: string;
  readonly log: Log;
}

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
  const options: RemoteOptions = {
    dataFolder,
    ...shipped,
    clock: systemClock,
    readCredentials,
    twilioUrl: process.env['OVO_TWILIO_URL'],
    nativeBinding: variables['OVO_SQLITE_BINDING'],
    onError: (error) => log.error('Something failed that nobody waits for', error),
    onFault: (fault) => noteFault(fault),
  };
  const care = createOfflineMaintenance({ ...options, nativeBinding: options.nativeBinding });
  const reopen = () => openRemoteApplication(options);
  // The database is opened while Electron gets ready.
  const opening = Promise.allSettled([reopen()]);
  await app.whenReady();
  const application = await openOrAsk(once(opening, reopen), {
    dataFolder,
    log,
    ...startChoicesFor(dataFolder, care),
  });
  if (application === null) return app.exit(1);
  bringToFront = await run({
    application,
    reopen,
    onFault(listener) {
      noteFault = listener;
    },
    care,
    credentials,
    readCredentials,
    stateFolder,
    log,
  });
}

/** What was begun already at the first call, and a new one at each call after it. */
function once<T>(
  begun: Promise<readonly [PromiseSettledResult<T>]>,
  begin: () => Promise<T>,
): () => Promise<T> {
  let isFirst = true;
  return async () => {
    if (!isFirst) return await begin();
    isFirst = false;
    const [result] = await begun;
    if (result.status === 'rejected') throw result.reason;
    return result.value;
  };
}

/** Opens the window on an application; returns what brings it to the front again. */
async function run(ovo: Ovo): Promise<() => void> {
  const { credentials, log } = ovo;
  let { application } = ovo;
  const tokens = new FileTokens();
  const sending = new SendingWatch();
  const announcements = new Announcements();
  const wakeLock = new WakeLock();
  let window: BrowserWindow | undefined;

  const handlersFor = (current: Application) =>
    allHandlers(current, {
      facts: { version: app.getVersion(), platform: process.platform },
      openFolder,
      tokens,
      credentials,
      testCredentials: async (given) =>
        await testAccount(
          given === undefined ? await ovo.readCredentials() : accountOf(given),
          process.env['OVO_TWILIO_URL'],
          systemClock,
        ),
      accountSenders: async () =>
        await listAccountSenders(
          await ovo.readCredentials(),
          process.env['OVO_TWILIO_URL'],
          systemClock,
        ),
      dialogs: fileDialogs,
      backups: {
        ...fileDialogs,
        care: ovo.care,
        onProgress: (progress) => publish('backups.progress', progress),
        finishRestore: (source) => void replaceData(source).catch(explainAndExit),
        lastRestore: () => lastRestore,
      },
    });
  let lastRestore: RequestOutput<'backups.lastRestore'> = null;
  let handlers: ReturnType<typeof handlersFor> | null = handlersFor(application);
  const requestsAnswered = serveRequests(() => handlers, log);
  serveDroppedFiles(tokens, log);
  const background = new Background({
    icon: path.join(icons, 'tray.png'),
    openWindow: show,
    pauseAndQuit: () => void quitting.closeAndQuit(),
  });
  const quitting = new Quitting({
    clock: systemClock,
    log,
    sending: async () =>
      (await application.sending.isSendingInAnotherProcess()) ? null : sending.now,
    stop: stopEverything,
    async close() {
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

  /** What starts, is sent or is imported ends now: what waits for it is answered then. */
  function stopEverything(): void {
    const { imports, campaigns } = application;
    Promise.all([imports.cancel(), campaigns.quit()]).catch((error: unknown) =>
      log.error('Sending did not stop in good order', error),
    );
  }

  /** Closes the application, puts the staged backup in place, and goes on with what is there then. */
  async function replaceData(source: RestoreSource): Promise<void> {
    handlers = null;
    stopEverything();
    await requestsAnswered();
    await application.close();
    try {
      lastRestore = { report: await ovo.care.finishRestore(source) };
    } catch (error) {
      log.error('The backup was not restored', error);
      lastRestore = { failure: reasonOf(error) };
    }
    application = await ovo.reopen();
    handlers = handlersFor(application);
    await attach();
    window?.webContents.reload();
  }

  /** Follows an application from its opening to its end. */
  async function attach(): Promise<void> {
    application.subscribe(onEvent);
    resumeSending(application, log);
    await Promise.all([
      readAgain(['campaigns', 'settings']),
      application.integrity.follow(),
      application.receipts.follow(),
      application.alerts.follow(),
      application.backups.follow(),
    ]);
  }

  function onEvent(event: ApplicationEvent): void {
    publish(event.name, event.payload);
    if (event.name === 'campaigns.progress') {
      sending.note(event.payload.snapshot);
      announcements.note(event.payload.snapshot, window);
    } else if (event.name === 'alerts.changed') {
      announcements.noteAlerts(event.payload.alerts, window);
    } else if (event.name === 'data.changed') {
      readAgain(event.payload.topics).catch((error: unknown) =>
        log.error('What was changed could not be read', error),
      );
    }
    showSending();
  }

  async function readAgain(topics: EventPayload<'data.changed'>['topics']): Promise<void> {
    if (topics.includes('settings')) followAppearance(await application.settings.get());
    if (!topics.includes('campaigns')) return;
    sending.replace(await application.campaigns.list());
    showSending();
  }

  function showSending(): void {
    const { now } = sending;
    wakeLock.update(now !== null);
    window?.setProgressBar(now === null ? -1 : now.settled / now.total);
    background.update(now);
  }

  const end = endAfterFault({
    log,
    stopSending: () => application.campaigns.quit(),
    quit: () => quitting.closeAndQuit(1),
  });
  ovo.onFault(end);
  lockDown(log);
  servePages(path.join(built, 'renderer'));
  setApplicationMenu({
    dataFolder: application.dataFolder,
    choose(entry) {
      const { webContents } = show();
      const notify = () => publish('menu.chosen', { entry });
      if (webContents.isLoading()) webContents.once('did-finish-load', notify);
      else notify();
    },
  });
  followSleep({
    onSleep: () => application.sending.stop(),
    onWake: () => application.sending.resume(),
    onError: (error) => log.warn('Sending could not follow the sleep of the computer', error),
  });
  app.on('activate', show);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  // Before there is a window, so that not even its first moment is in the wrong colours.
  followAppearance(await application.settings.get());
  show();
  attach().catch((error: unknown) => log.warn('The application could not be followed', error));
  return show;
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

/** What was being sent when Ovo was last closed, or when it died, resumes by itself. */
function resumeSending(application: Application, log: Log): void {
  application.campaigns.resumeInterrupted().catch((error: unknown) => {
    if (error instanceof UserError) log.info(error.message);
    else log.error('What was left unfinished could not be taken up', error);
  });
}

function reasonOf(error: unknown): string {
  if (error instanceof UserError) return error.message;
  const cause = error instanceof Error ? error.message : String(error);
  return `The backup was not restored (${cause}). Your data is as it was.`;
}

function followAppearance({ appearance }: Settings): void {
  nativeTheme.themeSource = appearance;
}
