import { joinedDraft } from '../../../src-shared/inbox/joined-draft.ts';

/** What is written in a field, and how much of that is saved. */
export interface AnswerField {
  readonly text: () => string;
  readonly write: (next: string) => void;
  /**
   * What was written elsewhere or given back, unless something new is being written here.
   *
   * @param draft as it was read last. The same again says nothing: a save since may not be read yet.
   */
  readonly adopt: (draft: string) => void;
  /** Puts a text that did not go before what was written since. */
  readonly takeBack: (returned: string) => void;
  /**
   * Empties the field and hands its text over. What is typed meanwhile stays. Until the text went, the saved
   * draft keeps both; where it did not go, so does the field again.
   *
   * @param deliver resolves to null where the text did not go.
   */
  readonly send: <T>(deliver: (text: string) => Promise<T | null>) => Promise<T | null>;
}

interface Edges {
  /** Schedules a save, which replaces one that still waits. */
  readonly change: (save: () => Promise<void>) => void;
  readonly save: (draft: string) => Promise<void>;
  readonly onText: (text: string) => void;
}

/** @param draft as it was read. */
export function createAnswerField(draft: string, { change, save, onText }: Edges): AnswerField {
  let text = draft;
  let read = draft;
  let saved = draft;
  /** On its way, and not surely gone. */
  let handedOver = '';
  /** Changes, and how many of them are saved. */
  let changes = 0;
  let savedChanges = 0;

  const show = (next: string) => {
    text = next;
    onText(next);
  };
  const write = (next: string) => {
    show(next);
    changes += 1;
    change(async () => {
      const wanted = joinedDraft(handedOver, text);
      const upTo = changes;
      await save(wanted);
      saved = wanted;
      savedChanges = upTo;
    });
  };
  return {
    text: () => text,
    write,
    adopt(next) {
      if (next === read) return;
      read = next;
      // While a save is under way, what is read may be what it replaces.
      if (savedChanges < changes || next === saved || text !== saved) return;
      saved = next;
      show(next);
    },
    takeBack(returned) {
      // As a draft the text may have come back earlier, and be on its way again.
      if (returned !== handedOver) write(joinedDraft(returned, text));
    },
    async send(deliver) {
      const source = text;
      handedOver = source;
      show('');
      let delivered: Awaited<ReturnType<typeof deliver>> = null;
      try {
        delivered = await deliver(source);
      } finally {
        handedOver = '';
        // Whoever sent the text took it out of the draft, too.
        write(delivered === null ? joinedDraft(source, text) : text);
      }
      return delivered;
    },
  };
}
