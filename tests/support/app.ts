import {
  expect,
  test as base,
  type ElectronApplication,
  type Page,
  type TestInfo,
} from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { RequestInput, RequestName, RequestOutput } from '../../src-shared/ipc/contract.ts';
import type { WindowApi } from '../../src-shared/ipc/window-api.ts';
import { electronLaunchOptions, type ElectronLaunch } from '../../tools/launch.ts';
import { waitLimitMs } from '../limits.ts';
import { answering } from './start-answers.ts';

declare global {
  interface Window {
    readonly api: WindowApi;
  }
  /** Ends what `holdAnswers` began. */
  var releaseAnswers: (() => void) | undefined;
}

/** A running Ovo, for the person in front of it and for the one who tests it. */
export class Ovo {
  readonly electron: ElectronApplication;
  readonly page: Page;
  readonly dataFolder: string;
  /** What went wrong without anybody asking: in the page, or on its console. */
  readonly problems: string[] = [];
  /** What was asked in dialogs since `answerQuestions`. */
  readonly questions: string[] = [];
  readonly #expected: RegExp[];
  readonly #process: ChildProcess;

  constructor(electron: ElectronApplication, page: Page, dataFolder: string, expected: RegExp[]) {
    this.#expected = expected;
    this.electron = electron;
    this.page = page;
    this.dataFolder = dataFolder;
    // Playwright forgets it once it has ended.
    this.#process = electron.process();
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.problems.push(message.text());
    });
    page.on('pageerror', (error) => this.problems.push(error.stack ?? error.message));
    electron.on('console', (message) => {
      const question = /^question: (.*)/s.exec(message.text())?.[1];
      if (question !== undefined) this.questions.push(question);
    });
    page.on('crash', () => this.problems.push('The page crashed.'));
  }

  /** What the dialogs for files answer from now on; null cancels them. */
  async chooseFile(file: string | null): Promise<void> {
    await this.electron.evaluate(({ dialog }, chosen) => {
      const canceled = chosen === null;
      const filePaths = canceled ? [] : [chosen];
      dialog.showOpenDialog = () => Promise.resolve({ canceled, filePaths });
      dialog.showSaveDialog = () => Promise.resolve({ canceled, filePath: chosen ?? '' });
    }, file);
  }

  /** Drags a file from the desktop over the middle of the window, as the system tells of it. */
  async dragFile(file: string, steps: readonly ('dragEnter' | 'dragOver' | 'drop')[]) {
    const session = await this.page.context().newCDPSession(this.page);
    const { x, y } = await this.page.evaluate(() => ({
      x: Math.round(window.innerWidth / 2),
      y: Math.round(window.innerHeight / 2),
    }));
    const data = { items: [], files: [file], dragOperationsMask: 1 };
    for (const type of steps) await session.send('Input.dispatchDragEvent', { type, x, y, data });
    await session.detach();
  }

  /** Presses this button of every question from now on; `questions` has what was asked. */
  async answerQuestions(button: string): Promise<void> {
    await this.electron.evaluate(({ dialog }, wanted) => {
      dialog.showMessageBox = (
        first: Electron.BaseWindow | Electron.MessageBoxOptions,
        second?: Electron.MessageBoxOptions,
      ) => {
        const question = second ?? ('message' in first ? first : undefined);
        console.log(`question: ${question?.message}`);
        const response = question?.buttons?.indexOf(wanted) ?? -1;
        return Promise.resolve({ response, checkboxChecked: false });
      };
    }, button);
  }

  /** From now on no browser opens; the list grows by each address that would have gone there. */
  async watchBrowser(): Promise<readonly string[]> {
    const opened: string[] = [];
    this.electron.on('console', (message) => {
      const address = /^opened: (.*)/.exec(message.text())?.[1];
      if (address !== undefined) opened.push(address);
    });
    await this.electron.evaluate(({ shell }) => {
      shell.openExternal = (address) => {
        console.log(`opened: ${address}`);
        return Promise.resolve();
      };
    });
    return opened;
  }

  /**
   * Lets Electron seal as it does without a keyring, but say that it has one: what a test computer
   * lacks is not what Ovo does with it.
   */
  async pretendKeychain(): Promise<void> {
    await this.electron.evaluate(({ safeStorage }) => {
      safeStorage.setUsePlainTextEncryption(true);
      Object.assign(safeStorage, {
        getSelectedStorageBackend: () => 'gnome_libsecret',
        isAsyncEncryptionAvailable: undefined,
        encryptStringAsync: undefined,
        decryptStringAsync: undefined,
      });
    });
  }

  /** What Ovo asked before it had a window, and what it told then. */
  async askedAtStart(): Promise<readonly string[]> {
    return await this.electron.evaluate(() => askedAtStart);
  }

  /** Lets no answer to such requests reach the window until the returned function is called. */
  async holdAnswers(name: RequestName): Promise<() => Promise<void>> {
    await this.electron.evaluate(({ ipcMain }, held) => {
      // Electron has no other way to reach what `ipcMain.handle` was given.
      const handlers: Map<string, (...args: unknown[]) => Promise<unknown>> = Reflect.get(
        ipcMain,
        '_invokeHandlers',
      );
      const answer = handlers.get('ovo:request');
      if (answer === undefined) throw new Error('Nobody answers the window.');
      const released = new Promise<void>((resolve) => {
        globalThis.releaseAnswers = () => {
          handlers.set('ovo:request', answer);
          resolve();
        };
      });
      handlers.set('ovo:request', async (event, asked, input) => {
        const result = await answer(event, asked, input);
        if (asked === held) await released;
        return result;
      });
    }, name);
    return async () => await this.electron.evaluate(() => globalThis.releaseAnswers?.());
  }

  async chooseFromMenu(id: string): Promise<void> {
    await this.electron.evaluate(({ Menu }, wanted) => {
      const item = Menu.getApplicationMenu()?.getMenuItemById(wanted);
      if (!item) throw new Error(`The menu has no ${wanted}.`);
      item.click();
    }, id);
  }

  /** Asks as the page does; what is refused fails the test. */
  async request<N extends RequestName>(name: N, input: RequestInput<N>): Promise<RequestOutput<N>> {
    const result = await this.page.evaluate(async (text: string) => {
      const asked = JSON.parse(text);
      return await window.api.request<N>(asked.name, asked.input);
    }, JSON.stringify({ name, input }));
    if (!result.ok) throw new Error(`${name} was refused: ${result.error.message}`);
    return result.value;
  }

  /** Says that a test causes such a complaint on purpose; it fails where none comes. */
  expectProblem(pattern: RegExp): void {
    this.#expected.push(pattern);
  }

  /** As a person quits; answers with the exit code once the process is gone. */
  async quit(): Promise<number | null> {
    const code = this.ended();
    // The answer may be lost with the process.
    await this.electron.evaluate(({ app }) => app.quit()).catch(() => undefined);
    return await code;
  }

  /** SIGKILL ends it between one instruction and the next. */
  async signal(signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
    const code = this.ended();
    this.#process.kill(signal);
    return await code;
  }

  /** The exit code once the process is gone; null where a signal ended it. */
  async ended(): Promise<number | null> {
    const child = this.#process;
    if (!this.isRunning()) return child.exitCode;
    await once(child, 'exit');
    return child.exitCode;
  }

  isRunning(): boolean {
    const { exitCode, signalCode } = this.#process;
    return exitCode === null && signalCode === null;
  }
}

