import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  applyReplacements,
  napi9Replacements,
  sqliteDefines,
} from '../../../tools/electron-runtime/sqlite-patch.ts';
import { packageFolder } from '../../../tools/project.ts';

const sources = packageFolder('better-sqlite3');
const files = [...new Set(napi9Replacements.map(({ file }) => file))];

describe('the patch of better-sqlite3 for Node-API 9', () => {
  it.each(files)('fits %s as installed', async (file) => {
    const source = await readFile(join(sources, 'src', file), 'utf8');
    const patched = applyReplacements(file, source, napi9Replacements);
    expect(patched).not.toContain('Napi::Reference<Napi::String>');
    expect(patched).not.toContain('Napi::Reference<Napi::Value>');
  });

  it('refuses sources in which a text is missing or too frequent', () => {
    const replacement = { file: 'a.cpp', text: 'old', by: 'new', times: 1 };
    const apply = (source: string): string => applyReplacements('a.cpp', source, [replacement]);
    expect(apply('an old thing')).toBe('an new thing');
    expect(() => apply('nothing here')).toThrow('expected 1 times and is there 0 times');
    expect(() => apply('old and old')).toThrow('is there 2 times');
  });

  it('leaves other files alone', () => {
    const replacement = { file: 'a.cpp', text: 'old', by: 'new', times: 1 };
    expect(applyReplacements('b.cpp', 'old', [replacement])).toBe('old');
  });
});

describe('the defines for SQLite', () => {
  it('are those of better-sqlite3', async () => {
    const defines = sqliteDefines(await readFile(join(sources, 'deps', 'defines.gypi'), 'utf8'));
    expect(defines).toContain('SQLITE_ENABLE_FTS5');
    expect(defines).toContain('SQLITE_DEFAULT_CACHE_SIZE=-16000');
  });

  it('are not guessed where one is written in another way', () => {
    expect(() => sqliteDefines("'SQLITE_A=1',\n'SQLITE_B=\"x y\"',\n")).toThrow('has changed');
    expect(() => sqliteDefines('')).toThrow('has changed');
  });
});
