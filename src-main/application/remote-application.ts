import { UserError } from '../../src-shared/lib/result.ts';
import { words } from '../../src-shared/words/words.ts';
import type { Application, ApplicationEvent, ApplicationOptions } from '../application.ts';
import type { ApplicationSetup, MethodInput, Opened } from './application-thread.ts';
import { DamagedDatabase } from '../database/open.ts';
import type { Clock } from '../engine/ports.ts';
import type { JobWatch } from '../threads/caller.ts';
import { JobThread } from '../threads/job-thread.ts';
import type { SerializedError, ThreadStart } from '../threads/messages.ts';
import { deserializeError } from '../threads/serialized-error.ts';

type Topic = Exclude<keyof Application, 'dataFolder' | 'syncedBy' | 'subscribe' | 'close'>;

export interface RemoteOptions
  extends ApplicationSetup, Pick<ApplicationOptions, 'threadFile' | 'readCredentials' | 'onError'> {
  readonly clock: Clock;
  /** Told of a fault that nobody foresaw: nothing may be sent any more, and the app has to end. */
  readonly onFault: (error: Error) => void;
  /** Cancels the opening; once the application is open, it does nothing. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Opens a data folder in a thread of its own, so that the calling thread never touches the database and
 * never waits for the disk. Refused as `openApplication` says, and (`canceled`) when `signal` fires before:
 * that rejection comes when the thread has let go of its files, which takes as long as the call of SQLite
 * that it is in. A kill is as safe as waiting. What crosses is plain data; a watch (`onProgress`, `signal`)
 * may be the last argument of a method, and no other function may be any.
 */
export async function openRemoteApplication(options: RemoteOptions): Promise<Application> {
  const { threadFile, clock, readCredentials, onError, onFault, dataFolder, signal, ...setup } =
    options;
  let isOver = false;
  const thread = new JobThread({
    start: {
      kind: 'application',
      threadFile,
      setup: { dataFolder, ...setup },
    } satisfies ThreadStart<ApplicationSetup>,
    clock,
    atOnce: Infinity,
    cancelBy: 'asking',
    isStartedOnce: true,
    functions: {
      readCredentials,
      noteError: (error: SerializedError) => onError(deserializeError(error)),
      fault: (error: SerializedError) => onFault(deserializeError(error)),
    },
    onExit(error) {
      if (!isOver) onFault(error);
    },
  });
  const end = async () => {
    isOver = true;
    await thread.end();
  };
  const cancel = () => void end();
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    refuseIfCanceled(signal);
    const opened = await openIn(thread);
    refuseIfCanceled(signal);
    if (opened.kind === 'damaged') throw new DamagedDatabase(opened.file, opened.findings);
    return remoteOf(thread, { dataFolder, syncedBy: opened.syncedBy }, end);
  } catch (error) {
    await end();
    refuseIfCanceled(signal);
    throw error;
  } finally {
    signal?.removeEventListener('abort', cancel);
  }
}

function refuseIfCanceled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new UserError('canceled', words.work.canceled);
}

async function openIn(thread: JobThread): Promise<Opened> {
  return await thread.run('open', null);
}

function remoteOf(
  thread: JobThread,
  facts: Pick<Application, 'dataFolder' | 'syncedBy'>,
  end: () => Promise<void>,
): Application {
  const listeners = new Set<(event: ApplicationEvent) => void>();
  const onProgress = (event: ApplicationEvent) => {
    for (const listener of listeners) listener(event);
  };
  // It never ends; when the thread does, whoever waits for an answer hears of it.
  thread.run('follow', null, { onProgress }).catch(() => undefined);
  const topic = <T extends Topic>(name: T): Application[T] =>
    new Proxy(Object.create(null), {
      get: (_, method) =>
        // A topic is no promise, whoever asks.
        typeof method === 'symbol' || method === 'then'
          ? undefined
          : (...values: readonly unknown[]) => callMethod(thread, `${name}.${method}`, values),
    });
  return {
    ...facts,
    alerts: topic('alerts'),
    backups: topic('backups'),
    campaigns: topic('campaigns'),
    contacts: topic('contacts'),
    conversations: topic('conversations'),
    history: topic('history'),
    imports: topic('imports'),
    integrity: topic('integrity'),
    lists: topic('lists'),
    templates: topic('templates'),
    maintenance: topic('maintenance'),
    rehearsals: topic('rehearsals'),
    reviews: topic('reviews'),
    messages: topic('messages'),
    pictures: topic('pictures'),
    receipts: topic('receipts'),
    replies: topic('replies'),
    singleMessages: topic('singleMessages'),
    rejectedRows: topic('rejectedRows'),
    search: topic('search'),
    sending: topic('sending'),
    samples: topic('samples'),
    settings: topic('settings'),
    suppressions: topic('suppressions'),
    testTexts: topic('testTexts'),
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async close() {
      try {
        await thread.run('close', null);
      } finally {
        await end();
      }
    },
  };
}

function callMethod(thread: JobThread, name: string, values: readonly unknown[]): Promise<unknown> {
  const last = values.at(-1);
  if (!isWatch(last)) {
    return thread.run(name, { values, isWatched: false } satisfies MethodInput);
  }
  const input: MethodInput = { values: values.slice(0, -1), isWatched: true };
  return thread.run(name, input, last);
}

function isWatch(value: unknown): value is JobWatch<never> {
  if (typeof value !== 'object' || value === null) return false;
  const hasSignal = 'signal' in value && value.signal instanceof AbortSignal;
  return hasSignal || ('onProgress' in value && typeof value.onProgress === 'function');
}
