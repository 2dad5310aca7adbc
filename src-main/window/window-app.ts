import path from 'node:path';
import { UserError } from '../../src-shared/lib/result.ts';
import type { EventPayload, RequestOutput } from '../../src-shared/ipc/contract.ts';
import type { Application, ApplicationEvent } from '../application.ts';
import type { OpenService, WindowServices } from './services.ts';
import type { RestoreSource } from '../maintenance/offline-maintenance.ts';
import { FileTokens } from '../ipc/file-tokens.ts';
import { publish } from '../ipc/publish.ts';
import { serveDroppedFiles, serveRequests } from '../ipc/serve.ts';
import { Announcements } from '../shell/news/announce.ts';
import { Background } from '../shell/background.ts';
import { Badge } from '../shell/news/badge.ts';
import { endAfterFault, explainAndExit } from '../shell/faults.ts';
import * as fileDialogs from '../shell/file-dialogs.ts';
import type { Log } from '../shell/log.ts';
import { setApplicationMenu } from '../shell/menu.ts';
import { followSleep, WakeLock } from '../shell/power.ts';
import { servePages } from '../shell/protocol.ts';
import { Farewell } from '../shell/window/farewell.ts';
import { Quitting } from '../shell/quit.ts';
import { lockDown } from '../shell/security.ts';
import { SendingWatch } from '../shell/sending.ts';
import { AppearanceKeeper } from '../shell/window/appearance.ts';
import { MainWindow } from '../shell/window/main-window.ts';
import { followSpelling, prepareSpelling } from '../shell/window/spelling.ts';
import { systemClock } from '../system-clock.ts';
import { words } from '../../src-shared/words/words.ts';

export interface WindowAppOptions {
  readonly dataFolder: string;
  /** Electron's own folder, below the data folder. */
  readonly stateFolder: string;
  /** The folder of the built parts. */
  readonly built: string;
  readonly icons: string;
  /** The folder of the dictionaries that Ovo comes with. */
  readonly dictionaries: string;
  readonly log: Log;
}

export interface WindowApp {
  /** Brings the window to the front. */
  readonly show: () => void;
  /**
   * Resolves once the window is painted, or does not come for a while. What keeps two cores busy, modules
   * and threads of the application, starts then: earlier, it would keep the window from appearing.
   */
  readonly painted: Promise<void>;
  /** Opens the application. Where that fails, the window is out of sight before anybody is asked about it. */
  readonly openApplication: (open: OpenService) => Promise<Application>;
  /** Goes on with the application: what the page asked meanwhile is answered. */
  readonly run: (application: Application, services: WindowServices) => void;
  /** Ends the app after a fault of the application. */
  readonly endAfterFault: (fault: Error) => void;
}

/** How long the window is waited for before the application is opened all the same, in milliseconds. */
const paintedWithinMs = 1500;

