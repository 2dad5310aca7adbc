/**
 * The items of a stream, in order, as they are wanted. `call` starts the call and passes its items on;
 * when the call ends the stream ends, and what it throws is thrown here after the last item.
 */
export async function* streamOf<Item>(
  call: (onItem: (item: Item, taken: () => void) => void) => Promise<unknown>,
): AsyncGenerator<Item, void> {
  const arrived: { readonly item: Item; readonly taken: () => void }[] = [];
  let wake: () => void = () => undefined;
  const ends: (() => void)[] = [];
  const endWith = (act: () => void) => {
    ends.push(act);
    wake();
  };
  call((item, taken) => {
    arrived.push({ item, taken });
    wake();
  }).then(
    () => endWith(() => undefined),
    (error: unknown) =>
      endWith(() => {
        throw error;
      }),
  );
  for (;;) {
    const next = arrived.shift();
    const [end] = ends;
    if (next !== undefined) {
      yield next.item;
      next.taken();
    } else if (end !== undefined) {
      return end();
    } else {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }
}
