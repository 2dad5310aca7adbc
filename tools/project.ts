import { createRequire } from 'node:module';
import { delimiter, dirname, join, resolve } from 'node:path';

export const projectRoot = resolve(import.meta.dirname, '..');

const requireFromProject = createRequire(join(projectRoot, 'package.json'));

/** The folder of an installed package, found as `from` (another package's folder) would find it. */
export function packageFolder(name: string, from?: string): string {
  const requireFrom =
    from === undefined ? requireFromProject : createRequire(join(from, 'package.json'));
  return dirname(requireFrom.resolve(`${name}/package.json`));
}

export function packageVersion(folder: string): string {
  const manifest: unknown = requireFromProject(join(folder, 'package.json'));
  if (
    typeof manifest === 'object' &&
    manifest !== null &&
    'version' in manifest &&
    typeof manifest.version === 'string'
  ) {
    return manifest.version;
  }
  throw new Error(`${join(folder, 'package.json')} names no version`);
}

/**
 * The project's own tools come first on the PATH, and with them the Node that can run TypeScript:
 * `node tools/test.ts` then does the same as `npm test`.
 */
export function toolEnvironment(extra: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const path = [join(projectRoot, 'node_modules', '.bin'), process.env['PATH']];
  return { ...process.env, PATH: path.filter(Boolean).join(delimiter), ...extra };
}

/** Goes to standard error: standard output belongs to the program that is run. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