/** Opens the window at once; it shows its own screen while the application is being opened. */
export function openWindowApp(options: WindowAppOptions): WindowApp {
  const { log } = options;
  const tokens = new FileTokens();
  const sending = new SendingWatch();
  const announcements = new Announcements();
  const wakeLock = new WakeLock();
  const badge = new Badge(path.join(options.icons, 'unread.png'));
  const appearance = new AppearanceKeeper(options.stateFolder);
  /** Null while it is being opened, and while a backup takes the place of its data. */
  let application: Application | null = null;
  let opening: Promise<Application> | null = null;
  const left = new AbortController();
  const farewell = new Farewell(systemClock, () => publish('app.closing', {}));
  let lastRestore: RequestOutput<'backups.lastRestore'> = null;

  const handlersFor = (current: Application, services: WindowServices) =>
    services.handlersFor(current, {
      tokens,
      pageSaved: () => farewell.noteSaved(),
      dialogs: fileDialogs,
      backups: {
        ...fileDialogs,
        care: services.care,
        onProgress: (progress) => publish('backups.progress', progress),
        finishRestore: (source) => void replaceData(source, services).catch(explainAndExit),
        lastRestore: () => lastRestore,
      },
    });
  type Ready = ReturnType<typeof handlersFor> | null;
  let answerWaiting: (ready: Ready) => void = () => undefined;
  let handlers: Ready | Promise<Ready> = new Promise((resolve) => (answerWaiting = resolve));
  const requestsAnswered = serveRequests(() => handlers, log);
  serveDroppedFiles(tokens, log);
  const background = new Background({
    icon: path.join(options.icons, 'tray.png'),
    openWindow: show,
    pauseAndQuit: () => void quitting.closeAndQuit(),
  });
  const quitting = new Quitting({
    clock: systemClock,
    log,
    sending: async () =>
      application === null || (await application.sending.isSendingInAnotherProcess())
        ? null
        : sending.now,
    isOpening: () => opening !== null,
    beforeWindowsClose: async () => {
      // A page that still waits for the application, or is gone, has nothing to save.
      const contents = application === null ? undefined : window.current?.webContents;
      if (contents !== undefined && !contents.isLoading() && !contents.isCrashed()) {
        await farewell.pageSaves();
      }
    },
    stop() {
      left.abort();
      stopEverything();
    },
    async close() {
      answerWaiting(null);
      const opened = application ?? (await opening?.catch(() => null));
      await requestsAnswered();
      await opened?.close();
    },
    window: () => window.current,
    keepSendingInBackground() {
      background.enter();
      window.current?.hide();
    },
  });
  const window = new MainWindow({
    stateFolder: options.stateFolder,
    preload: path.join(options.built, 'preload', 'index.cjs'),
    icon: path.join(options.icons, 'icon.png'),
    log,
    onOpened: (opened) => quitting.watch(opened),
    onClosed: (id) => tokens.forgetWindow(id),
  });

  /** Shows the window, and tells its page something once the page listens. */
  function tellPage(tell: () => void): void {
    const { webContents } = show();
    if (webContents.isLoading()) webContents.once('did-finish-load', tell);
    else tell();
  }

  function chooseConversation(phone: string | null): void {
    tellPage(() => publish('inbox.chosen', { phone }));
  }

  function show() {
    background.leave();
    return window.show();
  }

  /** What starts, is sent or is imported ends now: what waits for it is answered then. */
  function stopEverything(): void {
    if (application === null) return;
    const { imports, campaigns } = application;
    Promise.all([imports.stop(), campaigns.quit()]).catch((error: unknown) =>
      log.error('Sending did not stop in good order', error),
    );
  }

  /** Closes the application, puts the staged backup in place, and goes on with what is there then. */
  async function replaceData(source: RestoreSource, services: WindowServices): Promise<void> {
    handlers = null;
    stopEverything();
    await requestsAnswered();
    await application?.close();
    application = null;
    try {
      lastRestore = { report: await services.care.finishRestore(source) };
    } catch (error) {
      log.error('The backup was not restored', error);
      lastRestore = { failure: reasonOf(error) };
    }
    application = await openUnlessLeaving(services.open);
    handlers = handlersFor(application, services);
    await attach(application);
    window.current?.webContents.reload();
  }

  /** Whoever quits meanwhile wants nothing to be sent any more: the app ends without having opened. */
  async function openUnlessLeaving(open: OpenService): Promise<Application> {
    if (quitting.isLeaving) return await forever();
    opening = open(left.signal);
    try {
      const opened = await opening;
      return quitting.isLeaving ? await forever() : opened;
    } catch (error) {
      if (quitting.isLeaving) return await forever();
      throw error;
    } finally {
      opening = null;
    }
  }

  /** Follows an application from its opening to its end. */
  async function attach(current: Application): Promise<void> {
    current.subscribe(onEvent);
    resumeSending(current, log);
    await Promise.all([
      readAgain(current, ['campaigns', 'settings', 'inbox']),
      current.integrity.follow(),
      current.receipts.follow(),
      current.replies.follow(),
      current.conversations.follow(),
      current.sending.followSingleMessages(),
      current.campaigns.followSchedule(),
      current.alerts.follow(),
      current.backups.follow(),
    ]);
  }

  function onEvent(event: ApplicationEvent): void {
    publish(event.name, event.payload);
    if (event.name === 'campaigns.progress') {
      sending.note(event.payload.snapshot);
      announcements.note(event.payload.snapshot, window.current);
    } else if (event.name === 'alerts.changed') {
      announcements.noteAlerts(event.payload.alerts, window.current);
    } else if (event.name === 'replies.arrived') {
      announcements.noteReplies(event.payload, window.current, chooseConversation);
    } else if (event.name === 'data.changed' && application !== null) {
      readAgain(application, event.payload.topics).catch((error: unknown) => {
        // Whoever leaves needs no news.
        if (!left.signal.aborted) log.error('What was changed could not be read', error);
      });
    }
    showSending();
  }

  async function readAgain(
    current: Application,
    topics: EventPayload<'data.changed'>['topics'],
  ): Promise<void> {
    if (topics.includes('settings')) {
      const settings = await current.settings.get();
      appearance.follow(settings);
      followSpelling(settings);
    }
    if (topics.includes('inbox') || topics.includes('settings')) {
      const { unread } = await current.conversations.counts();
      badge.show(unread, window.current);
      background.noteUnread(unread);
    }
    if (!topics.includes('campaigns')) return;
    sending.replace(await current.campaigns.list());
    showSending();
  }

  function showSending(): void {
    const { now } = sending;
    wakeLock.update(now !== null);
    window.current?.setProgressBar(now === null ? -1 : now.settled / now.total);
    background.update(now);
  }

  const end = endAfterFault({
    log,
    stopSending: async () => await application?.campaigns.quit(),
    quit: () => quitting.closeAndQuit(1),
  });
  lockDown(log);
  servePages(path.join(options.built, 'renderer'));
  setApplicationMenu({
    dataFolder: options.dataFolder,
    choose: (entry) => tellPage(() => publish('menu.chosen', { entry })),
  });
  followSleep({
    onSleep: async () => await application?.sending.stop(),
    onWake: async () => await application?.sending.resume(),
    onError: (error) => log.warn('Sending could not follow the sleep of the computer', error),
  });
  window.followApp(show);
  appearance.restore();
  prepareSpelling(options);
  show();
  const painted = Promise.race([
    window.isPainted,
    new Promise<void>((resolve) => void systemClock.after(paintedWithinMs, resolve)),
  ]);

  return {
    show,
    painted,
    async openApplication(open) {
      try {
        return await openUnlessLeaving(open);
      } catch (error) {
        window.holdBack();
        throw error;
      }
    },
    run(opened, services) {
      application = opened;
      handlers = handlersFor(opened, services);
      answerWaiting(handlers);
      window.release();
      attach(opened).catch((error: unknown) =>
        log.warn('The application could not be followed', error),
      );
    },
    endAfterFault: end,
  };
}

function forever(): Promise<never> {
  return new Promise(() => undefined);
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
  return words.backups.notRestored(cause);
}
