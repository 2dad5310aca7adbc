import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

export interface ProviderOptions {
  readonly seed: number;
  /** How long its list does not show a new message, in milliseconds. */
  readonly visibleAfterMs: number;
}

/** Asks for a report, after the provider's clock has leapt. */
export interface ToProvider {
  readonly leapMs: number;
}

/** A message as the provider has it; times are in milliseconds since 1970. */
export interface KeptMessage {
  readonly sid: string;
  readonly to: string;
  readonly body: string;
  /** When it is sent; null for at once. */
  readonly sendAt: number | null;
  readonly canceledAt: number | null;
}

/** Everything the provider knows of its own accord. */
export interface ProviderReport {
  /** What time it is there. */
  readonly now: number;
  readonly messages: readonly KeptMessage[];
}

/** What its process tells the one that forked it. */
export type FromProvider =
  | {
      readonly kind: 'open';
      readonly url: string;
      readonly accountSid: string;
      readonly authToken: string;
    }
  | { readonly kind: 'taken' }
  | ({ readonly kind: 'report' } & ProviderReport);

/** The fake Twilio in a process of its own. */
export interface Provider {
  /** What a command needs in its environment to send through it. */
  readonly variables: Readonly<Record<string, string>>;
  /** Calls back for each message that it takes, until the returned function is called. */
  onTaken(callback: () => void): () => void;
  /** Lets so much time pass there, in milliseconds, and says what it has. */
  report(leapMs?: number): Promise<ProviderReport>;
  close(): Promise<void>;
}

export async function startProvider(options: ProviderOptions): Promise<Provider> {
  const program = path.join(import.meta.dirname, 'provider-process.ts');
  const child = fork(program, [JSON.stringify(options)]);
  const listeners = new Set<() => void>();
  const waiting: ((report: ProviderReport) => void)[] = [];
  const opened = new Promise<Extract<FromProvider, { readonly kind: 'open' }>>(
    (resolve, reject) => {
      child.once('exit', () => reject(new Error('The fake Twilio ended.')));
      child.on('message', (news: FromProvider) => {
        if (news.kind === 'open') resolve(news);
        else if (news.kind === 'report') waiting.shift()?.(news);
        else for (const listener of listeners) listener();
      });
    },
  );
  const { url, accountSid, authToken } = await opened;
  return {
    variables: {
      TWILIO_ACCOUNT_SID: accountSid,
      TWILIO_AUTH_TOKEN: authToken,
      OVO_TWILIO_URL: url,
    },
    onTaken(callback) {
      listeners.add(callback);
      return () => void listeners.delete(callback);
    },
    report(leapMs = 0) {
      return new Promise((resolve) => {
        waiting.push(resolve);
        child.send({ leapMs } satisfies ToProvider);
      });
    },
    async close() {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}
