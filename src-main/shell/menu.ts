import { app, Menu, shell, type MenuItemConstructorOptions } from 'electron';
import { acceleratorOf, type ShortcutName } from '../../src-shared/actions/shortcuts.ts';
import type { EventPayload } from '../../src-shared/ipc/contract.ts';

export type MenuEntry = EventPayload<'menu.chosen'>['entry'];

export interface MenuOptions {
  readonly dataFolder: string;
  readonly choose: (entry: MenuEntry) => void;
}

/** Sets the application's menu. The ids are for whoever drives the app from outside. */
export function setApplicationMenu(options: MenuOptions): void {
  const isMac = process.platform === 'darwin';
  const entry = (id: MenuEntry, label: string): MenuItemConstructorOptions => ({
    id,
    label,
    click: () => options.choose(id),
  });
  /** The window handles the keys first, so that each press counts once. */
  const entryWithKeys = (id: MenuEntry & ShortcutName, label: string) => ({
    ...entry(id, label),
    accelerator: acceleratorOf(id, isMac),
  });
  const settings = entryWithKeys('settings', 'Settings…');
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [macMenu(settings)] : []),
    {
      label: '&File',
      submenu: [
        entryWithKeys('new-campaign', 'New campaign'),
        entryWithKeys('import', 'Import contacts…'),
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
        entryWithKeys('palette', 'Search or run…'),
        { type: 'separator' },
        entryWithKeys('home', 'Home'),
        entryWithKeys('campaigns', 'Campaigns'),
        entryWithKeys('contacts', 'Contacts'),
        { type: 'separator' },
        entryWithKeys('back', 'Back'),
        entryWithKeys('forward', 'Forward'),
        { type: 'separator' },
        // No reload: a key that drops unsaved text helps nobody.
        ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' } as const]),
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        ...zoomKeys,
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
    helpMenu(options.dataFolder, entry('keyboard-shortcuts', 'Keyboard shortcuts'), isMac),
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

/** Where + needs Shift, and on the number pad. */
const zoomKeys: readonly MenuItemConstructorOptions[] = [
  { role: 'zoomIn', accelerator: 'CmdOrCtrl+=', visible: false },
  { role: 'zoomIn', accelerator: 'CmdOrCtrl+numadd', visible: false },
  { role: 'zoomOut', accelerator: 'CmdOrCtrl+numsub', visible: false },
];

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

function helpMenu(
  dataFolder: string,
  keys: MenuItemConstructorOptions,
  isMac: boolean,
): MenuItemConstructorOptions {
  return {
    role: 'help',
    label: '&Help',
    submenu: [
      keys,
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
