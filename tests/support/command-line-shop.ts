import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { fictionalPhone } from './campaigns.ts';
import { commandLine, type CommandLine, type Running } from './command-line.ts';
import { temporaryFolder } from './database.ts';
import { fakeSender } from './fake-twilio/account.ts';
import {
  startFakeTwilio,
  type FakeTwilio,
  type FakeTwilioOptions,
} from './fake-twilio/fake-twilio.ts';

/** A shop that is run on the command line alone: customers on a list named People, and a fake Twilio. */
export interface CommandLineShop {
  readonly ovo: CommandLine;
  readonly fake: FakeTwilio;
  /** Makes a draft with that text to the whole list; returns its id. */
  draft(body: string, sender?: string): Promise<string>;
  /** Sends a campaign through the fake to its end, at whatever hour it is. */
  send(id: string, ...more: readonly string[]): ReturnType<CommandLine['run']>;
  /** Starts the same as a process of its own, and leaves it running. */
  start(id: string, ...more: readonly string[]): Running;
  /** Imports customers with these numbers, all on the list. */
  add(phones: readonly string[]): Promise<void>;
  /** The numbers that the fake took a text for, one for each text. */
  reached(): readonly string[];
}

export interface CommandLineShopOptions {
  /** First names, in the order of the numbers; “Ana” where there is none. */
  readonly names?: readonly string[];
  readonly fake?: FakeTwilioOptions;
  /** The address at which Ovo reaches the fake; its own unless given. */
  readonly way?: (fake: FakeTwilio) => string | Promise<string>;
}

export async function openCommandLineShop(
  phones: readonly string[],
  options: CommandLineShopOptions = {},
): Promise<CommandLineShop> {
  const folder = temporaryFolder();
  const fake = await startFakeTwilio(options.fake);
  onTestFinished(() => fake.close());
  const ovo = commandLine(path.join(folder, 'data'), {
    TWILIO_ACCOUNT_SID: fake.account.accountSid,
    TWILIO_AUTH_TOKEN: fake.account.authToken,
    OVO_TWILIO_URL: (await options.way?.(fake)) ?? fake.url,
  });
  const sendCommand = (id: string, more: readonly string[]) =>
    ['campaigns', 'send', id, '--gateway', 'twilio', '--ignore-quiet-hours', ...more] as const;

  async function add(more: readonly string[]): Promise<void> {
    const file = path.join(folder, 'people.csv');
    const rows = more.map((phone, index) => `${options.names?.[index] ?? 'Ana'},${phone}`);
    writeFileSync(file, ['First name,Mobile', ...rows].join('\n'));
    await ovo.json('contacts', 'import', file, '--list', 'People', '--country', 'US');
  }

  await add(phones);
  return {
    ovo,
    fake,
    async draft(body, sender = fakeSender) {
      const args = ['--name', 'News', '--list', 'People', '--body', body, '--sender', sender];
      const created = (await ovo.json('campaigns', 'create', ...args)) as { readonly id: number };
      return String(created.id);
    },
    send: (id, ...more) => ovo.run(...sendCommand(id, more)),
    start(id, ...more) {
      const running = ovo.start(...sendCommand(id, more));
      onTestFinished(() => void running.process.kill('SIGKILL'));
      return running;
    },
    add,
    reached: () => fake.accepted().map(({ to }) => to),
  };
}

/** A customer’s number; the first fictional one is that of the fake’s sender. */
export const customer = (index: number) => fictionalPhone(index + 1);

/** The numbers of so many customers. */
export const customers = (count: number) => Array.from({ length: count }, (_, at) => customer(at));

/** What a command printed with `--json`, one object a line. */
export const jsonLines = (output: string): readonly Record<string, unknown>[] =>
  output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
