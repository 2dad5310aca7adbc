import { useSyncExternalStore } from 'react';

/** State that survives while its screen is left. */
export interface KeptState<T> {
  readonly get: () => T;
  /** Every screen shows the new value before the next key press is handled. */
  readonly set: (next: T) => void;
  /** Calls back at each change until the returned function is called. */
  readonly subscribe: (onChange: () => void) => () => void;
}

/**
 * Makes state that outlives the screens that show it, until the window is closed.
 *
 * What a field shows must be kept here or in the state of a component, never in the cache of what the
 * main process told: the cache tells of a change later, and until then React puts the old text back.
 */
export function createKeptState<T>(initial: T): KeptState<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe(onChange) {
      listeners.add(onChange);
      return () => {
        listeners.delete(onChange);
      };
    },
  };
}

/** The current value; renders again at each change. */
export function useKeptState<T>(state: KeptState<T>): T {
  return useSyncExternalStore(state.subscribe, state.get);
}
