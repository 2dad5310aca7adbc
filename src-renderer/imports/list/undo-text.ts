import type { ImportUndo } from '../../../src-shared/import/import.ts';
import { plural } from '../../ui/text/numbers.ts';

/** What an import has besides its contacts. */
export interface UndoneImport {
  readonly listName: string | null;
  /** Rows that wait to be fixed. */
  readonly left: number;
}

/** What undoing an import will change, a sentence each. */
export function undoSentences(
  undo: ImportUndo,
  { listName, left }: UndoneImport,
): readonly string[] {
  const { removed, reverted, kept, suppressionsLifted, suppressionsKept } = undo;
  return [
    ...(removed === 0 ? [] : [`${plural(removed, 'contact')} that it added will be removed.`]),
    ...(reverted === 0
      ? []
      : [
          `${plural(reverted, 'contact')} that it changed will get ${reverted === 1 ? 'its' : 'their'} former values back.`,
        ]),
    ...(kept === 0
      ? []
      : [
          `${plural(kept, 'contact')} will stay as ${kept === 1 ? 'it is, because it was' : 'they are, because they were'} edited or imported again since.`,
        ]),
    ...(suppressionsLifted === 0
      ? []
      : [
          `${plural(suppressionsLifted, 'number')} ${suppressionsLifted === 1 ? 'is' : 'are'} on Do not text only because of this file, and can be texted again.`,
        ]),
    ...(suppressionsKept === 0
      ? []
      : [
          `${plural(suppressionsKept, 'number')} that opted out elsewhere too will still not be texted.`,
        ]),
    ...(removed + reverted + kept === 0 ? ['No contact changes.'] : []),
    ...(listName === null
      ? []
      : [
          `Its contacts will be removed from the list ${listName}. If the import made the list, an empty list is deleted.`,
        ]),
    ...(left === 0
      ? []
      : [
          `${plural(left, 'row')} that still ${left === 1 ? 'waits' : 'wait'} to be fixed can no longer be imported.`,
        ]),
  ];
}

/** What undoing an import changed, in one line. */
export function undoneText(fileName: string, undo: ImportUndo): string {
  const parts = [
    ...(undo.removed === 0 ? [] : [`${plural(undo.removed, 'contact')} removed`]),
    ...(undo.reverted === 0 ? [] : [`${plural(undo.reverted, 'contact')} restored`]),
    ...(undo.kept === 0 ? [] : [`${plural(undo.kept, 'contact')} kept`]),
  ];
  const done = `The import of ${fileName} is undone`;
  return parts.length === 0 ? `${done}.` : `${done}: ${parts.join(', ')}.`;
}
