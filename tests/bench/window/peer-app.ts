import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../../tools/project.ts';

/**
 * Writes an Electron project whose window, as large as Ovo's, shows one page; answers with its folder.
 * Always the same folder: for some runtimes one is kept for each project that they were started with.
 */
export function writePeerApp(name: string, page: string): string {
  const project = path.join(projectRoot, 'node_modules', '.cache', 'ovo-bench', name);
  rmSync(project, { recursive: true, force: true });
  mkdirSync(project, { recursive: true });
  writeFileSync(path.join(project, 'package.json'), JSON.stringify({ name, main: 'main.js' }));
  writeFileSync(
    path.join(project, 'main.js'),
    `const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => new BrowserWindow({ width: 1200, height: 800 }).loadFile('index.html'));
app.on('window-all-closed', () => app.quit());
`,
  );
  writeFileSync(path.join(project, 'index.html'), `<!doctype html><meta charset="utf-8">${page}`);
  return project;
}
