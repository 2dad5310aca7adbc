import { app, nativeImage, type BrowserWindow, type NativeImage } from 'electron';
import { words } from '../../../src-shared/words/words.ts';

/** The number of unread conversations, on the icon of the app where the system shows one. */
export class Badge {
  readonly #dot: NativeImage;
  #count = 0;

  /** @param icon a small picture, for the taskbar of Windows, which shows no number. */
  constructor(icon: string) {
    this.#dot = nativeImage.createFromPath(icon);
  }

  /** Shows it, also in a window that was opened since. */
  show(count: number, window: BrowserWindow | undefined): void {
    if (count !== this.#count) app.setBadgeCount(count);
    this.#count = count;
    if (process.platform !== 'win32') return;
    if (count === 0) window?.setOverlayIcon(null, '');
    else window?.setOverlayIcon(this.#dot, words.shell.replies.unread(count));
  }
}
