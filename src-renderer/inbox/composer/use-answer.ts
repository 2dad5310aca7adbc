import { useEffect, useEffectEvent, useState } from 'react';
import type { DraftPicture } from '../../../src-shared/picture/picture.ts';
import { arrivalAtTwilio } from '../../api/campaigns/pictures.ts';
import { fillText, saveDraft } from '../../api/inbox/conversations.ts';
import { addNote } from '../../api/inbox/moves.ts';
import { sendText, undoText } from '../../api/inbox/single-messages.ts';
import { doOrTell, notifyDone } from '../../ui/notices.tsx';
import { useAutosave } from '../../ui/saving/use-autosave.ts';
import { formatMoment } from '../../ui/text/times.ts';
import { notifyUndoable } from '../../ui/undo-notice.tsx';
import { words } from '../../words.ts';
import { fieldLabel } from '../../message-editor/editor-field.ts';
import { createAnswerField } from './answer-field.ts';
import { begin, begunFor, type Begun } from './begun.ts';
import { giveBack, takeGivenBack, type Answer } from './given-back.ts';
import { createOrders } from './orders.ts';
import { hasFields } from './send-block.ts';

const text = words.inbox.composer;

interface AnswerOptions {
  readonly phone: string;
  readonly name: string;
  /** The draft as it is saved. */
  readonly draft: string;
  /** Whether nothing goes to this number until somebody decides. */
  readonly isHeld: boolean;
}

/** An answer that is being written: saved as one types; sent once. */
export function useAnswer({ phone, name, draft, isHeld }: AnswerOptions) {
  const [written, setWritten] = useState(draft);
  const [{ picture, note }, setBegun] = useState(() => begunFor(phone));
  const [isSending, setIsSending] = useState(false);
  const [orders] = useState(createOrders);
  const autosave = useAutosave({ mayHelp: () => true });
  const [field] = useState(() =>
    createAnswerField(draft, {
      change: autosave.change,
      save: (next) => saveDraft(phone, next),
      onText: setWritten,
    }),
  );

  const keep = (part: Partial<Begun>) => setBegun(begin(phone, part));
  useEffect(() => field.adopt(draft), [field, draft]);
  /** A picture that was chosen since stays: a text has one. */
  const returnPicture = (returned: DraftPicture | null) => {
    if (returned !== null && begunFor(phone).picture === null) keep({ picture: returned });
  };
  const takeBack = useEffectEvent((answer: Answer) => {
    field.takeBack(answer.text);
    returnPicture(answer.picture);
  });
  useEffect(() => takeGivenBack(phone, (answer) => takeBack(answer)), [phone]);
  useEffect(() => field.open(), [field]);

  /** The text as the person will read it. */
  const filled = async (source: string): Promise<string> => {
    if (!hasFields(source)) return source;
    const { text: full, missing } = await fillText(phone, source);
    if (missing.length > 0) throw new Error(text.missing(name, missing.map(fieldLabel).join(', ')));
    return full;
  };

  /** @param goesAt in milliseconds since 1970; null for after the time to undo. */
  const send = async (goesAt: number | null): Promise<boolean> => {
    if (isSending) return false;
    setIsSending(true);
    keep({ picture: null });
    try {
      const sent = await field.send(async (source) => {
        const delivered = await doOrTell(text.notSent, async () => {
          const full = await filled(source);
          // Whoever had it put on Twilio need not wait for that before they send.
          if (picture !== null) await arrivalAtTwilio(picture.hash);
          return await sendText(orders.of({ phone, text: full, picture, goesAt }));
        });
        return delivered?.value ?? null;
      });
      if (sent === null) {
        returnPicture(picture);
        return false;
      }
      orders.done();
      tellSent({ phone, name, picture, ...sent, isLater: goesAt !== null, isHeld });
      return true;
    } finally {
      setIsSending(false);
      void autosave.flush();
    }
  };

  const keepNote = async (): Promise<boolean> => {
    const said = begunFor(phone).note.trim();
    if (said === '') return false;
    const added = await doOrTell(text.noteNotAdded, () => addNote(phone, said));
    if (added === null) return false;
    keep({ note: '' });
    return true;
  };

  return {
    written,
    write: field.write,
    picture,
    setPicture: (next: DraftPicture | null) => keep({ picture: next }),
    note,
    writeNote: (next: string) => keep({ note: next }),
    saveState: autosave.state,
    isSending,
    send,
    keepNote,
  };
}

interface Sent {
  readonly phone: string;
  readonly name: string;
  readonly picture: DraftPicture | null;
  readonly messageId: number;
  readonly goesAt: number;
  readonly isLater: boolean;
  readonly isHeld: boolean;
}

function tellSent({ phone, name, picture, messageId, goesAt, isLater, isHeld }: Sent) {
  const undo = async () => {
    const to = giveBack(phone, { text: await undoText(messageId), picture });
    return to === 'field' ? text.undone : text.undoneElsewhere;
  };
  // One for later waits for the decision; whoever answers at once has decided to.
  if (isHeld && isLater) {
    notifyUndoable({ message: text.sentHeld(name), failure: text.notUndone, undo });
  } else if (isLater) {
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
