import { useEffect, useEffectEvent, useState } from 'react';
import { createAutosave, type Autosave, type SaveState } from './autosave.ts';
import { trackUnsaved } from './unsaved.ts';

/** So that, with the time a save takes, no change is unsaved for half a second. */
const pauseMs = 300;
const longestMs = 400;

/** What could not be saved, because another process was writing for long, is tried again after this. */
const retryMs = 3000;

interface OpenChoices {
  /** Whether the same may be saved a little later. */
  readonly mayHelp?: (error: Error) => boolean;
}

interface AutosaveChoices extends OpenChoices {
  /** Called where the form is left, or the window is closed, and something could not be saved. */
  readonly onLeftUnsaved?: (failure: Error | null) => Promise<void>;
}

/** The autosave of what outlives its form; `useSavesOnLeave` in the form. */
export function openAutosave({
  mayHelp,
  onState,
}: OpenChoices & { readonly onState: (state: SaveState) => void }): Autosave {
  return createAutosave({
    pauseMs,
    longestMs,
    onState,
    ...(mayHelp === undefined ? {} : { retryMs, mayHelp }),
  });
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
    openAutosave({ onState: setState, ...(mayHelp === undefined ? {} : { mayHelp }) }),
  );
  useSavesOnLeave(autosave, onLeftUnsaved);
  return { ...autosave, state };
}

/** Saves at once when the window loses the focus, when the screen is left and when the window closes. */
export function useSavesOnLeave(
  autosave: Autosave,
  onLeftUnsaved?: AutosaveChoices['onLeftUnsaved'],
): void {
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
}
