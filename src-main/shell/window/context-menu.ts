import { Menu, type BrowserWindow, type MenuItemConstructorOptions } from 'electron';
import { words } from '../../../src-shared/words/words.ts';

/** The menu of the right mouse button, where there is text to work with. */
export function showContextMenu(window: BrowserWindow): void {
  window.webContents.on('context-menu', (_event, { isEditable, editFlags, ...where }) => {
    const items: MenuItemConstructorOptions[] = [];
    for (const word of where.dictionarySuggestions) {
      items.push({ label: word, click: () => window.webContents.replaceMisspelling(word) });
    }
    if (where.misspelledWord !== '') {
      const { session } = window.webContents;
      items.push({
        label: words.shell.menu.addToDictionary,
        click: () => session.addWordToSpellCheckerDictionary(where.misspelledWord),
      });
    }
    if (items.length > 0) items.push({ type: 'separator' });
    if (isEditable) {
      items.push(
        { role: 'undo', enabled: editFlags.canUndo },
        { role: 'redo', enabled: editFlags.canRedo },
        { type: 'separator' },
        { role: 'cut', enabled: editFlags.canCut },
        { role: 'copy', enabled: editFlags.canCopy },
        { role: 'paste', enabled: editFlags.canPaste },
        { type: 'separator' },
        { role: 'selectAll', enabled: editFlags.canSelectAll },
      );
    } else if (where.selectionText.trim() !== '') {
      items.push({ role: 'copy' });
    }
    if (items.length > 0) Menu.buildFromTemplate(items).popup({ window });
  });
}
