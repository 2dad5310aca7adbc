import { createHash } from 'node:crypto';
import { cp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageFolder, packageVersion, say } from '../project.ts';
import { outputOf } from '../run-process.ts';
import { ensureSystemLibraries } from '../system-libraries.ts';
import { cacheRoot, findDamage, publish } from './cache.ts';
import { applyReplacements, napi9Replacements, sqliteDefines } from './sqlite-patch.ts';

const BINDING_FILE = 'better_sqlite3.node';

/** As in better-sqlite3's binding.gyp, but for the version of Node-API. */
const CPP_DEFINES = ['NAPI_DISABLE_CPP_EXCEPTIONS', 'NODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS'];
const CPP_DEFINES_IN_GYP = `'defines': ['NAPI_VERSION=10', ${CPP_DEFINES.map((name) => `'${name}'`).join(', ')}]`;

const COMMON_FLAGS = ['-O3', '-DNDEBUG', '-fPIC', '-pthread', '-fvisibility=hidden'];
const C_FLAGS = [...COMMON_FLAGS, '-std=c99', '-w'];
const CPP_FLAGS = [
  ...COMMON_FLAGS,
  '-std=c++20',
  '-fno-exceptions',
  '-fno-rtti',
  '-fvisibility-inlines-hidden',
  '-DNAPI_VERSION=9',
  ...CPP_DEFINES.map((define) => `-D${define}`),
];
const LINK_FLAGS = ['-shared', '-pthread', '-s', '-Wl,-Bsymbolic', '-Wl,--exclude-libs,ALL'];

const nodeApiHeaders = dirname(fileURLToPath(import.meta.resolve('node-api-headers/package.json')));

export type SqliteBinding = { readonly folder: string; readonly file: string };

/** Named after all that decides what comes out, so that another recipe is another binding. */
export function sqliteBinding(): SqliteBinding {
  const version = packageVersion(packageFolder('better-sqlite3'));
  const recipe = JSON.stringify([
    napi9Replacements,
    C_FLAGS,
    CPP_FLAGS,
    LINK_FLAGS,
    packageVersion(addonApiFolder()),
    packageVersion(nodeApiHeaders),
  ]);
  const hash = createHash('sha256').update(recipe).digest('hex').slice(0, 8);
  const folder = join(cacheRoot(), `better-sqlite3-${version}-napi9-${hash}`);
  return { folder, file: join(folder, BINDING_FILE) };
}

/** Compiles the binding unless it is there and whole. Call it under the lock. */
export async function ensureSqliteBinding(): Promise<string> {
  const { folder, file } = sqliteBinding();
  const damage = await findDamage(folder);
  if (damage !== undefined) await buildSqliteBinding(damage);
  return file;
}

/**
 * Compiles better-sqlite3 from the sources that npm installed. It is two files and needs no build
 * system: node-gyp would want Python, make and the headers of a whole Node for the same result.
 */
export async function buildSqliteBinding(reason: string): Promise<void> {
  await ensureSystemLibraries('compiler');
  const sources = packageFolder('better-sqlite3');
  const { folder } = sqliteBinding();
  say(`Compiling better-sqlite3 ${packageVersion(sources)} for Node-API 9: ${reason}.`);
  await publish(folder, async (temporary) => {
    const patched = await patchedSources(sources, temporary);
    const sqliteFolder = join(sources, 'deps', 'sqlite3');
    const defines = sqliteDefines(await readFile(join(sources, 'deps', 'defines.gypi'), 'utf8'));
    const sqliteObject = join(temporary, 'sqlite3.o');
    const bindingObject = join(temporary, 'better_sqlite3.o');
    await Promise.all([
      outputOf('gcc', [
        ...C_FLAGS,
        ...defines.map((define) => `-D${define}`),
        '-c',
        join(sqliteFolder, 'sqlite3.c'),
        '-o',
        sqliteObject,
      ]),
      outputOf('g++', [
        ...CPP_FLAGS,
        `-I${sqliteFolder}`,
        `-I${addonApiFolder()}`,
        `-I${join(nodeApiHeaders, 'include')}`,
        '-c',
        join(patched, 'better_sqlite3.cpp'),
        '-o',
        bindingObject,
      ]),
    ]);
    const linked = join(temporary, 'linked');
    await outputOf('g++', [...LINK_FLAGS, bindingObject, sqliteObject, '-o', linked, '-ldl']);
    await Promise.all(
      [patched, sqliteObject, bindingObject].map((path) => rm(path, { recursive: true })),
    );
    await rename(linked, join(temporary, BINDING_FILE));
  });
}

async function patchedSources(sources: string, temporary: string): Promise<string> {
  const gyp = await readFile(join(sources, 'binding.gyp'), 'utf8');
  if (!gyp.includes(CPP_DEFINES_IN_GYP)) {
    throw new Error(
      "better-sqlite3's binding.gyp has changed: the defines in " +
        'tools/electron-runtime/sqlite-binding.ts must be reviewed.',
    );
  }
  const patched = join(temporary, 'src');
  await cp(join(sources, 'src'), patched, { recursive: true });
  for (const file of new Set(napi9Replacements.map((replacement) => replacement.file))) {
    const path = join(patched, file);
    const source = await readFile(path, 'utf8');
    await writeFile(path, applyReplacements(file, source, napi9Replacements));
  }
  return patched;
}

/** The version that better-sqlite3 itself asks for, wherever npm put it. */
function addonApiFolder(): string {
  return packageFolder('node-addon-api', packageFolder('better-sqlite3'));
}
