import type { Clock } from '../../engine/ports.ts';
import type { ReplySource, Unavailable } from '../../gateways/replies.ts';
import type { TwilioCredentials } from '../../gateways/twilio/credentials.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import { words } from '../../../src-shared/words/words.ts';
import { accountKey } from './reading-state.ts';

/** An account that is read, until it changes or reading stops. */
export interface Session {
  readonly source: ReplySource;
  /** What the account is called in the data. */
  readonly account: string;
  /** Throws `ReadingOver` once it changed or reading stopped: what comes in later is dropped. */
  refuseIfOver(): void;
  /** Resolves after so long, or as soon as it is over. */
  pause(ms: number): Promise<void>;
}

/** Thrown where reading stopped, or the account changed, while something was under way. */
export class ReadingOver extends Error {}

/** Thrown where the provider could not be asked. */
export class CannotRead extends Error {
  readonly unavailable: Unavailable;

  constructor(unavailable: Unavailable) {
    super(unavailable.detail);
    this.unavailable = unavailable;
  }
}

export interface Sessions {
  /** The account of the moment. Refused (`unavailable`) without one. */
  open(): Promise<Session>;
  /** Ends the session: the next one has the credentials of then. */
  end(): void;
}

export function createSessions(context: {
  readonly clock: Clock;
  readonly readCredentials: () => Promise<TwilioCredentials | null>;
  readonly openSource: (credentials: TwilioCredentials) => ReplySource;
}): Sessions {
  const { clock, readCredentials, openSource } = context;
  let current: { readonly life: Life; readonly opening: Promise<Session> } | null = null;

  async function openWith(life: Life): Promise<Session> {
    const credentials = await readCredentials();
    if (credentials === null) throw new UserError('unavailable', words.replies.noAccount);
    return {
      source: openSource(credentials),
      account: accountKey(credentials.accountSid),
      refuseIfOver() {
        if (life.isOver) throw new ReadingOver();
      },
      pause: (ms) => life.pause(clock, ms),
    };
  }

  return {
    async open() {
      if (current === null) {
        const life = new Life();
        current = { life, opening: openWith(life) };
      }
      const opened = current;
      try {
        return await opened.opening;
      } catch (error) {
        // Asked again, there may be credentials.
        if (current === opened) current = null;
        throw error;
      }
    },
    end() {
      current?.life.end();
      current = null;
    },
  };
}

/** How long a session lasts. */
class Life {
  isOver = false;
  readonly #interrupts = new Set<() => void>();

  pause(clock: Clock, ms: number): Promise<void> {
    return new Promise((resolve) => {
      let cancel: () => void = () => undefined;
      const done = () => {
        this.#interrupts.delete(done);
        cancel();
        resolve();
      };
      this.#interrupts.add(done);
      cancel = clock.after(this.isOver ? 0 : ms, done);
    });
  }

  end(): void {
    this.isOver = true;
    for (const interrupt of this.#interrupts) interrupt();
  }
}
