import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isWalOlder } from '../../../src-main/maintenance/salvage/sequences.ts';
import { contactIn } from '../../support/data-folder.ts';
import { temporaryFolder } from '../../support/database.ts';

const writer = path.resolve(import.meta.dirname, '../../support/write-and-checkpoint.ts');

test('a database that another process writes to is never taken for one with an old -wal', async () => {
  const folder = temporaryFolder();
  contactIn(folder, '+12125550101');
  const file = path.join(folder, 'ovo.db');
  const other = spawn(process.execPath, [writer, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(async () => {
    other.kill();
    if (other.exitCode === null && other.signalCode === null) await once(other, 'exit');
  });
  await once(other.stdout, 'data');
  const looks = Array.from({ length: 300 }, () => isWalOlder(file));
  expect(other.exitCode).toBe(null);
  expect(looks).not.toContain(true);
});
