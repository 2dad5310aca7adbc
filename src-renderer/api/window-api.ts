import type { WindowApi } from '../../src-shared/ipc/window-api.ts';

declare global {
  interface Window {
    readonly api: WindowApi;
  }
}
