import { app, Menu, shell, type MenuItemConstructorOptions } from 'electron';
import type { EventPayload } from '../../src-shared/ipc/contract.ts';

export type MenuEntry = EventPayload<'menu.chosen'>['entry'];

export interface MenuOptions {
  readonly dataFolder: string;
  readonly choose: (entry: MenuEntry) => void;
}

/** Sets the application's menu. The ids are for whoever drives the app from outside. */
export function setApplicationMenu(options: MenuOptions): void {
  const isMac = process.platform === 'darwin';
  const entry = (
    id: MenuEntry,
    label: string,
    accelerator?: string,
  ): MenuItemConstructorOptions => ({
    id,
    label,
    ...(accelerator === undefined ? {} : { accelerator }),
    click: () => options.choose(id),
  });
  const settings = entry('settings', 'Settings…', 'CmdOrCtrl+,');
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [macMenu(settings)] : []),
    {
      label: '&File',
      submenu: [
        entry('new-campaign', 'New campaign', 'CmdOrCtrl+N'),
        entry('import', 'Import contacts…', 'CmdOrCtrl+I'),
        entry('import-old-system', 'Import from the old system…'),
        { type: 'separator' },
        ...(isMac
          ? [{ role: 'close' } as const]
          : [settings, { type: 'separator' } as const, { role: 'quit' } as const]),
      ],
    },
    { role: 'editMenu', label: '&Edit' },
    {
      label: '&View',
      submenu: [
        entry('campaigns', 'Campaigns', 'CmdOrCtrl+1'),
        entry('contacts', 'Contacts', 'CmdOrCtrl+2'),
        { type: 'separator' },
        // No reload: a key that drops unsaved text helps nobody.
        ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' } as const]),
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
      ],
    },
    {
      label: '&Tools',
      submenu: [entry('repair', 'Repair database…'), entry('backups', 'Backups…')],
    },
    { role: 'windowMenu', label: '&Window' },
    helpMenu(options.dataFolder, isMac),
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

function macMenu(settings: MenuItemConstructorOptions): MenuItemConstructorOptions {
  return {
    label: app.name,
    submenu: [
      { role: 'about' },
      { type: 'separator' },
      settings,
      { type: 'separator' },
      { role: 'services' },
      { type: 'separator' },
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      { type: 'separator' },
      { role: 'quit' },
    ],
  };
}

function helpMenu(dataFolder: string, isMac: boolean): MenuItemConstructorOptions {
  return {
    role: 'help',
    label: '&Help',
    submenu: [
      {
        id: 'data-folder',
        label: 'Open data folder',
        click: () => {
          void shell.openPath(dataFolder);
        },
      },
      ...(isMac ? [] : [{ type: 'separator' } as const, { role: 'about' } as const]),
    ],
  };
}
