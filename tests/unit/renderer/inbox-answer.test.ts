import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { joinedDraft } from '../../../src-shared/inbox/joined-draft.ts';
import { createAnswerField } from '../../../src-renderer/inbox/composer/answer-field.ts';
import { begin, begunFor } from '../../../src-renderer/inbox/composer/begun.ts';
import {
  giveBack,
  takeGivenBack,
  type Answer,
} from '../../../src-renderer/inbox/composer/given-back.ts';
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

  it('leaves the draft alone that another field has begun since', async () => {
    const { field, saved, flush } = openField({ draft: 'Until six' });
    const leave = field.open();
    leave();
    await field.send(async () => 7);
    await flush();
    expect(saved).toEqual([]);
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

  const picture = { hash: 'a'.repeat(64), alt: 'Rolls' };
  const other = { hash: 'b'.repeat(64), alt: 'Bread' };

  it('goes to its field where that is open, with its picture', () => {
    const take = vi.fn<(answer: Answer) => void>();
    const close = takeGivenBack('+12125550101', take);
    expect(giveBack('+12125550101', { text: 'Hi', picture })).toBe('field');
    expect(take).toHaveBeenCalledWith({ text: 'Hi', picture });
    close();
    expect(giveBack('+12125550101', { text: 'Hi', picture: null })).toBe('draft');
    expect(take).toHaveBeenCalledOnce();
  });

  it('keeps its picture for a field that is not open, unless there is another', () => {
    giveBack('+12125550102', { text: 'Hi', picture });
    expect(begunFor('+12125550102').picture).toEqual(picture);
    begin('+12125550103', { picture: other });
    giveBack('+12125550103', { text: 'Hi', picture });
    expect(begunFor('+12125550103').picture).toEqual(other);
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
