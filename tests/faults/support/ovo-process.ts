import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import type { FakeTwilio } from '../../support/fake-twilio/fake-twilio.ts';
import { commandLineFile } from '../../support/program.ts';

/** A command of Ovo's in a process of its own. */
export interface OvoProcess {
  readonly process: ChildProcess;
  /** The exit code and what it said on standard error; null where a signal ended it. */
  readonly ended: Promise<{ readonly exitCode: number | null; readonly log: string }>;
}

export interface SendOptions {
  readonly folder: string;
  readonly fake: FakeTwilio;
  readonly campaign: number;
  readonly rate?: number;
  /** A program and its arguments that start the command in other circumstances. */
  readonly within?: readonly string[];
}

/** Sends a campaign as `campaigns send` does. */
export function startSending(options: SendOptions): OvoProcess {
  const { folder, fake, campaign, rate = 0, within = [] } = options;
  const send = ['campaigns', 'send', String(campaign), '--gateway', 'twilio', '--rate', `${rate}`];
  const policy = ['--ignore-quiet-hours', '--unconfirmed', 'requeue', '--recheck-after', '1'];
  const [command, ...args] = [...within, process.execPath, commandLineFile, '--data', folder];
  const child = spawn(command, [...args, ...send, ...policy], {
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      TWILIO_ACCOUNT_SID: fake.account.accountSid,
      TWILIO_AUTH_TOKEN: fake.account.authToken,
      OVO_TWILIO_URL: fake.url,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let log = '';
  child.stderr.on('data', (chunk) => (log += String(chunk)));
  return {
    process: child,
    ended: once(child, 'close').then(() => ({ exitCode: child.exitCode, log: log.trim() })),
  };
}

/** Whether a program is there and does what it is asked here. */
export function works(command: string, ...args: readonly string[]): boolean {
  return spawnSync(command, args).status === 0;
}
