import { BrowserWindow, dialog, webContents } from 'electron';
import { fileFormats } from '../../src-shared/import/file-reading.ts';
import { words } from '../../src-shared/words/words.ts';

/** The path of a file with contacts that a person chose; null when they chose none. */
export async function chooseContactsFile(windowId: number): Promise<string | null> {
  const formats = Object.values(fileFormats);
  const { canceled, filePaths } = await dialog.showOpenDialog(windowOf(windowId), {
    title: words.shell.files.importContacts,
    buttonLabel: words.shell.files.choose,
    properties: ['openFile'],
    filters: [
      {
        name: words.shell.files.types.contacts(formats.map(({ name }) => name)),
        extensions: formats.flatMap(({ extensions }) => extensions),
      },
      { name: words.shell.files.types.all, extensions: ['*'] },
    ],
  });
  return canceled ? null : (filePaths[0] ?? null);
}

/** Where a person wants a CSV file to be written; null when they canceled it. */
export async function chooseCsvToWrite(windowId: number, name: string): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(windowOf(windowId), {
    defaultPath: name,
    filters: [{ name: words.shell.files.types.csv, extensions: ['csv'] }],
  });
  return canceled || filePath === '' ? null : filePath;
}

/** Where a person wants a text to be written; null when they canceled it. */
export async function chooseTextToWrite(windowId: number, name: string): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(windowOf(windowId), {
    defaultPath: name,
    filters: [{ name: words.shell.files.types.text, extensions: ['txt'] }],
  });
  return canceled || filePath === '' ? null : filePath;
}

/** A file that mongoexport made of the old system; null when they chose none. */
export async function chooseExport(
  windowId: number,
  holds: 'campaigns' | 'messages',
): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(windowOf(windowId), {
    title: holds === 'campaigns' ? words.shell.files.oldCampaigns : words.shell.files.oldMessages,
    buttonLabel: words.shell.files.choose,
    properties: ['openFile'],
    filters: [
      { name: words.shell.files.types.exports, extensions: ['json', 'jsonl', 'ndjson'] },
      { name: words.shell.files.types.all, extensions: ['*'] },
    ],
  });
  return canceled ? null : (filePaths[0] ?? null);
}

/** Where a person wants a backup to be written; null when they canceled it. */
export async function chooseBackupToWrite(windowId: number, name: string): Promise<string | null> {
  const isSealed = name.endsWith('.age');
  const { canceled, filePath } = await dialog.showSaveDialog(windowOf(windowId), {
    title: words.shell.files.backUp,
    defaultPath: name,
    filters: [
      isSealed
        ? { name: words.shell.files.types.sealedBackup, extensions: ['age'] }
        : { name: words.shell.files.types.backup, extensions: ['db'] },
    ],
  });
  return canceled || filePath === '' ? null : filePath;
}

/** The backup that a person chose; null when they chose none. */
export async function chooseBackup(windowId: number): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(windowOf(windowId), {
    title: words.shell.files.restore,
    buttonLabel: words.shell.files.choose,
    properties: ['openFile'],
    filters: [
      { name: words.shell.files.types.backups, extensions: ['db', 'age'] },
      { name: words.shell.files.types.all, extensions: ['*'] },
    ],
  });
  return canceled ? null : (filePaths[0] ?? null);
}

function windowOf(windowId: number): BrowserWindow {
  const contents = webContents.fromId(windowId);
  const window = contents === undefined ? null : BrowserWindow.fromWebContents(contents);
  if (window === null) throw new Error('The window that asked is closed.');
  return window;
}
