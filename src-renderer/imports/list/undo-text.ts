import type { ImportUndo } from '../../../src-shared/import/import.ts';
import { plural } from '../../ui/text/numbers.ts';

/** What is known of an import besides its contacts. */
export interface UndoneImport {
  readonly listName: string | null;
  /** Rows that are left to mend. */
  readonly left: number;
}

/** What undoing an import will do, a sentence each; what does not happen is not spoken of. */
export function undoSentences(
  undo: ImportUndo,
  { listName, left }: UndoneImport,
): readonly string[] {
  const { removed, reverted, kept, suppressionsKept } = undo;
  return [
    ...(removed === 0
      ? []
      : [`${plural(removed, 'contact')} that it brought ${removed === 1 ? 'is' : 'are'} removed.`]),
    ...(reverted === 0
      ? []
      : [
          `${plural(reverted, 'contact')} that it changed ${reverted === 1 ? 'gets' : 'get'} back what ${reverted === 1 ? 'it' : 'they'} had.`,
        ]),
    ...(kept === 0
      ? []
      : [
          `${plural(kept, 'contact')} ${kept === 1 ? 'stays as it is, because it was' : 'stay as they are, because they were'} edited or imported again since.`,
        ]),
    ...(suppressionsKept === 0
      ? []
      : [
          `${plural(suppressionsKept, 'number')} that the file said must not be texted ${suppressionsKept === 1 ? 'stays' : 'stay'} suppressed.`,
        ]),
    ...(removed + reverted + kept === 0 ? ['No contact changes.'] : []),
    ...(listName === null
      ? []
      : [
          `Whom it put on the list ${listName} is taken off. A list that it made goes, if it is empty then.`,
        ]),
    ...(left === 0
      ? []
      : [
          `${plural(left, 'row')} that ${left === 1 ? 'is' : 'are'} left to fix ${left === 1 ? 'is' : 'are'} given up.`,
        ]),
  ];
}

/** What undoing an import did, in one line. */
export function undoneText(fileName: string, undo: ImportUndo): string {
  const parts = [
    ...(undo.removed === 0 ? [] : [`${plural(undo.removed, 'contact')} removed`]),
    ...(undo.reverted === 0 ? [] : [`${plural(undo.reverted, 'contact')} as before`]),
    ...(undo.kept === 0 ? [] : [`${plural(undo.kept, 'contact')} kept`]),
  ];
  const done = `The import of ${fileName} is undone`;
  return parts.length === 0 ? `${done}.` : `${done}: ${parts.join(', ')}.`;
}
