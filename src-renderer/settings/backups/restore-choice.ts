import type { RestoreOrder } from '../../api/maintenance/backups.ts';
import type { Backup } from '../../../src-shared/maintenance/backup.ts';
import { formatMoment } from '../../ui/text/times.ts';
import { words } from '../../words.ts';
import { nameBackup } from './describe-backup.ts';

const { restore } = words.backups;

/** What to restore. */
export type RestoreChoice =
  | { readonly kind: 'backup'; readonly backup: Backup }
  | {
      readonly kind: 'file';
      readonly token: string;
      readonly fileName: string;
      readonly isSealed: boolean;
    }
  /** The data that the last restore replaced. */
  | { readonly kind: 'undo'; readonly backup: Backup | null };

/** The title of the question. */
export function titleOf(choice: RestoreChoice): string {
  switch (choice.kind) {
    case 'backup':
      return restore.title(nameBackup(choice.backup));
    case 'file':
      return restore.title(choice.fileName);
    case 'undo':
      return restore.undoTitle;
  }
}

/** What a restore does: in a few words, and in a sentence. */
export interface Consequence {
  readonly kind: 'back' | 'nobody-twice' | 'nothing-sent' | 'opt-outs' | 'undoable';
  readonly title: string;
  readonly text: string;
}

/** What the restore does, the most important first. */
export function consequencesOf(choice: RestoreChoice): readonly Consequence[] {
  return [
    { kind: 'back', title: subjectOf(choice), text: restore.missing },
    { kind: 'nobody-twice', title: restore.nobodyTwice, text: restore.nobodyTwiceText },
    { kind: 'nothing-sent', title: restore.nothingSent, text: restore.nothingSentText },
    { kind: 'opt-outs', title: restore.optOuts, text: restore.optOutsText },
    { kind: 'undoable', title: restore.undoable, text: restore.undoableText },
  ];
}

function subjectOf(choice: RestoreChoice): string {
  if (choice.kind === 'file') return restore.backToFile(choice.fileName);
  return choice.backup === null
    ? restore.backToBefore
    : restore.backTo(formatMoment(choice.backup.takenAt));
}

/** The request for the restore. */
export function orderOf(choice: RestoreChoice, passphrase: string): RestoreOrder {
  if (choice.kind === 'backup') return { name: choice.backup.name };
  if (choice.kind === 'undo') return 'undo';
  return { token: choice.token, passphrase: choice.isSealed ? passphrase : null };
}
