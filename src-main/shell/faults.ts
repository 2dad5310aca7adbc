import { app, dialog } from 'electron';
import { UserError } from '../../src-shared/lib/result.ts';
import type { Log } from './log.ts';
import { words } from '../../src-shared/words/words.ts';

/**
 * For what keeps the app from starting: a person, and a script that reads standard error, learn why;
 * the data stays as it is; the exit code is 1.
 */
export async function explainAndExit(error: unknown): Promise<void> {
  const detail =
    error instanceof UserError ? error.message : words.start.couldNotStart(textOf(error));
  process.stderr.write(`${detail}\n`);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => app.exit(1));
  await app.whenReady();
  await dialog.showMessageBox({
    type: 'error',
    title: words.start.title,
    message: words.start.cannotOpen,
    detail,
    buttons: [words.start.quit],
  });
  app.exit(1);
}

export interface FaultOptions {
  readonly log: Log;
  readonly stopSending: () => Promise<void>;
  readonly quit: () => Promise<void>;
}

/**
 * After a fault that nobody foresaw nothing more is sent; the next start takes up what was left. Returns
 * what reports a fault of another thread.
 */
export function endAfterFault({ log, stopSending, quit }: FaultOptions): (fault: Error) => void {
  let isEnding = false;

  function end(fault: Error): void {
    if (isEnding) {
      log.error('Another fault', fault);
      return;
    }
    isEnding = true;
    log.error('A fault ends the app', fault);
    stopSending().catch((error: unknown) => log.error('Sending did not stop', error));
    const explained = dialog.showMessageBox({
      type: 'error',
      message: words.shell.fault.message,
      detail: words.shell.fault.detail,
      buttons: [words.shell.fault.close],
    });
    void explained.then(quit);
  }

  process.on('unhandledRejection', (reason) => log.error('A promise failed unnoticed', reason));
  process.on('uncaughtException', end);
  return end;
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
