import { app, dialog, shell } from 'electron';
import path from 'node:path';
import { UserError } from '../../src-shared/lib/result.ts';
import {
  databaseName,
  type StartChoice,
  type StartQuestion,
} from '../../src-shared/maintenance/start.ts';
import type { Log } from './log.ts';
import { words } from '../../src-shared/words/words.ts';

/** What helps where the database cannot be opened. */
export interface StartChoices {
  readonly dataFolder: string;
  readonly log: Log;
  /** What to ask; null where the failure is no damage, and nothing can be chosen. */
  readonly questionAbout: (error: unknown) => StartQuestion | null;
  /** Does what was chosen; returns what came of it, in words for a person. */
  readonly act: (
    choice: Exclude<StartChoice, 'open-folder' | 'quit'>,
    signal: AbortSignal,
  ) => Promise<string>;
}

const working = {
  restore: words.start.restoring,
  salvage: words.start.salvaging,
  'start-empty': words.start.startingEmpty,
} as const;

/**
 * Opens something that may turn out to be damaged. Then a person is asked what to do until it opens, or
 * they quit: null. Nothing is changed by asking.
 */
export async function openOrAsk<T>(open: () => Promise<T>, help: StartChoices): Promise<T | null> {
  for (;;) {
    try {
      return await open();
    } catch (error) {
      const question = help.questionAbout(error);
      if (question === null) throw error;
      help.log.error('The database cannot be opened', error);
      const choice = await ask(question);
      if (choice === 'quit') return null;
      if (choice === 'open-folder') {
        shell.showItemInFolder(path.join(help.dataFolder, databaseName));
        continue;
      }
      await work(choice, help);
    }
  }
}

async function ask(question: StartQuestion): Promise<StartChoice> {
  const { message, detail, choices } = question;
  // A script that started Ovo and cannot press a button learns it too, and can end it.
  process.stderr.write(`${message} ${detail}\n`);
  const endings = (['SIGINT', 'SIGTERM', 'SIGHUP'] as const).map((signal) => {
    const end = () => app.exit(1);
    process.once(signal, end);
    return () => void process.off(signal, end);
  });
  const indexOf = (wanted: StartChoice) => choices.findIndex(({ choice }) => choice === wanted);
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    title: words.start.title,
    message,
    detail,
    buttons: choices.map(({ label }) => label),
    defaultId: indexOf(question.defaultChoice),
    cancelId: indexOf(question.cancelChoice),
    noLink: true,
  });
  for (const forget of endings) forget();
  return choices[response]?.choice ?? question.cancelChoice;
}

/** Does what was chosen behind a dialog that can cancel it, and tells what came of it. */
async function work(choice: keyof typeof working, { act, log }: StartChoices): Promise<void> {
  const canceled = new AbortController();
  const done = new AbortController();
  const waiting = dialog.showMessageBox({
    type: 'info',
    title: words.start.title,
    message: working[choice],
    detail: words.start.patience,
    buttons: [words.start.cancel],
    signal: done.signal,
  });
  void waiting.then(() => {
    if (!done.signal.aborted) canceled.abort();
  });
  try {
    const outcome = await act(choice, canceled.signal);
    done.abort();
    await dialog.showMessageBox({
      type: 'info',
      title: words.start.title,
      message: words.start.done,
      detail: outcome,
    });
  } catch (error) {
    done.abort();
    if (canceled.signal.aborted) return;
    log.error('What was chosen could not be done', error);
    await dialog.showMessageBox({
      type: 'error',
      title: words.start.title,
      message: words.start.failed,
      detail:
        error instanceof UserError
          ? error.message
          : words.start.nothingChanged(error instanceof Error ? error.message : String(error)),
    });
  }
}
