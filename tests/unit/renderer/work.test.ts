import { describe, expect, it } from 'vitest';
import { Work } from '../../../src-renderer/ui/controls/work.ts';

/** Work that ends when the returned function is called. */
function endless() {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  return { work: async () => await promise, end: () => resolve(undefined), fail: reject };
}

describe('work that a press starts', () => {
  it('is said to go on before it begins, and until it ends', async () => {
    const state = new Work();
    const seen: string[] = [];
    state.subscribe(() => seen.push(state.isGoingOn() ? 'goes on' : 'is over'));
    const { work, end } = endless();
    const started = state.start(() => {
      seen.push('begins');
      return work();
    });
    expect(seen).toEqual(['goes on', 'begins']);
    end();
    await started;
    expect(seen).toEqual(['goes on', 'begins', 'is over']);
  });

  it('is not begun a second time while it goes on', async () => {
    const state = new Work();
    const { work, end } = endless();
    let begun = 0;
    const press = () =>
      state.start(() => {
        begun += 1;
        return work();
      });
    const first = press();
    await press();
    expect(begun).toBe(1);
    end();
    await first;
    await press();
    expect(begun).toBe(2);
  });

  it('is over where it fails, too', async () => {
    const state = new Work();
    const { work, fail } = endless();
    const started = state.start(work);
    fail(new Error('The disk is full.'));
    await expect(started).rejects.toThrow('The disk is full.');
    expect(state.isGoingOn()).toBe(false);
  });
});
