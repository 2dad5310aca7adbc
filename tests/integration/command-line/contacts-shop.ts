import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { commandLine } from '../../support/command-line.ts';
import { temporaryFolder } from '../../support/database.ts';

export function setUp() {
  const folder = temporaryFolder();
  const file = (name: string, text: string) => {
    const written = path.join(folder, name);
    writeFileSync(written, text);
    return written;
  };
  return { folder, file, ovo: commandLine(path.join(folder, 'data')) };
}

export const people = [
  'First name,Last name,Mobile,Groups,City',
  'Ann,Lee,(212) 555-0101,VIP,Boston',
  'Bob,Ray,2125550102,,Boston',
  'Cal,Lee,12,,Paris',
  'Dee,Fox,+44 7700 900123,VIP,London',
].join('\n');

/** Imports four people, of whom one has no number. */
export async function importPeople({ ovo, file }: ReturnType<typeof setUp>): Promise<void> {
  await ovo.json('contacts', 'import', file('people.csv', people), '--list', 'Spring');
}
