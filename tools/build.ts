import { localTool, outputOf } from './run-process.ts';
import { say } from './project.ts';

/**
 * `production` is what users get; `development` adds the page of components and the language that shows
 * what is cut off.
 */
type BuildMode = 'production' | 'development';

/** Builds the app into `out/`; says more only when that fails. */
export async function buildApp(mode: BuildMode = 'production'): Promise<void> {
  say('Building the app.');
  await outputOf(localTool('electron-vite'), ['build', '--mode', mode, '--logLevel', 'warn']);
}
