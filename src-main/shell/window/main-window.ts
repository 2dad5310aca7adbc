import { app, type BrowserWindow } from 'electron';
import { openWindow, type WindowOptions } from './window.ts';

export interface MainWindowOptions extends Omit<WindowOptions, 'mayShow'> {
  readonly onOpened: (window: BrowserWindow) => void;
  /** Called with the id of the web contents that are gone. */
  readonly onClosed: (id: number) => void;
}

/** The app's one window: there from the start, and made again where apps live on without one (macOS). */
export class MainWindow {
  readonly #options: MainWindowOptions;
  #window: BrowserWindow | undefined;
  #isHeldBack = false;

  #notePainted: () => void = () => undefined;
  /** Resolves once the first page is painted, or turned out not to come. */
  readonly isPainted = new Promise<void>((resolve) => (this.#notePainted = resolve));

  constructor(options: MainWindowOptions) {
    this.#options = options;
  }

  /** Undefined where there is none. */
  get current(): BrowserWindow | undefined {
    return this.#window;
  }

  /** Brings the window back where a person turns to the app, and ends the app with it (not on macOS). */
  followApp(show: () => void): void {
    app.on('activate', show);
    app.on('window-all-closed', () => {
      if (process.platform !== 'darwin') app.quit();
    });
  }

  /** Brings the window to the front, at the latest when its page is painted; opens one where there is none. */
  show(): BrowserWindow {
    const window = (this.#window ??= this.#open());
    if (this.#isHeldBack) return window;
    if (window.isMinimized()) window.restore();
    if (window.webContents.isLoading()) return window;
    window.show();
    window.focus();
    return window;
  }

  /** Keeps the window out of sight while a question stands that comes before all it could show. */
  holdBack(): void {
    this.#isHeldBack = true;
    this.#window?.hide();
  }

  /** Ends what `holdBack` began. */
  release(): void {
    if (!this.#isHeldBack) return;
    this.#isHeldBack = false;
    this.show();
  }

  #open(): BrowserWindow {
    const { onOpened, onClosed, ...options } = this.#options;
    const window = openWindow({ ...options, mayShow: () => !this.#isHeldBack });
    const { id } = window.webContents;
    window.once('ready-to-show', this.#notePainted);
    window.webContents.once('did-fail-load', () => this.#notePainted());
    window.webContents.once('render-process-gone', () => this.#notePainted());
    window.once('closed', () => {
      this.#notePainted();
      this.#window = undefined;
      onClosed(id);
    });
    onOpened(window);
    return window;
  }
}
