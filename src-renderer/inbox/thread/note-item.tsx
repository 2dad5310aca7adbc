import { IconNote, IconTrash } from '@tabler/icons-react';
import type { ConversationNote } from '../../../src-shared/inbox/conversation.ts';
import { removeNote, restoreNote } from '../../api/inbox/moves.ts';
import { IconButton } from '../../ui/controls/icon-button.tsx';
import { doOrTell } from '../../ui/notices.tsx';
import { formatTime } from '../../ui/text/times.ts';
import { notifyUndoable } from '../../ui/undo-notice.tsx';
import { words } from '../../words.ts';

const text = words.inbox.thread;

/** A note among the texts, which only the user sees. */
export function NoteItem({ note }: { readonly note: ConversationNote }) {
  return (
    <li className="inbox-note">
      <IconNote size={15} aria-hidden="true" />
      <div className="inbox-note-text">
        <div className="inbox-note-at">{text.noted(formatTime(note.at))}</div>
        {note.text}
      </div>
      <IconButton
        label={text.removeNote}
        icon={IconTrash}
        iconSize={14}
        size={24}
        onClick={() => void deleteNote(note.id)}
      />
    </li>
  );
}

export async function deleteNote(id: number): Promise<void> {
  if ((await doOrTell(text.noteNotRemoved, () => removeNote(id))) === null) return;
  notifyUndoable({
    message: text.noteRemoved,
    failure: text.noteNotRestored,
    undo: async () => {
      await restoreNote(id);
      return text.noteRestored;
    },
  });
}
