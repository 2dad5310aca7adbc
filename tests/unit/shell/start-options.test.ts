import path from 'node:path';
import { expect, test } from 'vitest';
import { readStartOptions } from '../../../src-main/shell/start-options.ts';

const here = path.resolve('/home/somebody');

test('without arguments the window opens on the usual folder', () => {
  expect(readStartOptions([], here)).toEqual({ kind: 'window', dataFolder: undefined });
});

test.each([
  [['--data', 'shop'], path.join(here, 'shop')],
  [['--data=/srv/shop'], path.resolve('/srv/shop')],
  [['--no-sandbox', '--inspect=0', '/project', '--data', '/srv/shop'], path.resolve('/srv/shop')],
  [['--remote-debugging-port', '0', '--data', 'shop', '--lang=de'], path.join(here, 'shop')],
])('%j opens the folder %s', (given, dataFolder) => {
  expect(readStartOptions(given, here)).toEqual({ kind: 'window', dataFolder });
});

test.each([[['--data']], [['--data=']], [['--data', '--no-sandbox']]])(
  '%j is refused instead of opening another folder',
  (given) => {
    expect(() => readStartOptions(given, here)).toThrow('after --data');
  },
);

test('what follows --cli is the command line’s own', () => {
  expect(readStartOptions(['--no-sandbox', '--cli', '--data', 'shop', 'check'], here)).toEqual({
    kind: 'command',
    commandLine: ['--data', 'shop', 'check'],
  });
});
