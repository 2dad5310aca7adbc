import { useEffect, useRef, useState } from 'react';
import type { DraftPicture } from '../../../src-shared/picture/picture.ts';
import { fillText, saveDraft } from '../../api/inbox/conversations.ts';
import { addNote } from '../../api/inbox/moves.ts';
import { sendText, undoText } from '../../api/inbox/single-messages.ts';
import { doOrTell, notifyDone } from '../../ui/notices.tsx';
import { useAutosave } from '../../ui/saving/use-autosave.ts';
import { formatMoment } from '../../ui/text/times.ts';
import { notifyUndoable } from '../../ui/undo-notice.tsx';
import { words } from '../../words.ts';
import { fieldLabel } from '../../message-editor/editor-field.ts';
import { giveBack, joined, takeGivenBack } from './given-back.ts';
import { hasFields } from './send-block.ts';

const text = words.inbox.composer;

/** What was begun beside the text, by number: until the window closes. */
interface Begun {
  readonly picture: DraftPicture | null;
  readonly note: string;
}

const nothing: Begun = { picture: null, note: '' };
const begun = new Map<string, Begun>();

interface AnswerOptions {
  readonly phone: string;
  readonly name: string;
  /** The draft as it is saved. */
  readonly draft: string;
}

/** An answer that is being written: saved as one types; sent once. */
export function useAnswer({ phone, name, draft }: AnswerOptions) {
  const [written, setWritten] = useState(draft);
  const newest = useRef(draft);
  const saved = useRef(draft);
  const [{ picture, note }, setBegun] = useState(() => begun.get(phone) ?? nothing);
  const [isSending, setIsSending] = useState(false);
  /** What was asked for and failed for lack of an answer is asked for again with the same id: it goes once. */
  const order = useRef({ text: '', requestId: '' });
  const autosave = useAutosave({ mayHelp: () => true });

  const write = (next: string) => {
    newest.current = next;
    setWritten(next);
    autosave.change(async () => {
      await saveDraft(phone, next);
      saved.current = next;
    });
  };
  const begin = (part: Partial<Begun>) => {
    const next = { ...(begun.get(phone) ?? nothing), ...part };
    begun.set(phone, next);
    setBegun(next);
  };

  // What was written elsewhere, or given back, unless something new is being written here.
  useEffect(() => {
    if (draft === saved.current || newest.current !== saved.current) return;
    saved.current = draft;
    newest.current = draft;
    setWritten(draft);
  }, [draft]);
  const takeBack = useRef(write);
  useEffect(() => {
    takeBack.current = write;
  });
  useEffect(
    () => takeGivenBack(phone, (returned) => takeBack.current(joined(returned, newest.current))),
    [phone],
  );

  const filled = async (): Promise<string> => {
    const source = newest.current;
    if (!hasFields(source)) return source;
    const { text: full, missing } = await fillText(phone, source);
    if (missing.length > 0) throw new Error(text.missing(name, missing.map(fieldLabel).join(', ')));
    return full;
  };

  /** @param goesAt in milliseconds since 1970; null for after the time to undo. */
  const send = async (goesAt: number | null): Promise<boolean> => {
    if (isSending) return false;
    setIsSending(true);
    try {
      const sent = await doOrTell(text.notSent, async () => {
        const full = await filled();
        if (order.current.requestId === '' || order.current.text !== full) {
          order.current = { text: full, requestId: crypto.randomUUID() };
        }
        const { requestId } = order.current;
        return await sendText({ requestId, phone, text: full, picture, goesAt });
      });
      if (sent === null) return false;
      order.current = { text: '', requestId: '' };
      begin({ picture: null });
      write('');
      tellSent(phone, name, sent.value, goesAt !== null);
      await autosave.flush();
      return true;
    } finally {
      setIsSending(false);
    }
  };

  const keepNote = async (): Promise<boolean> => {
    const said = (begun.get(phone) ?? nothing).note.trim();
    if (said === '') return false;
    const added = await doOrTell(text.noteNotAdded, () => addNote(phone, said));
    if (added === null) return false;
    begin({ note: '' });
    return true;
  };

  return {
    written,
    write,
    picture,
    setPicture: (next: DraftPicture | null) => begin({ picture: next }),
    note,
    writeNote: (next: string) => begin({ note: next }),
    saveState: autosave.state,
    isSending,
    send,
    keepNote,
  };
}

interface Sent {
  readonly messageId: number;
  readonly goesAt: number;
}

function tellSent(phone: string, name: string, { messageId, goesAt }: Sent, isLater: boolean) {
  const undo = async () => {
    const isBack = giveBack(phone, await undoText(messageId));
    return isBack ? text.undone : text.undoneElsewhere;
  };
  if (isLater) {
    notifyUndoable({
      message: text.scheduled(name, formatMoment(goesAt)),
      failure: text.notUndone,
      undo,
    });
  } else if (goesAt > Date.now()) {
    notifyUndoable({
      message: (seconds) => text.sent(name, seconds),
      until: goesAt,
      failure: text.notUndone,
      undo,
    });
  } else notifyDone(text.sentNow(name));
}
