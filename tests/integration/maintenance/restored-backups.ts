import { readFileSync, writeFileSync } from 'node:fs';
import { commandLine } from '../../support/command-line.ts';
import { contactIn } from '../../support/data-folder.ts';
import { temporaryFolder } from '../../support/database.ts';

export const now = 1_790_000_000_000;

export function folderWith(...phones: readonly string[]) {
  const folder = temporaryFolder();
  for (const phone of phones) contactIn(folder, phone);
  return { folder, ovo: commandLine(folder) };
}

export function damage(file: string): void {
  const bytes = readFileSync(file);
  bytes.fill(0, 0, 100);
  writeFileSync(file, bytes);
}
