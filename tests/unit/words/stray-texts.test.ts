import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { strayTextsOf } from '../../support/stray-texts.ts';
import { notYetMoved } from './not-yet-moved.ts';

const root = path.resolve(import.meta.dirname, '../../../src-renderer');

/** No build for users has the samples. */
const files = globSync('**/*.{ts,tsx}', { cwd: root })
  .map((file) => file.replaceAll(path.sep, '/'))
  .filter((file) => !file.startsWith('showcase/'));

const strayIn = (file: string) =>
  strayTextsOf(file, readFileSync(path.join(root, file), 'utf8')).map(
    ({ line, text }) => `${file}:${line} ${text}`,
  );

describe('the catalogue of words', () => {
  const waiting = new Set(notYetMoved);

  it('has every text of the window', () => {
    const stray = files.filter((file) => !waiting.has(file)).flatMap(strayIn);
    expect(files.length).toBeGreaterThan(100);
    expect(stray).toEqual([]);
  });

  it('waits for no file that is done or gone: take such files off the list', () => {
    const known = new Set(files);
    const done = notYetMoved.filter((file) => !known.has(file) || strayIn(file).length === 0);
    expect(done).toEqual([]);
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
