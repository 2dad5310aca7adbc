import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

export interface ProviderOptions {
  readonly seed: number;
  /** How long its list does not show a new message, in milliseconds. */
  readonly visibleAfterMs: number;
}

/** Everything the provider knows of its own accord. */
export interface ProviderReport {
  readonly accepted: readonly {
    readonly sid: string;
    readonly to: string;
    readonly body: string;
  }[];
  readonly requests: readonly {
    readonly at: number;
    readonly method: string;
    readonly to: string;
    readonly body: string;
  }[];
}

/** What its process tells the one that forked it. */
export type FromProvider =
  | {
      readonly kind: 'open';
      readonly url: string;
      readonly accountSid: string;
      readonly authToken: string;
    }
  | { readonly kind: 'accepted' }
  | ({ readonly kind: 'report' } & ProviderReport);

/** The fake Twilio in a process of its own. */
export interface Provider {
  /** What a command needs in its environment to send through it. */
  readonly variables: Readonly<Record<string, string>>;
  /** Calls back for each message that it takes, until the returned function is called. */
  onAccepted(callback: () => void): () => void;
  report(): Promise<ProviderReport>;
  close(): Promise<void>;
}

export async function startProvider(
  options: ProviderOptions,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Provider> {
  const child = fork(
    path.join(import.meta.dirname, 'provider-process.ts'),
    [JSON.stringify(options)],
    {
      env,
    },
  );
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
    onAccepted(callback) {
      listeners.add(callback);
      return () => void listeners.delete(callback);
    },
    report() {
      return new Promise((resolve) => {
        waiting.push(resolve);
        child.send('report');
      });
    },
    async close() {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}
