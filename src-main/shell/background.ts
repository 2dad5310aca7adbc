import { Menu, Tray } from 'electron';
import type { Sending } from './sending.ts';
import { words } from '../../src-shared/words/words.ts';

export interface BackgroundOptions {
  readonly icon: string;
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
    const { icon, openWindow, pauseAndQuit } = this.#options;
    this.#tray = new Tray(icon);
    this.#tray.setToolTip(words.shell.tray.sending);
    this.#tray.on('click', openWindow);
    this.#tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: words.shell.tray.open, click: openWindow },
        { label: words.shell.tray.pauseAndQuit, click: pauseAndQuit },
      ]),
    );
  }

  /** The window is back. */
  leave(): void {
    this.#tray?.destroy();
    this.#tray = undefined;
  }

  /** Null once nothing is being sent any more: then there is nothing to stay for. */
  update(sending: Sending | null): void {
    if (this.#tray === undefined) return;
    if (sending === null) this.#options.pauseAndQuit();
    else this.#tray.setToolTip(words.shell.tray.sent(sending.settled, sending.total));
  }
}
