import { app, BrowserWindow, dialog, powerMonitor, type Event } from 'electron';
import type { Clock } from '../engine/ports.ts';
import type { Log } from './log.ts';
import type { Sending } from './sending.ts';
import { words } from '../../src-shared/words/words.ts';

export interface QuitOptions {
  readonly clock: Clock;
  readonly log: Log;
  /** Null while nothing is being sent. */
  readonly sending: () => Promise<Sending | null>;
  /** Whether the application is still being opened: nothing can be in flight then. */
  readonly isOpening: () => boolean;
  /** Called first: nothing more starts, nobody else is texted, and an opening is canceled. */
  readonly stop: () => void;
  /** Lets the page save what was typed last. */
  readonly beforeWindowsClose: () => Promise<void>;
  /** Lets what is in flight settle, closes the database; the windows are gone by then. */
  readonly close: () => Promise<void>;
  readonly window: () => BrowserWindow | undefined;
  readonly keepSendingInBackground: () => void;
}

/** How long a page may take to save what was typed last, in milliseconds. */
const farewellMs = 3000;

/** How long messages in flight are waited for, in milliseconds; later ones are looked up at the next start. */
const patienceMs = 30_000;

/** How long an opening that was canceled may take to end, in milliseconds: a kill is as safe. */
const openingPatienceMs = 500;

const answers = ['pause-and-quit', 'keep-sending', 'cancel'] as const;

/**
 * The one way in which the app ends. A person who quits while sending is asked first, the system is not.
 * Nobody else is texted from the moment it is decided, and the app ends when the application is closed.
 */
export class Quitting {
  readonly #options: QuitOptions;
  #phase: 'running' | 'asking' | 'closing' | 'closed' = 'running';

  constructor(options: QuitOptions) {
    this.#options = options;
    app.on('before-quit', (event) => this.#onBeforeQuit(event));
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        options.log.info(`Quitting on ${signal}`);
        void this.closeAndQuit();
      });
    }
    if (process.platform !== 'win32') {
      // Electron passes an event, though its types know of none.
      powerMonitor.on('shutdown', (...[event]: readonly Event[]) => {
        event?.preventDefault();
        void this.closeAndQuit();
      });
    }
  }

  /** Closing the window is quitting, except where apps live on without one (macOS). */
  watch(window: BrowserWindow): void {
    window.on('close', (event) => {
      if (this.isLeaving || process.platform === 'darwin') return;
      event.preventDefault();
      app.quit();
    });
    // Windows ends a session without asking the app to quit.
    window.on('query-session-end', (event) => {
      if (this.isLeaving) return;
      event.preventDefault();
      void this.closeAndQuit();
    });
  }

  /** Pauses and quits without a question; with an exit code other than 0 where something went wrong. */
  async closeAndQuit(exitCode = 0): Promise<void> {
    if (this.isLeaving) return;
    this.#phase = 'closing';
    const { isOpening, stop, beforeWindowsClose, close, clock, log } = this.#options;
    const wasOpening = isOpening();
    stop();
    // A page saves its draft when it is closed: that needs the database.
    if (!(await within(clock, farewellMs, beforeWindowsClose().then(closeWindows)))) {
      log.warn('A window did not close in time');
    }
    const isStillOpening = wasOpening && isOpening();
    const closed = close().catch((error: unknown) =>
      log.error('The application did not close cleanly', error),
    );
    const isClosed = await within(clock, isStillOpening ? openingPatienceMs : patienceMs, closed);
    this.#phase = 'closed';
    if (!isClosed) {
      log.warn(
        isStillOpening
          ? 'Quit while the database was being opened; the next start opens it'
          : 'Ovo did not close in time; what may be in flight is looked up at the next start',
      );
      // A thread waits for the disk, and in good order the app would wait for the thread.
      process.kill(process.pid, 'SIGKILL');
    } else if (exitCode === 0) app.quit();
    else app.exit(exitCode);
  }

  /** Whether the app is about to end, and nothing calls that off any more. */
  get isLeaving(): boolean {
    return this.#phase === 'closing' || this.#phase === 'closed';
  }

  #onBeforeQuit(event: Event): void {
    if (this.#phase === 'closed') return;
    event.preventDefault();
    if (this.#phase !== 'running') return;
    this.#phase = 'asking';
    void this.#askIfSending();
  }

  async #askIfSending(): Promise<void> {
    let sending: Sending | null = null;
    try {
      sending = await this.#options.sending();
    } catch (error) {
      this.#options.log.error('Whether anything is being sent could not be found out', error);
    }
    if (this.#phase !== 'asking') return;
    if (sending === null) await this.closeAndQuit();
    else await this.#ask(sending);
  }

  async #ask({ settled, total }: Sending): Promise<void> {
    const question = {
      type: 'question' as const,
      message: words.shell.quit.sent(settled, total),
      detail: words.shell.quit.detail,
      buttons: [
        words.shell.quit.pauseAndQuit,
        words.shell.quit.keepSending,
        words.shell.quit.cancel,
      ],
      defaultId: 0,
      cancelId: 2,
      noLink: true,
    };
    const window = this.#options.window();
    const { response } = await (window === undefined
      ? dialog.showMessageBox(question)
      : dialog.showMessageBox(window, question));
    if (this.#phase !== 'asking') return;
    this.#phase = 'running';
    const answer = answers[response] ?? 'cancel';
    if (answer === 'pause-and-quit') await this.closeAndQuit();
    else if (answer === 'keep-sending') this.#options.keepSendingInBackground();
  }
}

async function closeWindows(): Promise<void> {
  const closed = BrowserWindow.getAllWindows().map(
    (window) =>
      new Promise<void>((resolve) => {
        window.once('closed', resolve);
        window.close();
      }),
  );
  await Promise.all(closed);
}

/** Waits for some work, but no longer than `limitMs`; false where the work is not done by then. */
async function within(clock: Clock, limitMs: number, work: Promise<void>): Promise<boolean> {
  return await new Promise<boolean>((resolve, reject) => {
    const stopWaiting = clock.after(limitMs, () => resolve(false));
    work.finally(stopWaiting).then(() => resolve(true), reject);
  });
}
