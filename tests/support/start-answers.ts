import { writeFile } from 'node:fs/promises';
import path from 'node:path';

declare global {
  /** In Electron, where `answerAtStart` runs. */
  var askedAtStart: string[];
}

/**
 * A program that is Ovo with the dialogs' place taken before it runs, so that no question is asked
 * before it is answered. Playwright itself gets hold of a running app only.
 */
export async function answering(
  executablePath: string,
  folder: string,
  answers: readonly string[],
): Promise<string> {
  const script = path.join(folder, 'answers.cjs');
  const program = path.join(folder, 'answering.sh');
  const answer = `(${answerAtStart.toString()})(require('electron').dialog, ${JSON.stringify(answers)})`;
  // Electron's own modules are there a moment after what is loaded first, and in no other thread.
  await writeFile(
    script,
    `if (require('node:worker_threads').isMainThread) setImmediate(() => ${answer});`,
  );
  const lines = [
    '#!/bin/sh',
    `NODE_OPTIONS='--require=${script}' exec '${executablePath}' "$@"`,
    '',
  ];
  await writeFile(program, lines.join('\n'), { mode: 0o755 });
  return program;
}

/** Presses one button after the other; runs in Electron, where nothing of this file is known. */
function answerAtStart(dialog: Electron.Dialog, answers: readonly string[]): void {
  const left = [...answers];
  globalThis.askedAtStart = [];
  const answer = (options: Electron.MessageBoxOptions) =>
    new Promise<Electron.MessageBoxReturnValue>((resolve, reject) => {
      const press = (response: number) => resolve({ response, checkboxChecked: false });
      // What is only shown while something is done goes away by itself.
      options.signal?.addEventListener('abort', () => press(0));
      if (options.signal !== undefined) return;
      globalThis.askedAtStart.push(`${options.message}\n${options.detail ?? ''}`);
      const wanted = left.shift() ?? '';
      const buttons = options.buttons ?? ['OK'];
      const response = buttons.findIndex((label) => label.startsWith(wanted));
      if (wanted === '' || response === -1)
        reject(new Error(`${wanted} is none of ${buttons.join(', ')}`));
      else press(response);
    });
  Object.assign(dialog, { showMessageBox: answer });
}
