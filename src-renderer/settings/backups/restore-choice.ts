import type { RestoreOrder } from '../../api/maintenance/backups.ts';
import type { Backup } from '../../../src-shared/maintenance/backup.ts';
import { formatMoment } from '../../ui/text/times.ts';
import { nameBackup } from './describe-backup.ts';

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
      return `Restore ${nameBackup(choice.backup)}?`;
    case 'file':
      return `Restore ${choice.fileName}?`;
    case 'undo':
      return 'Undo the last restore?';
  }
}

/** What the restore does, the most important first. */
export function consequencesOf(choice: RestoreChoice): readonly string[] {
  return [
    `${subjectOf(choice)} What was imported, written or changed since then is not in it.`,
    'Nobody is texted twice: what was sent since then is known from the send journal, and of what it cannot know Ovo asks the provider first.',
    'Campaigns that were being sent are paused, and scheduled ones become drafts. Nothing is sent by itself.',
    'Whoever has opted out since then stays opted out.',
    'The present data is kept, and you can go back to it here: Undo the last restore.',
    'Ovo closes its data, puts the other in its place, and opens again. Nothing may be sent meanwhile.',
  ];
}

function subjectOf(choice: RestoreChoice): string {
  if (choice.kind === 'backup') {
    return `Everything becomes as it was on ${formatMoment(choice.backup.takenAt)}.`;
  }
  if (choice.kind === 'file') return `Everything becomes as it is in ${choice.fileName}.`;
  return choice.backup === null
    ? 'Everything becomes as it was before the last restore.'
    : `Everything becomes as it was before the last restore, on ${formatMoment(choice.backup.takenAt)}.`;
}

/** The request for the restore. */
export function orderOf(choice: RestoreChoice, passphrase: string): RestoreOrder {
  if (choice.kind === 'backup') return { name: choice.backup.name };
  if (choice.kind === 'undo') return 'undo';
  return { token: choice.token, passphrase: choice.isSealed ? passphrase : null };
}
