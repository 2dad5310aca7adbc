import { app } from 'electron';

/**
 * Whether this is the only Ovo on its data folder; if not, the other one comes to the front. Ask
 * after Electron's own folder is set and before anything is opened.
 */
export function isOnlyInstance(onSecondStart: () => void): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', onSecondStart);
  return true;
}
