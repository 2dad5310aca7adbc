import type { Environment, StopSignal } from './session.ts';

const signals = { SIGINT: 'interrupt', SIGTERM: 'terminate', SIGHUP: 'hang-up' } as const;

/** The environment of a command that runs as a program of its own, or within the app. */
export function processEnvironment(
  given: Pick<Environment, 'currentFolder' | 'migrationsFolder' | 'threadFile'>,
): Environment {
  const listeners = new Set<(signal: StopSignal) => void>();
  let isOutputClosed = false;

  const notify = (signal: StopSignal) => {
    for (const listener of listeners) listener(signal);
  };

  // Nobody may read what is printed (EPIPE, a terminal that is gone): that is never a crash.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', () => {
      if (isOutputClosed) return;
      isOutputClosed = true;
      notify('closed-output');
    });
  }

  const handlers = Object.entries(signals).map(
    ([name, signal]) => [name, () => notify(signal)] as const,
  );

  return {
    ...given,
    variables: process.env,
    platform: process.platform,
    output: (line) => void process.stdout.write(`${line}\n`),
    log: (line) => void process.stderr.write(`${line}\n`),
    onInterrupt(callback) {
      // Without anybody who stops in good order, a signal ends the process as it always does.
      if (listeners.size === 0) for (const [name, handle] of handlers) process.on(name, handle);
      listeners.add(callback);
      if (isOutputClosed) callback('closed-output');
      return () => {
        listeners.delete(callback);
        if (listeners.size === 0) for (const [name, handle] of handlers) process.off(name, handle);
      };
    },
    endAtOnce: (code) => process.exit(code),
  };
}
