import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { joinedDraft } from '../../../src-shared/inbox/joined-draft.ts';
import { createAnswerField } from '../../../src-renderer/inbox/composer/answer-field.ts';
import { createAnswers, type BegunAnswer } from '../../../src-renderer/inbox/composer/answers.ts';
import { createOrders } from '../../../src-renderer/inbox/composer/orders.ts';

/** A field whose saves run when they are asked for. */
function openField({ draft = '' } = {}) {
  let waiting: (() => Promise<void>) | null = null;
  const saved: string[] = [];
  const field = createAnswerField(draft, {
    change: (save) => {
      waiting = save;
    },
    save: async (next) => void saved.push(next),
    onText: () => undefined,
  });
  const flush = async () => {
    const save = waiting;
    waiting = null;
    await save?.();
  };
  return { field, saved, flush };
}

describe('a field for an answer', () => {
  it('is empty from the moment of sending, and keeps what is typed meanwhile', async () => {
    const { field, saved, flush } = openField({ draft: 'Until six' });
    const delivery = Promise.withResolvers<number>();
    const sent = field.send(() => delivery.promise);
    expect(field.text()).toBe('');
    field.write('And on');
    await flush();
    // Nothing is lost where Ovo is closed now.
    expect(saved).toEqual(['Until six\nAnd on']);
    delivery.resolve(7);
    expect(await sent).toBe(7);
    expect(field.text()).toBe('And on');
    await flush();
    expect(saved.at(-1)).toBe('And on');
  });

  it('is empty after a text was sent, and so is its draft', async () => {
    const { field, saved, flush } = openField();
    field.write('Until six');
    await field.send(async () => 7);
    await flush();
    expect(field.text()).toBe('');
    expect(saved).toEqual(['']);
  });

  it('has a text that was refused before what was typed since', async () => {
    const { field, saved, flush } = openField({ draft: 'Until six' });
    const delivery = Promise.withResolvers<null>();
    const sent = field.send(() => delivery.promise);
    field.write('And on');
    delivery.resolve(null);
    expect(await sent).toBeNull();
    expect(field.text()).toBe('Until six\nAnd on');
    await flush();
    expect(saved).toEqual(['Until six\nAnd on']);
  });

  it('stays empty after a text was sent, though the draft that a save wrote meanwhile is read late', async () => {
    const { field, saved, flush } = openField();
    field.write('Until six');
    const delivery = Promise.withResolvers<number>();
    const sent = field.send(() => delivery.promise);
    delivery.resolve(7);
    await sent;
    field.adopt('Until six');
    expect(field.text()).toBe('');
    await flush();
    field.adopt('');
    expect(field.text()).toBe('');
    expect(saved).toEqual(['']);
  });

  it('takes no draft from elsewhere while something is written or on its way', async () => {
    const { field } = openField({ draft: 'Until six' });
    field.adopt('Until seven');
    expect(field.text()).toBe('Until seven');
    await field.send(async () => {
      field.adopt('');
      field.adopt('From elsewhere');
      expect(field.text()).toBe('');
      return 7;
    });
    field.write('New');
    field.adopt('Old');
    expect(field.text()).toBe('New');
  });

  it('keeps what was saved while the draft is read late', async () => {
    const { field, flush } = openField({ draft: '' });
    field.write('Until six');
    await flush();
    // As the conversation was read before; whoever comes back is told so once more.
    field.adopt('');
    expect(field.text()).toBe('Until six');
    field.adopt('Until six');
    field.adopt('');
    expect(field.text()).toBe('');
  });

  it('takes a text back before what was written since, once', async () => {
    const { field, flush } = openField({ draft: 'And on' });
    // The draft, in which they are joined already, may come first.
    field.adopt('Until six\nAnd on');
    field.takeBack('Until six');
    expect(field.text()).toBe('Until six\nAnd on');
    await flush();
  });
});

describe('a text that is sent again at once', () => {
  it('does not come back a second time', async () => {
    const { field } = openField();
    field.adopt('Until six');
    await field.send(async () => {
      field.takeBack('Until six');
      return 7;
    });
    expect(field.text()).toBe('');
  });
});

describe('a text that comes back', () => {
  it('loses nothing, and is there once', () => {
    const said = fc.string({ maxLength: 20 });
    fc.assert(
      fc.property(said, said, (returned, written) => {
        const both = joinedDraft(returned, written);
        if (returned.trim() !== '') expect(both.startsWith(returned)).toBe(true);
        if (written.trim() !== '') expect(both.endsWith(written)).toBe(true);
        expect(joinedDraft(returned, both)).toBe(both);
      }),
    );
    expect(joinedDraft('See you', 'And bring a bag')).toBe('See you\nAnd bring a bag');
    expect(joinedDraft('See you', 'See you')).toBe('See you');
  });
});

