import { closeSync, constants, fstatSync, openSync } from 'node:fs';
import { systemClock } from '../system-clock.ts';
import type { Environment, StopSignal } from './session.ts';

const signals = { SIGINT: 'interrupt', SIGTERM: 'terminate', SIGHUP: 'hang-up' } as const;

/** A pipe that nobody reads any more is noticed within this time, also where nothing is printed. */
const lookAtPipeMs = 500;

/** The environment of a command that runs as a program of its own, or within the app. */
export function processEnvironment(
  given: Pick<Environment, 'currentFolder' | 'migrationsFolder' | 'threadFile'> &
    Partial<Pick<Environment, 'variables'>>,
): Environment {
  const listeners = new Set<(signal: StopSignal) => void>();
  let isOutputClosed = false;

  let stopLooking: () => void = () => undefined;

  const notify = (signal: StopSignal) => {
    for (const listener of listeners) listener(signal);
  };
  const noteClosedOutput = () => {
    if (isOutputClosed) return;
    isOutputClosed = true;
    notify('closed-output');
  };
  const lookAtPipe = () => {
    if (isOutputClosed) return;
    if (isPipeWithoutReader(process.stdout.fd)) noteClosedOutput();
    else stopLooking = systemClock.after(lookAtPipeMs, lookAtPipe);
  };

  // Nobody may read what is printed (EPIPE, a terminal that is gone): that is never a crash.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', noteClosedOutput);
  }

  const handlers = Object.entries(signals).map(
    ([name, signal]) => [name, () => notify(signal)] as const,
  );

  return {
    variables: process.env,
    ...given,
    platform: process.platform,
    output: (line) => void process.stdout.write(`${line}\n`),
    log: (line) => void process.stderr.write(`${line}\n`),
    onInterrupt(callback) {
      // Without anybody who stops in good order, a signal ends the process as it always does.
      const isFirst = listeners.size === 0;
      if (isFirst) for (const [name, handle] of handlers) process.on(name, handle);
      listeners.add(callback);
      if (isOutputClosed) callback('closed-output');
      else if (isFirst) lookAtPipe();
      return () => {
        listeners.delete(callback);
        if (listeners.size > 0) return;
        stopLooking();
        for (const [name, handle] of handlers) process.off(name, handle);
      };
    },
    endAtOnce: (code) => process.exit(code),
  };
}

/**
 * Whether this is a pipe whose reader is gone. Linux tells: to open such a pipe once more is refused with
 * ENXIO. Elsewhere it is noticed with the next line that is printed.
 */
function isPipeWithoutReader(fd: number): boolean {
  try {
    if (!fstatSync(fd).isFIFO()) return false;
    closeSync(openSync(`/proc/self/fd/${fd}`, constants.O_WRONLY | constants.O_NONBLOCK));
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENXIO';
  }
}
