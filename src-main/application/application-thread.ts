import type { MessagePort } from 'node:worker_threads';
import { openApplication, type Application, type ApplicationThreads } from '../application.ts';
import type { SendingOptions } from '../campaigns/sending/claims/own-share.ts';
import { DamagedDatabase } from '../database/open.ts';
import { systemClock } from '../system-clock.ts';
import { answerCalls, type Call, type Functions } from '../threads/answer-calls.ts';
import { Caller } from '../threads/caller.ts';
import { portOf, type ThreadStart } from '../threads/messages.ts';
import { serializeError } from '../threads/serialized-error.ts';

/** What the application's thread is started with. */
export interface ApplicationSetup {
  readonly dataFolder: string;
  readonly migrationsFolder: string;
  readonly twilioUrl?: string | undefined;
  readonly twilioTimeoutMs?: number | undefined;
  readonly undoMs?: number | undefined;
  readonly nativeBinding?: string | undefined;
  readonly sending?: SendingOptions;
}

/** What came of opening the application. */
export type Opened =
  | { readonly kind: 'opened'; readonly syncedBy: string | null }
  | { readonly kind: 'damaged'; readonly file: string; readonly findings: readonly string[] };

/** The input of a call of one of the application's methods. */
export interface MethodInput {
  readonly values: readonly unknown[];
  /** Whether the method takes a watch (progress, cancellation) after the values. */
  readonly isWatched: boolean;
}

/** A method of a topic, as `methodsOf` finds it. */
type Method = (...values: readonly unknown[]) => unknown;

/** Opens an application in this thread and offers all its methods to the thread that started this one. */
export function serveApplication(
  port: MessagePort,
  start: ThreadStart<ApplicationSetup>,
  startedThreads: ApplicationThreads,
): void {
  const starter = new Caller(portOf(port), systemClock);
  const report = (name: 'noteError' | 'fault') => (failure: unknown) => {
    // Where the other thread is gone, nobody is left to tell.
    starter.call(name, serializeError(failure)).catch(() => undefined);
  };
  // A fault ends the app, but in good order: this thread goes on until it is closed.
  process.on('uncaughtException', report('fault'));
  process.on('unhandledRejection', report('noteError'));

  const open = () =>
    openApplication({
      ...start.setup,
      threadFile: start.threadFile,
      clock: systemClock,
      readCredentials: () => starter.call('readCredentials', null),
      sendsInThread: true,
      startedThreads,
      onFault: report('fault'),
      onError: report('noteError'),
    });
  answerCalls(portOf(port), functionsOf(open), () => port.close());
}

function functionsOf(open: () => Application): Functions {
  try {
    const application = open();
    const { syncedBy } = application;
    void application.search.prepare();
    return {
      open: (): Opened => ({ kind: 'opened', syncedBy }),
      /** Reports every event as progress, until the application is closed. */
      follow: (_input: null, { onProgress }: Call) =>
        new Promise<void>(() => {
          application.subscribe(onProgress);
        }),
      close: () => application.close(),
      ...methodsOf(application),
    };
  } catch (error) {
    return { open: () => refusalOf(error) };
  }
}

function refusalOf(error: unknown): Opened {
  if (!(error instanceof DamagedDatabase)) throw error;
  return { kind: 'damaged', file: error.file, findings: error.findings };
}

/** Every method of every topic, by names such as `contacts.get`. */
function methodsOf(application: Application): Functions {
  const functions: Record<string, (input: MethodInput, call: Call) => unknown> = {};
  for (const [topic, methods] of Object.entries<object | string | null>({ ...application })) {
    if (typeof methods !== 'object' || methods === null) continue;
    for (const [name, method] of Object.entries<Method>({ ...methods })) {
      functions[`${topic}.${name}`] = ({ values, isWatched }, { onProgress, abortSignal }) =>
        isWatched ? method(...values, { onProgress, signal: abortSignal }) : method(...values);
    }
  }
  return functions;
}
