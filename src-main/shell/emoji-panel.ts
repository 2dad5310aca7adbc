import { app } from 'electron';

/** Whether the system has a panel of emoji: Windows and macOS have one. */
export function hasEmojiPanel(): boolean {
  return app.isEmojiPanelSupported();
}

/** Shows the panel; what is chosen there is typed where the cursor is. */
export function showEmojiPanel(): void {
  if (app.isEmojiPanelSupported()) app.showEmojiPanel();
}
