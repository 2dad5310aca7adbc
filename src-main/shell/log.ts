import logger from 'electron-log/node.js';
import path from 'node:path';
import { inspect } from 'node:util';
import { redact } from './redact.ts';

/** What happened, for the day somebody asks; secrets and numbers are taken out before it is written. */
export interface Log {
  info(message: string, detail?: unknown): void;
  warn(message: string, detail?: unknown): void;
  error(message: string, detail?: unknown): void;
}

const largestFile = 5_000_000;

/** Writes to `logs/ovo.log` of the data folder; what is worse than news goes to the terminal too. */
export function openLog(dataFolder: string): Log {
  const { file, console: terminal } = logger.transports;
  file.resolvePathFn = () => path.join(dataFolder, 'logs', 'ovo.log');
  file.maxSize = largestFile;
  file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' };
  terminal.level = 'warn';
  // The terminal may be closed while Ovo runs on.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  logger.hooks.push((message) => ({
    ...message,
    data: [redact(message.data.map(asText).join(' '))],
  }));
  return {
    info: (message, detail) => logger.info(...parts(message, detail)),
    warn: (message, detail) => logger.warn(...parts(message, detail)),
    error: (message, detail) => logger.error(...parts(message, detail)),
  };
}

function parts(message: string, detail: unknown): unknown[] {
  return detail === undefined ? [message] : [message, detail];
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : inspect(value, { depth: 5 });
}
