import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { benchmarks } from '../../bench/benchmarks.ts';
import { isInstalled, noteInstalled } from '../../bench/harness/peers-package.ts';
import { temporaryFolder } from '../../support/database.ts';

const bench = path.resolve(import.meta.dirname, '../../bench');
const root = path.resolve(bench, '../..');

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Manifest;
}

describe('the peers', () => {
  const peers = Object.keys(manifestOf(bench).dependencies);

  it('are each declared for the compiler, and none that is not installed', () => {
    const text = readFileSync(path.join(bench, 'peers/peers.d.ts'), 'utf8');
    const declared = [...text.matchAll(/^declare module '([^']+)'/gm)].map(([, name = '']) => name);
    const sources = globSync('**/*.ts', { cwd: bench, exclude: ['node_modules/**', '**/*.d.ts'] });
    const all = sources.map((file) => readFileSync(path.join(bench, file), 'utf8')).join('\n');
    expect(declared.length).toBeGreaterThan(5);
    for (const name of declared) {
      expect(peers).toContain(name);
      expect(all).toContain(`from '${name}'`);
    }
  });

  it('are no packages of the project, whose own versions the bench measures', () => {
    const { dependencies, devDependencies } = manifestOf(root);
    // glide-data-grid wants an older React than Ovo has.
    const others = peers.filter((name) => name !== 'react' && name !== 'react-dom');
    const own = Object.keys({ ...dependencies, ...devDependencies });
    expect(others.filter((name) => own.includes(name))).toEqual([]);
  });

  it('are installed anew when their lock file is another', () => {
    const folder = temporaryFolder();
    const lock = path.join(folder, 'package-lock.json');
    writeFileSync(lock, '{"a": 1}');
    expect(isInstalled(folder)).toBe(false);
    mkdirSync(path.join(folder, 'node_modules'));
    noteInstalled(folder);
    expect(isInstalled(folder)).toBe(true);
    writeFileSync(lock, '{"a": 2}');
    expect(isInstalled(folder)).toBe(false);
  });

  it('are locked without the address of a registry', () => {
    const lock = readFileSync(path.join(bench, 'package-lock.json'), 'utf8');
    expect(lock).toContain('"integrity"');
    expect(lock).not.toContain('"resolved"');
  });
});

describe('the benchmarks', () => {
  it('each say in a line what they measure', () => {
    for (const { what } of Object.values(benchmarks)) expect(what).toMatch(/^\S.{10,90}$/);
  });
});
