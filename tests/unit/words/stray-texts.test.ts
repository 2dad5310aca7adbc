import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { pseudoOf } from '../../../src-shared/words/pseudo.ts';
import { words } from '../../../src-shared/words/words.ts';
import { strayTextsOf } from '../../support/stray-texts.ts';
import { coreStays } from './core-stays.ts';

const top = path.resolve(import.meta.dirname, '../../..');
const root = path.join(top, 'src-renderer');

/** No build for users has the samples. */
const files = globSync('**/*.{ts,tsx}', { cwd: root })
  .map((file) => file.replaceAll(path.sep, '/'))
  .filter((file) => !file.startsWith('showcase/'));

const strayIn = (file: string) =>
  strayTextsOf(file, readFileSync(path.join(root, file), 'utf8')).map(
    ({ line, text }) => `${file}:${line} ${text}`,
  );

/** The command line is for scripts; a table of numbers in base 36 has no words. */
const coreWithoutWords = /^src-(?:main\/commands|shared\/words)\/|\/grapheme-clusters\.ts$/;

const core = globSync('src-{main,shared}/**/*.ts', { cwd: top })
  .map((file) => file.replaceAll(path.sep, '/'))
  .filter((file) => !coreWithoutWords.test(file));

const strayOfCore = new Map(
  core.map((file) => {
    const found = strayTextsOf(file, readFileSync(path.join(top, file), 'utf8'), 'core');
    return [file, found.map(({ line, text }) => `${file}:${line} ${text}`)];
  }),
);

describe('the catalogue of words', () => {
  it('has every text of the window', () => {
    const stray = files.flatMap(strayIn);
    expect(files.length).toBeGreaterThan(100);
    expect(stray).toEqual([]);
  });
});

describe('the catalogue of what the window does not say itself', () => {
  it('has every text that src-main and src-shared make', () => {
    const stray = core
      .filter((file) => coreStays[file] === undefined)
      .flatMap((file) => strayOfCore.get(file) ?? []);
    expect(core.length).toBeGreaterThan(200);
    expect(stray).toEqual([]);
  });

  it('knows no file to stay that has nothing to stay: take such files off the list', () => {
    const done = Object.keys(coreStays).filter(
      (file) => (strayOfCore.get(file) ?? []).length === 0,
    );
    expect(done).toEqual([]);
  });

  it('is never taken apart, or the window would load all of it', () => {
    const apart = core.filter((file) =>
      /\} = words;/.test(readFileSync(path.join(top, file), 'utf8')),
    );
    expect(apart).toEqual([]);
  });

  it('has texts, functions that make texts, and rooms of these alone', () => {
    const strange = pseudoOf({ ...words });
    expect(strange.pauses.byUser).toMatch(/^\[.+\]$/);
    expect(strange.campaigns.notFound(7)).toMatch(/^\[.*7.*\]$/);
  });
});

describe('a text outside the catalogue', () => {
  const textsIn = (code: string) => strayTextsOf('a.tsx', code).map(({ text }) => text);

  it.each([
    ['between tags', 'const a = <b>Save</b>;', ['Save']],
    ['in a choice between tags', "const a = <b>{x ? 'Yes' : `No ${y}`}</b>;", ['Yes', 'No']],
    ['in an attribute', '<C label="Name" className="a bold one" />;', ['Name']],
    ['in a chosen attribute', "<C title={x === 'some' ? 'More' : words.a} />;", ['More']],
    ['in a property', "const a = { title: 'Rows', id: 'rows' };", ['Rows']],
    ['told', "notifyDone('Saved'); doOrTell(x ? 'Lost' : y, () => go('on'));", ['Saved', 'Lost']],
    ['thrown', "throw new Error('Gone');", ['Gone']],
    ['as a sentence anywhere', "const a = 'Nobody is texted';", ['Nobody is texted']],
  ])('is found %s', (_place, code, texts) => {
    expect(textsIn(code)).toEqual(texts);
  });

  it('is no code, key, class, number or address', () => {
    const code = `import a from 'some file';
      const b = <a to="/contacts" className="a b" data-x="y">{n} · {f(words.b)} {' '}–</a>;
      if (kind === 'sending') go({ width: 'minmax(1px, 2fr)', id: 'name', pace: \`\${x}px\` });`;
    expect(textsIn(code)).toEqual([]);
  });
});

describe('a text of the core outside the catalogue', () => {
  const textsIn = (code: string) => strayTextsOf('a.ts', code, 'core').map(({ text }) => text);

  it('is found where a person is refused something, and as a sentence', () => {
    const code = `throw new UserError('not-found', 'Gone.', { cause: error });
      const a = { kind: 'user', finding: \`its \${name} is missing\` };`;
    expect(textsIn(code)).toEqual(['Gone.', 'is missing']);
  });

  it('is found where a file cannot be read', () => {
    expect(textsIn("throw new FileFault(null, 'Damaged.');")).toEqual(['Damaged.']);
  });

  it('is no word that imports recognize', () => {
    const code = `const a = { first: 'first name|given name' };
      const b = [new Set(['other contacts']), wordSet(\`opted in\`), headerSet('time zone')];`;
    expect(textsIn(code)).toEqual([]);
  });

  it('is no code, SQL or pattern, and nothing that only whoever repairs Ovo reads', () => {
    const code = `throw new Error('No such thread as this.');
      log.warn('A stranger asked', url);
      const a = { error: 'still-stopping' };
      db.prepare('SELECT id FROM campaigns WHERE id = ?').get(sql\`case when b then c end\`);
      const name = String.raw\`first name\`;`;
    expect(textsIn(code)).toEqual([]);
  });

  it('is no text of the log, no name, no SQL of a rule, and no beginning of a file', () => {
    const code = `log.warn('A window did not close', { why: 'It was late.' });
      this.#log.error(\`Quitting on \${signal}\`);
      const rule = { where: 'status is null', set: \`phone = coalesce(a, 'b c')\` };
      const names = { title: 'Ovo', service: 'Google Drive', header: 'SQLite format 3\\0' };
      catalogue.tell('This is read.');`;
    expect(textsIn(code)).toEqual(['This is read.']);
  });
});
