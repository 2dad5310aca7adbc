import { useEffect, useSyncExternalStore } from 'react';
import type { DraftPicture } from '../../../src-shared/picture/picture.ts';
import { arrivalAtTwilio } from '../../api/campaigns/pictures.ts';
import { fillText } from '../../api/inbox/conversations.ts';
import { addNote } from '../../api/inbox/moves.ts';
import { sendText, undoText } from '../../api/inbox/single-messages.ts';
import { doOrTell, notifyDone } from '../../ui/notices.tsx';
import { useSavesOnLeave } from '../../ui/saving/use-autosave.ts';
import { formatMoment } from '../../ui/text/times.ts';
import { notifyUndoable } from '../../ui/undo-notice.tsx';
import { words } from '../../words.ts';
import { fieldLabel } from '../../message-editor/editor-field.ts';
import { answers, type AnswerOf } from './answers.ts';
import { hasFields } from './send-block.ts';

const text = words.inbox.composer;

interface AnswerOptions extends AnswerOf {
  readonly name: string;
  /** The draft as it is saved. */
  readonly draft: string;
  /** Whether nothing goes to this number until somebody decides. */
  readonly isHeld: boolean;
  /** Whether the field is in sight; a note may stand in its place. */
  readonly isShown: boolean;
}

/** An answer that is being written: saved as one types; sent once. */
export function useAnswer({ phone, isPractice, name, draft, isHeld, isShown }: AnswerOptions) {
  const answer = answers.of({ phone, isPractice }, draft);
  const {
    text: written,
    picture,
    note,
    isSending,
    saveState,
  } = useSyncExternalStore(answer.subscribe, answer.now);
  useSavesOnLeave(answer.autosave);
  useEffect(() => answer.adopt(draft), [answer, draft]);
  useEffect(() => (isShown ? answer.show() : undefined), [answer, isShown]);

  /** The text as the person will read it. */
  const filled = async (source: string): Promise<string> => {
    if (!hasFields(source)) return source;
    const { text: full, missing } = await fillText(phone, source);
    if (missing.length > 0) throw new Error(text.missing(name, missing.map(fieldLabel).join(', ')));
    return full;
  };

  /** @param goesAt in milliseconds since 1970; null for after the time to undo. */
  const send = async (goesAt: number | null): Promise<void> => {
    const sent = await answer.send(async (sending, orders) => {
      const delivered = await doOrTell(text.notSent, async () => {
        const full = await filled(sending.text);
        // Whoever had it put on Twilio need not wait for that before they send.
        if (sending.picture !== null) await arrivalAtTwilio(sending.picture.hash);
        const order = { phone, text: full, picture: sending.picture, goesAt };
        return await sendText(orders.of(order));
      });
      return delivered === null ? null : { ...delivered.value, picture: sending.picture };
    });
    if (sent === null) return;
    tellSent({ phone, isPractice, name, ...sent, isLater: goesAt !== null, isHeld });
  };

  const keepNote = () =>
    answer.keepNote(async (said) => {
      return (await doOrTell(text.noteNotAdded, () => addNote(phone, said))) !== null;
    });

  const { write, setPicture, writeNote } = answer;
  return {
    written,
    write,
    picture,
    setPicture,
    note,
    writeNote,
    saveState,
    isSending,
    send,
    keepNote,
  };
}

interface Sent extends AnswerOf {
  readonly name: string;
  readonly picture: DraftPicture | null;
  readonly messageId: number;
  readonly goesAt: number;
  readonly isLater: boolean;
  readonly isHeld: boolean;
}

function tellSent({ phone, isPractice, name, picture, ...sent }: Sent) {
  const { messageId, goesAt, isLater, isHeld } = sent;
  const undo = async () => {
    const returned = { text: await undoText(messageId), picture };
    const to = answers.giveBack({ phone, isPractice }, returned);
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
