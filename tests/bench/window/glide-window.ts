import type { Page } from '@playwright/test';
import path from 'node:path';
import { build } from 'vite';
import { formatDay } from '../../../src-renderer/ui/text/times.ts';
import { writePeerApp } from './peer-app.ts';

const source = path.join(import.meta.dirname, 'glide');

/** Writes an Electron project whose window has a table by glide-data-grid; answers with its folder. */
export async function writeGlideApp(): Promise<string> {
  const project = writePeerApp(
    'glide',
    `<title>Glide</title><link rel="stylesheet" href="page.css">
<main></main><div id="portal"></div><script src="page.iife.js"></script>`,
  );
  await build({
    root: source,
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: project,
      // The page is there already.
      emptyOutDir: false,
      lib: {
        entry: path.join(source, 'page.js'),
        formats: ['iife'],
        name: 'page',
        fileName: 'page',
        cssFileName: 'page',
      },
    },
  });
  return project;
}

/** The scrolling element of glide-data-grid. */
export const glideScroller = '.dvn-scroller';

/** Shows so many rows in the window of glide-data-grid: the first contacts of Ovo's window, over and over. */
export async function showSameRows(glide: Page, ovo: Page, count: number): Promise<void> {
  const contacts = await ovo.evaluate(async () => {
    const query = { filter: {}, sort: 'name', descending: false, offset: 0, limit: 200 } as const;
    const answer = await window.api.request('contacts.page', query);
    return answer.ok ? answer.value.rows : [];
  });
  const rows = contacts.map((contact) => [
    `${contact.firstName} ${contact.lastName}`,
    contact.phone,
    contact.email,
    contact.tags.join(', '),
    contact.suppressedReason ?? '',
    formatDay(contact.createdAt),
  ]);
  await glide.waitForLoadState();
  await glide.evaluate(
    ({ rows: known, count: total }) => {
      const { showRows } = globalThis as unknown as {
        showRows: (rows: readonly (readonly string[])[], total: number) => void;
      };
      showRows(known, total);
    },
    { rows, count },
  );
  await glide.locator(glideScroller).waitFor();
}