describe('an answer whose conversation is left and opened again', () => {
  const ben = { phone: '+12125550101', isPractice: false };
  const picture = { hash: 'a'.repeat(64), alt: 'Rolls' };
  const other = { hash: 'b'.repeat(64), alt: 'Bread' };

  /** The answers of a window, whose saves end up in `saved`. */
  function openWindow() {
    const saved: string[] = [];
    const answers = createAnswers(async (_phone, next) => void saved.push(next));
    /** Opens the conversation, which read that draft last. */
    const mount = (draft: string) => {
      const answer = answers.of(ben, draft);
      answer.adopt(draft);
      const hide = answer.show();
      const leave = async () => {
        hide();
        await answer.autosave.flush();
      };
      return { answer, leave };
    };
    return { answers, saved, mount };
  }

  /** Sends what is written, leaves, and comes back while that is under way. */
  async function comeBackWhileSending() {
    const opened = openWindow();
    const first = opened.mount('Until six');
    first.answer.setPicture(picture);
    const delivery = Promise.withResolvers<number | null>();
    const sent = first.answer.send(() => delivery.promise);
    await first.leave();
    // The draft still has what is on its way.
    const { answer } = opened.mount('Until six');
    return { ...opened, answer, delivery, sent };
  }

  it('is not sent twice', async () => {
    const { answer, delivery, sent } = await comeBackWhileSending();
    expect(answer.now()).toMatchObject({ text: '', picture: null, isSending: true });
    const again = vi.fn<() => Promise<number>>(async () => 8);
    answer.write('Until six');
    expect(await answer.send(again)).toBeNull();
    expect(again).not.toHaveBeenCalled();
    delivery.resolve(7);
    expect(await sent).toBe(7);
    expect(answer.now()).toMatchObject({ text: 'Until six', isSending: false });
  });

  it('is asked for again with the id that it had', async () => {
    const { mount } = openWindow();
    const ids: string[] = [];
    const ask = (answer: BegunAnswer) =>
      answer.send(async ({ text }, orders) => {
        const content = { phone: ben.phone, text, picture: null, goesAt: null };
        ids.push(orders.of(content).requestId);
        return null;
      });
    const first = mount('Until six');
    await ask(first.answer);
    await first.leave();
    await ask(mount('Until six').answer);
    expect(ids).toEqual([ids[0], ids[0]]);
  });

  it('keeps what was written since it was sent', async () => {
    const { answer, delivery, sent, saved } = await comeBackWhileSending();
    answer.write('PS');
    await answer.autosave.flush();
    expect(saved.at(-1)).toBe('Until six\nPS');
    delivery.resolve(7);
    // Whoever sent it took it out of the draft, with what was saved since.
    answer.adopt('');
    await sent;
    answer.adopt('');
    expect(answer.now().text).toBe('PS');
    await answer.autosave.flush();
    expect(saved.at(-1)).toBe('PS');
  });

  it('is back before what was written since, where it did not go', async () => {
    const { answer, delivery, sent, saved } = await comeBackWhileSending();
    answer.write('PS');
    answer.setPicture(other);
    delivery.resolve(null);
    expect(await sent).toBeNull();
    // A picture that was chosen since stays.
    expect(answer.now()).toMatchObject({ text: 'Until six\nPS', picture: other });
    await answer.autosave.flush();
    expect(saved.at(-1)).toBe('Until six\nPS');
  });

  it('is back where sending broke off', async () => {
    const { answer, delivery, sent } = await comeBackWhileSending();
    delivery.reject(new Error('Gone'));
    await expect(sent).rejects.toThrow('Gone');
    expect(answer.now()).toMatchObject({ text: 'Until six', picture, isSending: false });
  });

  it('keeps its words although the conversation is read late', async () => {
    const { mount } = openWindow();
    const first = mount('');
    first.answer.write('Until six');
    first.answer.writeNote('Two, always');
    await first.leave();
    expect(mount('').answer.now()).toMatchObject({ text: 'Until six', note: 'Two, always' });
  });

  it('says where a text is that comes back: in its field, or kept where none is in sight', async () => {
    const { answers, mount, saved } = openWindow();
    const first = mount('');
    expect(answers.giveBack(ben, { text: 'Hi', picture })).toBe('field');
    expect(first.answer.now()).toMatchObject({ text: 'Hi', picture });
    await first.leave();
    expect(answers.giveBack(ben, { text: 'Hello', picture: other })).toBe('draft');
    expect(mount('').answer.now()).toMatchObject({ text: 'Hello\nHi', picture });
    expect(saved.at(-1)).toBe('Hello\nHi');
  });

  it('is another in practice, and for somebody else', () => {
    const { answers } = openWindow();
    const answer = answers.of(ben, 'Hi');
    const ofOthers = [
      { ...ben, isPractice: true },
      { ...ben, phone: '+12125550102' },
    ];
    for (const whose of ofOthers) {
      expect(answers.giveBack(whose, { text: 'Hi', picture })).toBe('draft');
      expect(answers.of(whose, '').now().text).toBe('');
    }
    expect(answer.now()).toMatchObject({ text: 'Hi', picture: null });
  });

  it('loses no word of a text or a note, whatever is done in whatever order', async () => {
    const step = fc.constantFrom('write', 'send', 'leave', 'went', 'failed', 'save', 'read');
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        let stored = '';
        const answers = createAnswers(async (_phone, next) => {
          stored = next;
        });
        let written = 0;
        const sent: string[] = [];
        let settle: ((went: boolean) => Promise<void>) | null = null;
        const open = () => {
          const answer = answers.of(ben, stored);
          answer.adopt(stored);
          return answer;
        };
        let answer = open();
        for (const one of steps) {
          if (one === 'write') {
            written += 1;
            const { text } = answer.now();
            answer.write(text === '' ? `w${written}` : `${text} w${written}`);
          } else if (one === 'send' && answer.now().text !== '') {
            const delivery = Promise.withResolvers<number | null>();
            let sending = '';
            const done = answer.send(({ text }) => {
              sending = text;
              return delivery.promise;
            });
            if (sending !== '') {
              settle = async (went) => {
                if (went) {
                  sent.push(sending);
                  stored = '';
                }
                delivery.resolve(went ? 1 : null);
                await done;
              };
            }
          } else if (one === 'went' || one === 'failed') {
            await settle?.(one === 'went');
            settle = null;
          } else if (one === 'save') await answer.autosave.flush();
          else if (one === 'read') answer.adopt(stored);
          else if (one === 'leave') {
            const left = answer.autosave.flush();
            answer = open();
            await left;
          }
        }
        await settle?.(false);
        await answer.autosave.flush();
        const all = [...sent, stored].flatMap((text) => text.match(/w\d+/g) ?? []);
        const expected = Array.from({ length: written }, (_, index) => `w${index + 1}`);
        expect(all).toEqual(expected);
        expect(answer.now().text).toBe(stored);
      }),
    );
  });
});

