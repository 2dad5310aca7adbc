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

/** A data folder with three campaigns to the same people, made by the command line; how long a command takes, in milliseconds. */
export async function makeTemplate(
  folder: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  const run = async (...args: readonly string[]) => {
    await promisify(execFile)(process.execPath, [commandLineFile, '--data', folder, ...args], {
      env,
    });
  };
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'people.csv');
  // The first fictional number is the sender's own.
  const rows = Array.from(
    { length: people },
    (_, index) => `Person ${index + 1},${fictionalPhone(index + 1)}`,
  );
  writeFileSync(file, ['First name,Phone', ...rows, ''].join('\n'));
  await run('contacts', 'import', file, '--list', 'People');
  for (const [index, text] of texts.entries()) {
    const campaign = ['--name', `Campaign ${index + 1}`, '--list', 'People', '--body', text];
    await run('campaigns', 'create', ...campaign, '--sender', fakeSender);
  }
  const started = performance.now();
  await run('campaigns', 'list');
  return performance.now() - started;
}
