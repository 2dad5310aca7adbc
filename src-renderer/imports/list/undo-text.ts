import type { ImportUndo } from '../../../src-shared/import/import.ts';
import { words } from '../../words.ts';

/** What an import has besides its contacts. */
export interface UndoneImport {
  readonly listName: string | null;
  /** Rows that wait to be fixed. */
  readonly left: number;
}

const { effects, done } = words.imports.history;

/** What undoing an import will change, a sentence each. */
export function undoSentences(
  undo: ImportUndo,
  { listName, left }: UndoneImport,
): readonly string[] {
  const { removed, reverted, kept, suppressionsLifted, suppressionsKept } = undo;
  return [
    ...(removed === 0 ? [] : [effects.removed(removed)]),
    ...(reverted === 0 ? [] : [effects.reverted(reverted)]),
    ...(kept === 0 ? [] : [effects.kept(kept)]),
    ...(suppressionsLifted === 0 ? [] : [effects.suppressionsLifted(suppressionsLifted)]),
    ...(suppressionsKept === 0 ? [] : [effects.suppressionsKept(suppressionsKept)]),
    ...(removed + reverted + kept === 0 ? [effects.noContacts] : []),
    ...(listName === null ? [] : [effects.list(listName)]),
    ...(left === 0 ? [] : [effects.left(left)]),
  ];
}

/** What undoing an import changed, in one line. */
export function undoneText(fileName: string, undo: ImportUndo): string {
  const parts = [
    ...(undo.removed === 0 ? [] : [done.removed(undo.removed)]),
    ...(undo.reverted === 0 ? [] : [done.restored(undo.reverted)]),
    ...(undo.kept === 0 ? [] : [done.kept(undo.kept)]),
  ];
  return parts.length === 0 ? done.bare(fileName) : done.with(fileName, parts.join(', '));
}
