import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openConnection } from '../../../src-main/database/open.ts';
import { fictionalPhone } from '../../support/campaigns.ts';
import { withDatabase } from '../../support/data-folder.ts';
import { temporaryFolder } from '../../support/database.ts';
import { checkDatabase } from '../../support/maintenance.ts';

/** Where the header of a database says how many free pages it has. */
const freePagesAt = 36;

test('a check goes on after a hundred findings, so that none is hidden by others', () => {
  const folder = temporaryFolder();
  withDatabase(folder, ({ sqlite }) => {
    const insert = sqlite.prepare(
      'INSERT INTO contacts (phone, created_at, updated_at) VALUES (?, 1, 1)',
    );
    for (let index = 0; index < 300; index += 1) insert.run(fictionalPhone(index));
    // An empty index takes the place of another.
    sqlite.exec('CREATE INDEX hollow ON contacts (id) WHERE id < 0');
    sqlite.unsafeMode(true);
    sqlite.pragma('writable_schema = ON');
    sqlite.exec(`UPDATE sqlite_schema SET rootpage = (
                        SELECT rootpage FROM sqlite_schema WHERE name = 'hollow')
                  WHERE name = 'contacts_by_name';
                 DELETE FROM sqlite_schema WHERE name = 'hollow'`);
  });
  const file = path.join(folder, 'ovo.db');
  const check = () => {
    const db = openConnection({ file, nativeBinding: undefined, isReadOnly: true });
    try {
      return checkDatabase(db);
    } finally {
      db.close();
    }
  };
  const before = check();
  expect(before.integrity).toMatch(/missing from index .*; and \d{3,} more/);
  expect(before.integrity).not.toContain('Freelist');

  const bytes = readFileSync(file);
  bytes.writeUInt32BE(bytes.readUInt32BE(freePagesAt) + 7, freePagesAt);
  writeFileSync(file, bytes);
  expect(check()).toMatchObject({ ok: false, integrity: expect.stringContaining('Freelist') });
});
