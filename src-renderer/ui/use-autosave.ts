import { useEffect, useRef, useState } from 'react';
import { createAutosave, type Autosave, type SaveState } from './autosave.ts';

/** Well under the half second that a person may lose. */
const pauseMs = 400;

/**
 * Saves what a person types after a pause, and at once when they leave the field, the screen or the
 * window. `save` may throw to say why something cannot be saved.
 */
export function useAutosave<T>(save: (value: T) => Promise<void>): Autosave<T> & {
  readonly state: SaveState;
} {
  const [state, setState] = useState<SaveState>({ state: 'saved' });
  const latestSave = useRef(save);
  useEffect(() => {
    latestSave.current = save;
  });
  const [autosave] = useState(() =>
    createAutosave<T>({ save: (value) => latestSave.current(value), pauseMs, onState: setState }),
  );
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
  return { ...autosave, state };
}
