import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fictionalPhone } from '../../support/campaigns.ts';
import { commandLine, type CommandLine } from '../../support/command-line.ts';
import { temporaryFolder } from '../../support/database.ts';

export interface Snapshot {
  readonly id: number;
  readonly status: string;
  readonly progress: number;
  readonly contactCount: number;
  readonly sentCount: number;
  readonly failedCount: number;
}

export function setUp() {
  const folder = temporaryFolder();
  return { folder, ovo: commandLine(path.join(folder, 'data')) };
}

/** A campaign to that many invented people, ready to be sent. */
export async function draftFor(ovo: CommandLine, folder: string, people: number): Promise<string> {
  const file = path.join(folder, 'people.csv');
  const rows = Array.from(
    { length: people },
    (_, index) => `Person ${index},${fictionalPhone(index)}`,
  );
  writeFileSync(file, ['First name,Mobile', ...rows].join('\n'));
  await ovo.json('contacts', 'import', file, '--list', 'People');
  const created = (await ovo.json(
    'campaigns',
    'create',
    '--name',
    'Test',
    '--list',
    'People',
    '--body',
    'Hi {{ first_name }}',
  )) as Snapshot;
  return String(created.id);
}
