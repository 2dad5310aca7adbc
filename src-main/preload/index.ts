import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from 'electron';
import type { EventName, EventPayload } from '../../src-shared/ipc/contract.ts';
import type { WindowApi } from '../../src-shared/ipc/window-api.ts';

/** Named once more, because the contract would bring zod into every window; the type keeps it whole. */
const eventNames: Readonly<Record<EventName, true>> = {
  'campaigns.progress': true,
  'campaigns.run': true,
  'campaigns.reviewed': true,
  'campaigns.rehearsing': true,
  'imports.progress': true,
  'contacts.progress': true,
  'alerts.changed': true,
  'maintenance.step': true,
  'inbox.chosen': true,
  'replies.arrived': true,
  'replies.status': true,
  'backups.progress': true,
  'backups.damaged': true,
  'data.changed': true,
  'app.closing': true,
  'menu.chosen': true,
};

const api: WindowApi = {
  request: (name, input) => ipcRenderer.invoke('ovo:request', name, input),
  // The path stays on this side: a file that a page made up has none.
  takeDroppedFile: (file) =>
    ipcRenderer.invoke(
      'ovo:dropped-file',
      file instanceof File ? webUtils.getPathForFile(file) : '',
    ),
  on<N extends EventName>(name: N, callback: (payload: EventPayload<N>) => void) {
    if (!Object.hasOwn(eventNames, name)) throw new Error('Ovo has no event of that name.');
    const listener = (_event: IpcRendererEvent, published: unknown, payload: EventPayload<N>) => {
      if (published === name) callback(payload);
    };
    ipcRenderer.on('ovo:event', listener);
    return () => {
      ipcRenderer.off('ovo:event', listener);
    };
  },
};

ipcRenderer.setMaxListeners(0);
contextBridge.exposeInMainWorld('api', api);
