import { localTool, outputOf } from './run-process.ts';
import { say } from './project.ts';

/** Builds the app into `out/`; says more only when that fails. */
export async function buildApp(): Promise<void> {
  say('Building the app.');
  await outputOf(localTool('electron-vite'), ['build', '--logLevel', 'warn']);
}
