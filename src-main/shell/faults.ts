import { app, dialog } from 'electron';
import { UserError } from '../../src-shared/lib/result.ts';
import type { Log } from './log.ts';

/**
 * For what keeps the app from starting: a person, and a script that reads standard error, learn why;
 * the data stays as it is; the exit code is 1.
 */
export async function explainAndExit(error: unknown): Promise<void> {
  const detail =
    error instanceof UserError
      ? error.message
      : `Ovo couldn’t start. Your data is unchanged. (${textOf(error)})`;
  process.stderr.write(`${detail}\n`);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => app.exit(1));
  await app.whenReady();
  await dialog.showMessageBox({
    type: 'error',
    title: 'Ovo',
    message: 'Ovo can’t open your data.',
    detail,
    buttons: ['Quit'],
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
      message: 'Ovo has to close because of an unexpected error.',
      detail:
        'Everything so far is saved, and sending has stopped. Sending continues when you open Ovo again. The log in the data folder has the details.',
      buttons: ['Close'],
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
