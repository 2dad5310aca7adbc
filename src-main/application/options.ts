import type { SendingOptions } from '../campaigns/sending/claims/own-share.ts';
import type { Clock } from '../engine/ports.ts';
import type { TwilioCredentials } from '../gateways/twilio/credentials.ts';
import type { ReadShapes, WriteShapes } from '../thread-jobs.ts';
import type { Threads } from '../threads/threads.ts';

/** What an application is opened with. */
export interface ApplicationOptions {
  /** Everything of Ovo's lives here: the database, the lock for sending, backups. */
  readonly dataFolder: string;
  readonly migrationsFolder: string;
  /** The file that every thread runs: thread.ts as it stands, or as it was built. */
  readonly threadFile: string;
  readonly clock: Clock;
  /** The Twilio account to send with; null where none is known. */
  readonly readCredentials: () => Promise<TwilioCredentials | null>;
  /** Another base address of Twilio's API: https, or loopback. */
  readonly twilioUrl?: string | undefined;
  /** How long to wait for an answer of Twilio's, in milliseconds; the gateway's own choice unless given. */
  readonly twilioTimeoutMs?: number | undefined;
  /** How long a campaign that was sent from the window can be undone, in milliseconds; ten seconds unless given. */
  readonly undoMs?: number | undefined;
  /** Another build of better-sqlite3's addon, where the one of the package does not fit the runtime. */
  readonly nativeBinding?: string | undefined;
  readonly sending?: SendingOptions;
  /**
   * Whether messages are sent in a thread of their own, which goes by the system's clock. There nothing
   * waits for the disk because something is sent. Otherwise they are sent in this one.
   */
  readonly sendsInThread?: boolean;
  /** Its other threads, where they were started before it. */
  readonly startedThreads?: ApplicationThreads;
  /** Told of a fault of that thread: nothing is sent any more until the application is opened again. */
  readonly onFault?: (fault: Error) => void;
  /** Told of failures that concern no single request. */
  readonly onError: (error: unknown) => void;
}

/** The threads of an application, and the memory of the lock that they share. */
export interface ApplicationThreads {
  readonly threads: Threads<ReadShapes, WriteShapes>;
  readonly memory: SharedArrayBuffer;
}
