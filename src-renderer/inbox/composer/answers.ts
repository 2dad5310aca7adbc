import { joinedDraft } from '../../../src-shared/inbox/joined-draft.ts';
import type { DraftPicture } from '../../../src-shared/picture/picture.ts';
import { saveDraft } from '../../api/inbox/conversations.ts';
import type { Autosave, SaveState } from '../../ui/saving/autosave.ts';
import { openAutosave } from '../../ui/saving/use-autosave.ts';
import { createAnswerField } from './answer-field.ts';
import { createOrders, type Orders } from './orders.ts';

/** Whose answer: a number has one in practice, and one that really goes. */
export interface AnswerOf {
  readonly phone: string;
  readonly isPractice: boolean;
}

/** A text to somebody, with its picture. */
export interface Answer {
  readonly text: string;
  readonly picture: DraftPicture | null;
}

/** What is begun for somebody, as it stands now. */
export interface Begun extends Answer {
  readonly note: string;
  readonly isSending: boolean;
  readonly saveState: SaveState;
}

/** An answer that is being written. It outlives its field: whoever comes back finds it, or finds it on its way. */
export interface BegunAnswer {
  readonly now: () => Begun;
  /** Calls at each change, until the returned function is called. */
  readonly subscribe: (onChange: () => void) => () => void;
  readonly autosave: Autosave;
  /** Says that its field is in sight, until the returned function is called. */
  readonly show: () => () => void;
  readonly write: (text: string) => void;
  readonly setPicture: (picture: DraftPicture | null) => void;
  readonly writeNote: (note: string) => void;
  /** See `AnswerField.adopt`. */
  readonly adopt: (draft: string) => void;
  /**
   * Sends what is written, once: while that is on its way nothing else goes to the same number.
   *
   * @param deliver resolves to null where the text did not go; then all of it is back.
   * @returns null where nothing went.
   */
  readonly send: <T>(
    deliver: (answer: Answer, orders: Orders) => Promise<T | null>,
  ) => Promise<T | null>;
  /**
   * Takes the note out of its field, once; where it could not be added, it is back before what was written since.
   *
   * @param add resolves to whether it was added.
   */
  readonly keepNote: (add: (note: string) => Promise<boolean>) => Promise<void>;
}

/** Where a text that did not go is now: in its field, or kept where no field is in sight. */
export type GivenBackTo = 'field' | 'draft';

export interface Answers {
  /**
   * The answer to somebody.
   *
   * @param draft as it was read; for an answer that is here already, `adopt` takes what changed.
   */
  readonly of: (whose: AnswerOf, draft: string) => BegunAnswer;
  /** Gives a text that was not sent back to its conversation, where its words are in the saved draft already. */
  readonly giveBack: (whose: AnswerOf, answer: Answer) => GivenBackTo;
}

/** @param save saves the draft for a number. */
export function createAnswers(save: (phone: string, draft: string) => Promise<void>): Answers {
  const begun = new Map<string, ReturnType<typeof beginAnswer>>();
  const keyOf = ({ phone, isPractice }: AnswerOf) => `${phone} ${isPractice}`;
  return {
    of(whose, draft) {
      const key = keyOf(whose);
      const known = begun.get(key);
      if (known !== undefined) return known;
      const answer = beginAnswer(draft, async (next) => await save(whose.phone, next));
      begun.set(key, answer);
      return answer;
    },
    giveBack: (whose, answer) => begun.get(keyOf(whose))?.takeBack(answer) ?? 'draft',
  };
}

function beginAnswer(draft: string, save: (draft: string) => Promise<void>) {
  let now: Begun = {
    text: draft,
    picture: null,
    note: '',
    isSending: false,
    saveState: { state: 'saved' },
  };
  let inSight = 0;
  const listeners = new Set<() => void>();
  const set = (part: Partial<Begun>) => {
    now = { ...now, ...part };
    for (const listener of listeners) listener();
  };
  const autosave = openAutosave({
    mayHelp: () => true,
    onState: (saveState) => set({ saveState }),
  });
  const orders = createOrders();
  const field = createAnswerField(draft, {
    change: autosave.change,
    save,
    onText: (text) => set({ text }),
  });
  /** A picture that was chosen since stays: a text has one. */
  const returnPicture = (picture: DraftPicture | null) => {
    if (picture !== null && now.picture === null) set({ picture });
  };
  return {
    now: () => now,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    autosave,
    show() {
      inSight += 1;
      return () => {
        inSight -= 1;
      };
    },
    write: field.write,
    setPicture: (picture) => set({ picture }),
    writeNote: (note) => set({ note }),
    adopt: field.adopt,
    takeBack(answer: Answer): GivenBackTo {
      field.takeBack(answer.text);
      returnPicture(answer.picture);
      if (inSight > 0) return 'field';
      void autosave.flush();
      return 'draft';
    },
    async send(deliver) {
      if (now.isSending) return null;
      const { picture } = now;
      set({ isSending: true, picture: null });
      let delivered: Awaited<ReturnType<typeof deliver>> = null;
      try {
        delivered = await field.send(async (text) => await deliver({ text, picture }, orders));
        if (delivered !== null) orders.done();
      } finally {
        if (delivered === null) returnPicture(picture);
        set({ isSending: false });
        void autosave.flush();
      }
      return delivered;
    },
    async keepNote(add) {
      const { note } = now;
      if (note.trim() === '') return;
      set({ note: '' });
      let isAdded = false;
      try {
        isAdded = await add(note.trim());
      } finally {
        if (!isAdded) set({ note: joinedDraft(note, now.note) });
      }
    },
  } satisfies BegunAnswer & { readonly takeBack: (answer: Answer) => GivenBackTo };
}

/** The answers that were begun in this window, until it closes. */
export const answers = createAnswers(saveDraft);
