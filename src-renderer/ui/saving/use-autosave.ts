import { useEffect, useEffectEvent, useState } from 'react';
import { createAutosave, type Autosave, type SaveState } from './autosave.ts';
import { trackUnsaved } from './unsaved.ts';

/** So that, with the time a save takes, no change is unsaved for half a second. */
const pauseMs = 300;
const longestMs = 400;

/** What could not be saved, because another process was writing for long, is tried again after this. */
const retryMs = 3000;

interface AutosaveChoices {
  /** Whether the same may be saved a little later. */
  readonly mayHelp?: (error: Error) => boolean;
  /** Called where the form is left, or the window is closed, and something could not be saved. */
  readonly onLeftUnsaved?: (failure: Error | null) => Promise<void>;
}

/**
 * Saves what a person types as they go: after a pause, at the latest 400 ms after the first change, and at
 * once when the window loses the focus, when the screen is left and when the window closes.
 */
export function useAutosave({ mayHelp, onLeftUnsaved }: AutosaveChoices = {}): Autosave & {
  readonly state: SaveState;
} {
  const [state, setState] = useState<SaveState>({ state: 'saved' });
  const [autosave] = useState(() =>
    createAutosave({
      pauseMs,
      longestMs,
      onState: setState,
      ...(mayHelp === undefined ? {} : { retryMs, mayHelp }),
    }),
  );
  const leave = useEffectEvent(async () => {
    if (!(await autosave.flush())) await onLeftUnsaved?.(autosave.failure());
  });
  useEffect(() => {
    const flush = () => void autosave.flush();
    const left = () => leave();
    const forget = trackUnsaved(left);
    window.addEventListener('blur', flush);
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('blur', flush);
      window.removeEventListener('pagehide', flush);
      void left().finally(forget);
    };
  }, [autosave]);
  return { ...autosave, state };
}
