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
  #sending: Sending | null = null;
  #unread = 0;

  constructor(options: BackgroundOptions) {
    this.#options = options;
  }

  enter(): void {
    if (this.#tray !== undefined) return;
    const { icon, openWindow, pauseAndQuit } = this.#options;
    this.#tray = new Tray(icon);
    this.#showToolTip();
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
    this.#sending = sending;
    if (this.#tray === undefined) return;
    if (sending === null) this.#options.pauseAndQuit();
    else this.#showToolTip();
  }

  /** How many conversations have replies that nobody has seen. */
  noteUnread(count: number): void {
    this.#unread = count;
    this.#showToolTip();
  }

  #showToolTip(): void {
    const { sending, sent, withUnread } = words.shell.tray;
    const now = this.#sending;
    const said = now === null ? sending : sent(now.settled, now.total);
    const { unread } = words.shell.replies;
    this.#tray?.setToolTip(this.#unread === 0 ? said : withUnread(said, unread(this.#unread)));
  }
}
