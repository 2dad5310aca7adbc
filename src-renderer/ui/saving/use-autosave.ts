import { useEffect, useState } from 'react';
import { createAutosave, type Autosave, type SaveState } from './autosave.ts';

/** Well under the half second of typing that may be lost. */
const pauseMs = 400;

/**
 * Saves what a person types after a pause, and at once when the window loses the focus and when the
 * screen is left.
 */
export function useAutosave(): Autosave & { readonly state: SaveState } {
  const [state, setState] = useState<SaveState>({ state: 'saved' });
  const [autosave] = useState(() => createAutosave({ pauseMs, onState: setState }));
  useEffect(() => {
    const flush = () => void autosave.flush();
    window.addEventListener('blur', flush);
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('blur', flush);
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [autosave]);
  return { change: autosave.change, flush: autosave.flush, state };
}
