import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');

/** The floors of src-main, from the ground up: a file imports from its own floor and from those below. */
const floors = [
  ['engine'],
  ['gateways', 'database'],
  ['threads'],
  ['contacts', 'templates'],
  ['imports'],
  ['campaigns'],
  ['maintenance'],
];

/** Where requests and commands come in: they know the application as a whole, and no topic. */
const edges = ['ipc', 'commands'];

/** More entries than these, and a folder is given rooms. */
const mostEntries = 24;

interface Project {
  /** The file, from the root. */
  readonly config: string;
  readonly include: readonly string[];
  readonly references: readonly string[];
}

function readProject(config: string): Project {
  const folder = path.dirname(config);
  const { include = [], references = [] } = JSON.parse(
    readFileSync(path.join(root, config), 'utf8'),
  ) as { include?: string[]; references?: { path: string }[] };
  return {
    config,
    include,
    references: references.map((reference) => {
      const to = path.posix.join(folder, reference.path);
      return to.endsWith('.json') ? to : path.posix.join(to, 'tsconfig.json');
    }),
  };
}

const filesOf = (...patterns: string[]) =>
  globSync(patterns, { cwd: root, exclude: ['**/node_modules/**'] }).map((file) =>
    file.replaceAll(path.sep, '/'),
  );

const projects = filesOf('{src-*,tests,tools}/**/tsconfig*.json').map(readProject);
const sources = filesOf('{src-*,tests,tools}/**/*.{ts,tsx}');

/** Which project each file belongs to: the one in the innermost folder that includes the file. */
const ownerOf = new Map<string, string>();
for (const project of projects.toSorted((one, other) => depth(one) - depth(other))) {
  const folder = path.dirname(project.config);
  for (const file of sources) {
    const inside = path.posix.relative(folder, file);
    // A file above the folder is named one by one.
    if (inside.startsWith('..') && !project.include.includes(inside)) continue;
    if (project.include.some((pattern) => path.matchesGlob(inside, pattern))) {
      ownerOf.set(file, project.config);
    }
  }
}

function depth({ config }: Project): number {
  return config.split('/').length;
}

const relativeImport = /(?:from|import)\s*\(?\s*'(\.[^']+)'/g;

/** The files that a file imports, types included. */
function importsOf(file: string): readonly string[] {
  const text = readFileSync(path.join(root, file), 'utf8');
  return [...text.matchAll(relativeImport)].map(([, to = '']) =>
    path.posix.join(path.dirname(file), to),
  );
}

describe('the house', () => {
  it.each(projects)('$config names the projects that it imports from, and no others', (project) => {
    const used = new Set<string>();
    for (const [file, owner] of ownerOf) {
      if (owner !== project.config) continue;
      for (const imported of importsOf(file)) {
        const other = ownerOf.get(imported);
        if (other !== undefined && other !== owner) used.add(other);
      }
    }
    expect([...project.references].toSorted()).toEqual([...used].toSorted());
  });

  it('has its imports go down the floors, never up', () => {
    const floorOf = (file: string) =>
      floors.findIndex((folders) => folders.some((name) => file.startsWith(`src-main/${name}/`)));
    const upwards = sources.flatMap((file) => {
      const from = floorOf(file);
      if (from === -1) return [];
      return importsOf(file)
        .filter((to) => floorOf(to) > from || (floorOf(to) === -1 && to.startsWith('src-main/')))
        .map((to) => `${file} → ${to}`);
    });
    expect(upwards).toEqual([]);
  });

  it.each(edges)('has %s/ know of src-main only the files at its top', (edge) => {
    const roofs = new Set(['src-main/index.ts', 'src-main/cli.ts']);
    const files = sources.filter((file) => file.startsWith(`src-main/${edge}/`));
    const beyond = files.flatMap((file) =>
      importsOf(file)
        .filter((to) => to.startsWith('src-main/') && !to.startsWith(`src-main/${edge}/`))
        .filter((to) => path.posix.dirname(to) !== 'src-main' || roofs.has(to))
        .map((to) => `${file} → ${to}`),
    );
    expect(files.length).toBeGreaterThan(5);
    expect(beyond).toEqual([]);
  });

  it('has no folder that nobody can survey', () => {
    const entries = new Map<string, Set<string>>();
    for (const file of filesOf('src-*/**/*.*')) {
      for (let inner = file; inner !== '.'; inner = path.dirname(inner)) {
        const outer = path.dirname(inner);
        if (outer === '.') break;
        entries.set(outer, (entries.get(outer) ?? new Set()).add(inner));
      }
    }
    const crowded = [...entries].filter(([, inside]) => inside.size > mostEntries);
    expect(crowded.map(([folder, inside]) => `${folder}: ${inside.size}`)).toEqual([]);
  });
});
