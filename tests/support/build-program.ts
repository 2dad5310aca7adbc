import path from 'node:path';
import { build } from 'vite';

/*
 * `node build-program.ts FOLDER`: bundles the command line, the thread, and the command line that has
 * the threads of the window, into that folder, laid out as in the project: the migrations are at
 * `../resources/migrations`.
 */

const projectRoot = path.resolve(import.meta.dirname, '../..');
const [, , folder] = process.argv;
if (folder === undefined) throw new Error('It needs the folder to build into.');

await build({
  root: projectRoot,
  configFile: false,
  logLevel: 'warn',
  // These two stay packages: one has a native addon, the other is quicker to load as it is.
  ssr: { noExternal: true, external: ['better-sqlite3', 'twilio'] },
  build: {
    ssr: true,
    target: 'node24',
    outDir: folder,
    minify: false,
    rolldownOptions: {
      input: ['src-main/cli.ts', 'src-main/thread.ts', 'tests/crash/threads-process.ts'].map(
        (file) => path.join(projectRoot, file),
      ),
      // All are programs: what they share must not end up in one of them.
      preserveEntrySignatures: 'strict',
      output: {
        entryFileNames: 'src-main/[name].js',
        chunkFileNames: 'src-main/shared/[name]-[hash].js',
      },
    },
  },
});
