import { createKeptState, type KeptState } from './kept-state.ts';

/**
 * State that also survives the window, kept on this computer: how a person likes to see something, never
 * what belongs to the data. Where nothing can be stored, it lasts as long as the window.
 *
 * @param name its key, unique in the window.
 * @param read makes sense of what was stored, maybe by an older Ovo; undefined where it makes none.
 */
export function createStoredState<T>(
  name: string,
  initial: T,
  read: (stored: unknown) => T | undefined,
): KeptState<T> {
  const key = `ovo-${name}`;
  const state = createKeptState(load(key, read) ?? initial);
  return {
    ...state,
    set(next) {
      state.set(next);
      try {
        localStorage.setItem(key, JSON.stringify(next));
      } catch {
        // A full or forbidden store: the choice lasts until the window closes.
      }
    },
  };
}

function load<T>(key: string, read: (stored: unknown) => T | undefined): T | undefined {
  try {
    return read(JSON.parse(localStorage.getItem(key) ?? 'null'));
  } catch {
    return undefined;
  }
}
