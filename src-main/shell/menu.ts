import { app, Menu, shell, type MenuItemConstructorOptions } from 'electron';
import { acceleratorOf, type ShortcutName } from '../../src-shared/actions/shortcuts.ts';
import type { EventPayload } from '../../src-shared/ipc/contract.ts';
import { words } from '../../src-shared/words/words.ts';

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
  const settings = entryWithKeys('settings', words.shell.menu.settings);
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [macMenu(settings)] : []),
    {
      label: words.shell.menu.file,
      submenu: [
        entryWithKeys('new-campaign', words.shell.menu.newCampaign),
        entryWithKeys('new-message', words.shell.menu.newMessage),
        entryWithKeys('import', words.shell.menu.importContacts),
        entry('import-old-system', words.shell.menu.importOldSystem),
        { type: 'separator' },
        ...(isMac
          ? [{ role: 'close' } as const]
          : [settings, { type: 'separator' } as const, { role: 'quit' } as const]),
      ],
    },
    { role: 'editMenu', label: words.shell.menu.edit },
    {
      label: words.shell.menu.view,
      submenu: [
        entryWithKeys('palette', words.shell.menu.palette),
        { type: 'separator' },
        entryWithKeys('home', words.shell.menu.home),
        entryWithKeys('inbox', words.shell.menu.inbox),
        entryWithKeys('campaigns', words.shell.menu.campaigns),
        entryWithKeys('contacts', words.shell.menu.contacts),
        { type: 'separator' },
        entryWithKeys('back', words.shell.menu.back),
        entryWithKeys('forward', words.shell.menu.forward),
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
      label: words.shell.menu.tools,
      submenu: [
        entry('sync-replies', words.shell.menu.syncReplies),
        { type: 'separator' },
        entry('repair', words.shell.menu.repair),
        entry('backups', words.shell.menu.backups),
      ],
    },
    { role: 'windowMenu', label: words.shell.menu.window },
    helpMenu(options.dataFolder, entry('keyboard-shortcuts', words.shell.menu.shortcuts), isMac),
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
    label: words.shell.menu.help,
    submenu: [
      keys,
      {
        id: 'data-folder',
        label: words.shell.menu.dataFolder,
        click: () => {
          void shell.openPath(dataFolder);
        },
      },
      ...(isMac ? [] : [{ type: 'separator' } as const, { role: 'about' } as const]),
    ],
  };
}