export interface LaunchOptions {
  /** One of an earlier start; a new one where none is given. */
  readonly dataFolder?: string;
  readonly arguments?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /**
   * The buttons that are pressed, one for each question that Ovo asks before it has a window; how they
   * begin is enough. `askedAtStart` has the questions.
   */
  readonly answers?: readonly string[];
}

/** The time to undo a send, in milliseconds, where a test is not about that. */
const shortUndoMs = '200';

export type LaunchOvo = (options?: LaunchOptions) => Promise<Ovo>;

let prepared: Promise<ElectronLaunch> | undefined;

/** The runtime and the display, found once for all tests of this process. */
function preparedLaunch(): Promise<ElectronLaunch> {
  prepared ??= electronLaunchOptions();
  return prepared;
}

export interface Unattended {
  /** Resolves when the process is gone; null where a signal ended it. */
  readonly exitCode: Promise<number | null>;
  standardOutput(): string;
  standardError(): string;
  end(): void;
}

/** Starts the app as a shell does, with nobody who drives it. */
export async function startUnattended(programArguments: readonly string[]): Promise<Unattended> {
  const launch = await preparedLaunch();
  const child = spawn(launch.executablePath, [...launch.args, ...programArguments], {
    env: launch.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const texts = { output: '', error: '' };
  child.stdout.on('data', (chunk) => (texts.output += String(chunk)));
  child.stderr.on('data', (chunk) => (texts.error += String(chunk)));
  return {
    exitCode: once(child, 'close').then(() => child.exitCode),
    standardOutput: () => texts.output,
    standardError: () => texts.error,
    end: () => void child.kill('SIGTERM'),
  };
}

/** Every test starts Ovo with `launchOvo`, and fails where the page or the log has something to complain of. */
export const test = base.extend<{ readonly launchOvo: LaunchOvo }>({
  launchOvo: async ({ playwright: { _electron: driver } }, use, testInfo) => {
    const started: Ovo[] = [];
    const folders = new Set<string>();
    const expected: RegExp[] = [];
    await use(async (options = {}) => {
      const launch = await preparedLaunch();
      const dataFolder = options.dataFolder ?? (await mkdtemp(path.join(tmpdir(), 'ovo-e2e-')));
      folders.add(dataFolder);
      const electron = await driver.launch({
        executablePath: await programOf(launch, dataFolder, options),
        args: [...launch.args, '--data', dataFolder, ...(options.arguments ?? [])],
        env: { ...launch.env, OVO_UNDO_MS: shortUndoMs, ...options.env },
        // Light and dark are Ovo's own business.
        colorScheme: null,
        // Playwright's own limit of 30 s is too short on a computer that is busy with much else.
        timeout: waitLimitMs,
      });
      electron.context().setDefaultTimeout(waitLimitMs);
      const ovo = new Ovo(electron, await electron.firstWindow(), dataFolder, expected);
      started.push(ovo);
      await ovo.page.getByRole('navigation', { name: 'Main' }).waitFor();
      // The window is there before the database is: this is answered once it is open.
      await ovo.request('app.info', undefined);
      return ovo;
    });
    await keepPictures(started, testInfo);
    for (const ovo of started) await endInPeace(ovo);
    const complaints = started.flatMap(({ problems }) => problems);
    for (const folder of folders) {
      complaints.push(...(await loggedErrors(folder)));
      await rm(folder, { recursive: true, force: true });
    }
    expect(unexpected(complaints, expected)).toEqual([]);
  },
});

async function programOf(launch: ElectronLaunch, folder: string, { answers }: LaunchOptions) {
  const { executablePath } = launch;
  return answers === undefined ? executablePath : await answering(executablePath, folder, answers);
}

async function keepPictures(started: readonly Ovo[], testInfo: TestInfo): Promise<void> {
  if (testInfo.status === testInfo.expectedStatus) return;
  const running = started.filter((ovo) => ovo.isRunning());
  for (const [index, ovo] of running.entries()) {
    const picture = testInfo.outputPath(`window-${index + 1}.png`);
    await ovo.page.screenshot({ path: picture }).catch(() => undefined);
  }
}

async function endInPeace(ovo: Ovo): Promise<void> {
  if (!ovo.isRunning()) return;
  await ovo.answerQuestions('Pause and quit');
  await ovo.quit();
}

async function loggedErrors(dataFolder: string): Promise<readonly string[]> {
  const file = path.join(dataFolder, 'logs', 'ovo.log');
  const log = await readFile(file, 'utf8').catch(() => '');
  return log.split('\n').filter((line) => line.includes('[error]'));
}

/** What nobody wanted, and what was wanted and did not come. */
function unexpected(complaints: readonly string[], expected: readonly RegExp[]): readonly string[] {
  const missing = expected.filter((pattern) => !complaints.some((line) => pattern.test(line)));
  return [
    ...complaints.filter((line) => !expected.some((pattern) => pattern.test(line))),
    ...missing.map(({ source }) => `There was no complaint like ${source}`),
  ];
}

export { expect };
