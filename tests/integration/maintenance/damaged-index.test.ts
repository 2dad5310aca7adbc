import path from 'node:path';
import { expect, test } from 'vitest';
import { commandLine } from '../../support/command-line.ts';
import { addContact } from '../../support/contacts.ts';
import { damageIndex } from '../../support/damaged-index.ts';
import { withDatabase } from '../../support/data-folder.ts';
import { temporaryFolder } from '../../support/database.ts';

const people = 20;
const phoneOf = (number: number) => `+12125550${100 + number}`;

function folderWithDamagedIndex(): string {
  const folder = temporaryFolder();
  withDatabase(folder, (db) => {
    for (let number = 0; number < people; number += 1) addContact(db, phoneOf(number));
  });
  damageIndex(path.join(folder, 'ovo.db'), 'contacts_phone_unique');
  return folder;
}

test('a repair rebuilds an index whose entries cannot be read', async () => {
  const folder = folderWithDamagedIndex();
  const ovo = commandLine(folder);

  const checked = await ovo.run('check', '--json');
  expect(checked.exitCode).toBe(1);
  const { integrity, violations, isComplete } = JSON.parse(checked.output);
  expect(integrity).toContain('index contacts_phone_unique');
  expect(integrity).toContain('nothing else was checked');
  expect(violations).toEqual([]);
  expect(isComplete).toBe(false);
  // No figure is given for keys that nobody looked at.
  expect((await ovo.run('check')).output).toContain('Foreign keys: not checked');

  const rehearsed = await ovo.json('repair', '--dry-run');
  const repaired = await ovo.json('repair');
  for (const report of [rehearsed, repaired]) {
    expect(report).toMatchObject({
      violations: [{ rule: 'safeguard-missing', subject: 'schema:contacts_phone_unique' }],
      left: [],
    });
  }
  expect(await ovo.json('check')).toMatchObject({ ok: true });
  const count = withDatabase(folder, ({ sqlite }) =>
    sqlite.prepare(`SELECT count(*) FROM contacts WHERE phone >= '+'`).pluck().get(),
  );
  expect(count).toBe(people);
});

test('a command that finds a damaged index says so, and what to do', async () => {
  const ovo = commandLine(folderWithDamagedIndex());
  const { exitCode, log } = await ovo.run('contacts', 'show', phoneOf(1));
  expect(exitCode).toBe(1);
  expect(log).toMatch(/^The database is damaged .*run `check`/);
});
