import * as fc from 'fast-check';
import path from 'node:path';
import { expect, test } from 'vitest';
import { staticFileFor } from '../../../src-main/shell/static-files.ts';

const folder = path.resolve('/app/out/renderer');

test.each([
  ['app://ovo/', 'index.html', 'text/html; charset=utf-8'],
  ['app://ovo/index.html', 'index.html', 'text/html; charset=utf-8'],
  ['app://ovo/assets/main-1a2b.js', 'assets/main-1a2b.js', 'text/javascript; charset=utf-8'],
  ['app://ovo/assets/main.css?v=1#top', 'assets/main.css', 'text/css; charset=utf-8'],
])('%s is %s', (address, file, mediaType) => {
  expect(staticFileFor(folder, address)).toEqual({ path: path.join(folder, file), mediaType });
});

test.each([
  'app://ovo/../../package.json',
  'app://ovo/..%2f..%2fmain%2findex.js',
  String.raw`app://ovo/..\..\main\index.js`,
  'app://ovo/..%5c..%5cmain%5cindex.js',
  'app://ovo/C:/Windows/x.js',
  'app://ovo/a%00.js',
  'app://ovo/%E0%A4%A.js',
  'app://ovo/ovo.db',
  'app://ovo/campaigns/7',
  'app://other/index.html',
  'file:///app/out/renderer/index.html',
  'https://ovo/index.html',
  'not an address',
])('%s is not served', (address) => {
  expect(staticFileFor(folder, address)).toBeUndefined();
});

test('no address leads out of the folder', () => {
  const part = fc.constantFrom('..', '.', '%2e%2e', '%2f', '%5c', '/', '\\', 'a', '.js', ':', '\0');
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      const file = staticFileFor(folder, `app://ovo/${parts.join('')}`);
      if (file === undefined) return;
      expect(path.relative(folder, file.path).startsWith('..')).toBe(false);
    }),
    { numRuns: 5000 },
  );
});