describe('a note', () => {
  const ben = { phone: '+12125550101', isPractice: false };

  it('is added once, and what is written meanwhile stays', async () => {
    const answer = createAnswers(async () => undefined).of(ben, '');
    const adding = Promise.withResolvers<boolean>();
    const add = vi.fn<(note: string) => Promise<boolean>>(() => adding.promise);
    answer.writeNote(' Two, always ');
    const kept = answer.keepNote(add);
    await answer.keepNote(add);
    answer.writeNote('And tea');
    adding.resolve(true);
    await kept;
    expect(add.mock.calls).toEqual([['Two, always']]);
    expect(answer.now().note).toBe('And tea');
  });

  it('is back before what was written since, where it could not be added', async () => {
    const answer = createAnswers(async () => undefined).of(ben, '');
    answer.writeNote('Two, always');
    const kept = answer.keepNote(async () => false);
    answer.writeNote('And tea');
    await kept;
    expect(answer.now().note).toBe('Two, always\nAnd tea');
  });
});

describe('an order', () => {
  const content = { phone: '+12125550101', text: 'Hi', picture: null, goesAt: null } as const;

  it('keeps its id while it is asked for again', () => {
    const orders = createOrders();
    expect(orders.of(content).requestId).toBe(orders.of({ ...content }).requestId);
  });

  it('has another id once the last one was carried out, as that may be taken back since', () => {
    const orders = createOrders();
    const { requestId } = orders.of(content);
    orders.done();
    expect(orders.of(content).requestId).not.toBe(requestId);
  });

  it.each([
    ['text', { text: 'Hello' }],
    ['picture', { picture: { hash: 'a'.repeat(64), alt: '' } }],
    ['time', { goesAt: 5 }],
  ])('has another id with another %s', (_what, part) => {
    const orders = createOrders();
    expect(orders.of(content).requestId).not.toBe(orders.of({ ...content, ...part }).requestId);
  });
});
