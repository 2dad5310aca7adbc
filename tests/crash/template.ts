import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { fictionalPhone } from '../support/campaigns.ts';
import { fakeSender } from '../support/fake-twilio/account.ts';
import { commandLineFile } from '../support/program.ts';

const people = 160;
const texts = [
  'Hi {{ first_name }}, we open at nine.',
  'New bread, {{ first_name }}!',
  'Bye, all.',
];

type Env = Readonly<Record<string, string | undefined>>;

async function run(folder: string, env: Env, args: readonly string[]): Promise<void> {
  const all = [commandLineFile, '--data', folder, ...args];
  await promisify(execFile)(process.execPath, all, { env });
}

/** Writes one more campaign: a draft to a list of the template. */
export async function addCampaign(
  folder: string,
  env: Env,
  draft: { readonly name: string; readonly list: 'People' | 'One person'; readonly body: string },
): Promise<void> {
  const { name, list, body } = draft;
  const campaign = ['--name', name, '--list', list, '--body', body, '--sender', fakeSender];
  await run(folder, env, ['campaigns', 'create', ...campaign]);
}

/** A data folder with three campaigns to the same people, made by the command line; how long a command takes, in milliseconds. */
export async function makeTemplate(folder: string, env: Env): Promise<number> {
  mkdirSync(folder, { recursive: true });
  // The first fictional number is the sender's own.
  const rows = Array.from(
    { length: people },
    (_, index) => `Person ${index + 1},${fictionalPhone(index + 1)}`,
  );
  for (const [list, ofList] of [
    ['People', rows],
    ['One person', rows.slice(0, 1)],
  ] as const) {
    const file = path.join(folder, `${list}.csv`);
    writeFileSync(file, ['First name,Phone', ...ofList, ''].join('\n'));
    await run(folder, env, ['contacts', 'import', file, '--list', list]);
  }
  for (const [index, body] of texts.entries()) {
    await addCampaign(folder, env, { name: `Campaign ${index + 1}`, list: 'People', body });
  }
  const started = performance.now();
  await run(folder, env, ['campaigns', 'list']);
  return performance.now() - started;
}
