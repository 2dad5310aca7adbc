import { BrowserWindow, dialog, webContents } from 'electron';
import { fileFormats } from '../../src-shared/import/file-reading.ts';

/** The path of a file with contacts that a person chose; null when they chose none. */
export async function chooseContactsFile(windowId: number): Promise<string | null> {
  const formats = Object.values(fileFormats);
  const { canceled, filePaths } = await dialog.showOpenDialog(windowOf(windowId), {
    title: 'Import contacts',
    buttonLabel: 'Choose',
    properties: ['openFile'],
    filters: [
      {
        name: `Contacts (${formats.map(({ name }) => name).join(', ')})`,
        extensions: formats.flatMap(({ extensions }) => extensions),
      },
      { name: 'All files', extensions: ['*'] },
    ],
  });
  return canceled ? null : (filePaths[0] ?? null);
}

/** Where a person wants a CSV file to be written; null when they canceled it. */
export async function chooseCsvToWrite(windowId: number, name: string): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(windowOf(windowId), {
    defaultPath: name,
    filters: [{ name: 'CSV', extensions: ['csv'] }],
  });
  return canceled || filePath === '' ? null : filePath;
}

/** Where a person wants a text to be written; null when they canceled it. */
export async function chooseTextToWrite(windowId: number, name: string): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(windowOf(windowId), {
    defaultPath: name,
    filters: [{ name: 'Text', extensions: ['txt'] }],
  });
  return canceled || filePath === '' ? null : filePath;
}

/** A file that mongoexport made of the old system; null when they chose none. */
export async function chooseExport(
  windowId: number,
  holds: 'campaigns' | 'messages',
): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(windowOf(windowId), {
    title:
      holds === 'campaigns' ? 'Choose the smscampaigns export' : 'Choose the smsmessages export',
    buttonLabel: 'Choose',
    properties: ['openFile'],
    filters: [
      { name: 'Exports (JSON)', extensions: ['json', 'jsonl', 'ndjson'] },
      { name: 'All files', extensions: ['*'] },
    ],
  });
  return canceled ? null : (filePaths[0] ?? null);
}

/** Where a person wants a backup to be written; null when they canceled it. */
export async function chooseBackupToWrite(windowId: number, name: string): Promise<string | null> {
  const isSealed = name.endsWith('.age');
  const { canceled, filePath } = await dialog.showSaveDialog(windowOf(windowId), {
    title: 'Back up',
    defaultPath: name,
    filters: [
      isSealed
        ? { name: 'Sealed backup', extensions: ['age'] }
        : { name: 'Backup', extensions: ['db'] },
    ],
  });
  return canceled || filePath === '' ? null : filePath;
}

/** The backup that a person chose; null when they chose none. */
export async function chooseBackup(windowId: number): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(windowOf(windowId), {
    title: 'Restore a backup',
    buttonLabel: 'Choose',
    properties: ['openFile'],
    filters: [
      { name: 'Backups', extensions: ['db', 'age'] },
      { name: 'All files', extensions: ['*'] },
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
