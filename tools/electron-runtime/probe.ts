import { packageFolder } from '../project.ts';
import { runProcess } from '../run-process.ts';

export type Probe =
  | { readonly ok: true; readonly electron: string; readonly nodeApi: number }
  | { readonly ok: false; readonly reason: string };

/**
 * Runs inside Electron, without a window. With a binding it uses what the patch touched: parameter
 * names, error codes, the properties of results, and an aggregate that starts from a number.
 */
const SCRIPT = `
const [, sqlitePackage, nativeBinding] = process.argv;
if (nativeBinding) {
  const database = new (require(sqlitePackage))(':memory:', { nativeBinding });
  database.exec('CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT)');
  const insert = database.prepare('INSERT INTO t (b) VALUES (@first || @second)');
  const { lastInsertRowid } = insert.run({ first: 'x', second: 'y' });
  database.aggregate('total', { start: 1, step: (sum, value) => sum + value });
  const row = database.prepare('SELECT b, total(a) AS sum FROM t').get();
  let code = '';
  try { database.exec('INSERT INTO t (a) VALUES (1)'); } catch (error) { code = error.code; }
  const found = [Number(lastInsertRowid), row.b, row.sum, code].join();
  if (found !== '1,xy,2,SQLITE_CONSTRAINT_PRIMARYKEY') throw new Error('SQLite answered ' + found);
}
process.stdout.write(JSON.stringify([process.versions.electron, Number(process.versions.napi)]));
`;

/** Finds out, in about a tenth of a second, whether the runtime starts and the binding works in it. */
export async function probeElectron(electronPath: string, nativeBinding?: string): Promise<Probe> {
  const result = await runProcess(
    electronPath,
    ['-e', SCRIPT, packageFolder('better-sqlite3'), nativeBinding ?? ''],
    {
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '' },
      // For a runtime that hangs; a busy computer may take a minute.
      timeoutMilliseconds: 180_000,
    },
  ).catch((error: unknown) => ({ exitCode: 127, stdout: '', stderr: String(error) }));
  if (result.exitCode === 0) {
    const answer: unknown = JSON.parse(result.stdout);
    if (Array.isArray(answer) && typeof answer[0] === 'string' && typeof answer[1] === 'number') {
      return { ok: true, electron: answer[0], nodeApi: answer[1] };
    }
  }
  const lastLines = result.stderr.trim().split('\n').slice(-3).join(' ');
  return { ok: false, reason: `exit code ${result.exitCode}${lastLines ? `: ${lastLines}` : ''}` };
}
