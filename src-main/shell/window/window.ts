import { BrowserWindow, dialog, nativeTheme, screen } from 'electron';
import path from 'node:path';
import { showContextMenu } from './context-menu.ts';
import type { Log } from '../log.ts';
import { pageAddress } from '../protocol.ts';
import { readWindowState, writeWindowState } from './window-state.ts';
import { words } from '../../../src-shared/words/words.ts';

export interface WindowOptions {
  /** Electron's own folder, below the data folder. */
  readonly stateFolder: string;
  readonly preload: string;
  readonly icon: string;
  readonly log: Log;
  /** Whether it may be seen once its page is painted. */
  readonly mayShow: () => boolean;
}

/** As the page paints itself, so that nothing flashes before it does. */
const backgrounds = { dark: '#111416', light: '#f7f8f8' } as const;

const usualPlace = { width: 1200, height: 800, maximized: false } as const;

/** Opens a window and shows it once its page is painted. */
export function openWindow(options: WindowOptions): BrowserWindow {
  const file = path.join(options.stateFolder, 'window.json');
  const screens = screen.getAllDisplays().map(({ workArea }) => workArea);
  const { maximized, ...place } = readWindowState(file, screens) ?? usualPlace;
  const window = new BrowserWindow({
    ...place,
    minWidth: 720,
    minHeight: 520,
    show: false,
    title: words.shell.ovo,
    icon: options.icon,
    backgroundColor: nativeTheme.shouldUseDarkColors ? backgrounds.dark : backgrounds.light,
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      // With the dictionary that Ovo comes with (spelling.ts).
      spellcheck: true,
    },
  });
  // To maximize a window shows it.
  let isToBeMaximized = maximized;
  const maximize = () => {
    if (!isToBeMaximized) return;
    isToBeMaximized = false;
    window.maximize();
  };
  window.once('ready-to-show', () => {
    if (!options.mayShow()) return;
    maximize();
    window.show();
  });
  window.once('show', maximize);
  window.on('close', () => {
    const isMaximized = isToBeMaximized || window.isMaximized();
    writeWindowState(file, { ...window.getNormalBounds(), maximized: isMaximized });
  });
  showContextMenu(window);
  reviveAfterCrash(window, options.log);
  void window.loadURL(pageAddress).catch((error: unknown) => {
    options.log.error('The window could not load its page', error);
  });
  return window;
}

/** A page that died takes nothing with it: the main process sends and stores. */
function reviveAfterCrash(window: BrowserWindow, log: Log): void {
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    log.error('The window stopped working', { reason, exitCode });
    const question = dialog.showMessageBox(window, {
      type: 'error',
      message: words.shell.windowGone.message,
      detail: words.shell.windowGone.detail,
      buttons: [words.shell.windowGone.reopen, words.shell.windowGone.close],
      defaultId: 0,
      cancelId: 1,
    });
    void question.then(({ response }) => {
      if (window.isDestroyed()) return;
      if (response === 0) window.webContents.reload();
      else window.close();
    });
  });
}
