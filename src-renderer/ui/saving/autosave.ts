/** Whether the typed text is saved. */
export type SaveState =
  | { readonly state: 'saved' }
  | { readonly state: 'saving' }
  | { readonly state: 'failed'; readonly error: Error };

/** A value that cannot be saved as it is, which its own field says. */
export class FieldProblem extends Error {
  override readonly name = 'FieldProblem';
}

/** Saves one value; throws to say why it cannot be saved. */
type Save = () => Promise<void>;

interface AutosaveOptions {
  /** The pause in typing after which it is saved, in milliseconds. */
  readonly pauseMs: number;
  readonly onState: (state: SaveState) => void;
}

export interface Autosave {
  /** Schedules a save after the pause; it replaces a save that still waits. */
  readonly change: (save: Save) => void;
  /** Saves at once; resolves to whether everything is saved. */
  readonly flush: () => Promise<boolean>;
}

/**
 * Saves what a person types as they go. One save runs at a time, always of the newest value. What
 * could not be saved is kept, and tried again with the next change or flush.
 */
export function createAutosave({ pauseMs, onState }: AutosaveOptions): Autosave {
  let waiting: Save | null = null;
  let running: Promise<boolean> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const saveWaiting = async (): Promise<boolean> => {
    while (waiting !== null) {
      const save = waiting;
      onState({ state: 'saving' });
      try {
        await save();
      } catch (thrown) {
        // A newer save waits, and may succeed.
        if (waiting !== save) continue;
        const error = thrown instanceof Error ? thrown : new Error(String(thrown));
        onState({ state: 'failed', error });
        return false;
      }
      if (waiting === save) waiting = null;
    }
    onState({ state: 'saved' });
    return true;
  };

  const flush = async (): Promise<boolean> => {
    clearTimeout(timer);
    if (waiting === null && running === null) return true;
    running ??= saveWaiting().finally(() => {
      running = null;
    });
    return running;
  };

  return {
    change(save) {
      waiting = save;
      onState({ state: 'saving' });
      clearTimeout(timer);
      timer = setTimeout(() => void flush(), pauseMs);
    },
    flush,
  };
}
