import { createKeptState } from '../ui/kept-state.ts';

const storageKey = 'ovo-dismissed';

/** The keys of what a person dismissed from Home; also after the app was closed. */
export const dismissed = createKeptState<ReadonlySet<string>>(stored());

export function dismiss(key: string): void {
  keep(new Set(dismissed.get()).add(key));
}

export function restoreDismissed(key: string): void {
  const rest = new Set(dismissed.get());
  rest.delete(key);
  keep(rest);
}

/** Forgets what is no longer there: where the same comes up again, that is news. */
export function forgetSettled(present: readonly string[]): void {
  const known = dismissed.get();
  const rest = present.filter((key) => known.has(key));
  if (rest.length < known.size) keep(new Set(rest));
}

function keep(keys: ReadonlySet<string>): void {
  dismissed.set(keys);
  localStorage.setItem(storageKey, JSON.stringify([...keys]));
}

function stored(): ReadonlySet<string> {
  // Tests of units have no window.
  if (typeof localStorage === 'undefined') return new Set();
  try {
    const keys: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]');
    return new Set(Array.isArray(keys) ? keys.filter((key) => typeof key === 'string') : []);
  } catch {
    return new Set();
  }
}
