import { fork } from 'node:child_process';
import { once } from 'node:events';

export interface ProviderOptions {
  readonly seed: number;
  /** How long its list does not show a new message, in milliseconds. */
  readonly visibleAfterMs: number;
}

/** What its process tells the one that forked it. */
export type FromProvider<Report> =
  | {
      readonly kind: 'open';
      readonly url: string;
      readonly accountSid: string;
      readonly authToken: string;
    }
  | { readonly kind: 'accepted' }
  | { readonly kind: 'report'; readonly report: Report };

/** Asks for a report, after the provider's clock has leapt, where it can leap. */
export interface ToProvider {
  readonly leapMs: number;
}

/** A fake Twilio in a process of its own. */
export interface ForkedProvider<Report> {
  /** What a command needs in its environment to send through it. */
  readonly variables: Readonly<Record<string, string>>;
  /** Calls back for each message that it takes, until the returned function is called. */
  onAccepted(callback: () => void): () => void;
  /** Lets so much time pass there, in milliseconds, and says what it has. */
  report(leapMs?: number): Promise<Report>;
  close(): Promise<void>;
}

/** Forks a program that is a fake Twilio, and that speaks to its parent as these types say. */
export async function forkProvider<Report>(
  program: string,
  options: ProviderOptions,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<ForkedProvider<Report>> {
  const child = fork(program, [JSON.stringify(options)], { env });
  const listeners = new Set<() => void>();
  const waiting: ((report: Report) => void)[] = [];
  const opened = new Promise<Extract<FromProvider<Report>, { readonly kind: 'open' }>>(
    (resolve, reject) => {
      child.once('exit', () => reject(new Error('The fake Twilio ended.')));
      child.on('message', (news: FromProvider<Report>) => {
        if (news.kind === 'open') resolve(news);
        else if (news.kind === 'report') waiting.shift()?.(news.report);
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
    onAccepted(callback) {
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
