import { Menu, Notification, Tray, type BrowserWindow } from 'electron';
import type { Sending } from './quit.ts';

export interface BackgroundOptions {
  readonly icon: string;
  readonly window: () => BrowserWindow | undefined;
  readonly openWindow: () => void;
  readonly pauseAndQuit: () => void;
}

/** The app while it sends without a window: an icon in the tray, and an end once everything is sent. */
export class Background {
  readonly #options: BackgroundOptions;
  #tray: Tray | undefined;

  constructor(options: BackgroundOptions) {
    this.#options = options;
  }

  enter(): void {
    if (this.#tray !== undefined) return;
    const { icon, window, openWindow, pauseAndQuit } = this.#options;
    this.#tray = new Tray(icon);
    this.#tray.setToolTip('Ovo is sending');
    this.#tray.on('click', openWindow);
    this.#tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: 'Open Ovo', click: openWindow },
        { label: 'Pause and quit', click: pauseAndQuit },
      ]),
    );
    window()?.hide();
  }

  /** The window is back. */
  leave(): void {
    this.#tray?.destroy();
    this.#tray = undefined;
  }

  /** Null once nothing is being sent any more: then there is nothing to stay for. */
  update(sending: Sending | null): void {
    if (this.#tray === undefined) return;
    if (sending !== null) {
      this.#tray.setToolTip(`Ovo: ${sending.settled} of ${sending.total} sent`);
      return;
    }
    if (Notification.isSupported()) {
      new Notification({
        title: 'Ovo has finished sending',
        body: 'Open Ovo to see how it went.',
      }).show();
    }
    this.#options.pauseAndQuit();
  }
}
