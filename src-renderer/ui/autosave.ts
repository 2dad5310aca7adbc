/** Whether what a person typed is safe. */
export type SaveState =
  | { readonly state: 'saved' }
  | { readonly state: 'saving' }
  | { readonly state: 'failed'; readonly error: Error };

interface AutosaveOptions<T> {
  readonly save: (value: T) => Promise<void>;
  /** The pause in typing after which it is saved, in milliseconds. */
  readonly pauseMs: number;
  readonly onState: (state: SaveState) => void;
}

export interface Autosave<T> {
  /** Takes a newer value, to be saved after a pause. */
  readonly change: (value: T) => void;
  /** Saves now what is not saved yet; resolves to whether all is. */
  readonly flush: () => Promise<boolean>;
}

/**
 * Saves what a person types as they go. One save runs at a time, always with the newest value. What
 * could not be saved is kept, and tried again with the next change or flush.
 */
export function createAutosave<T>({ save, pauseMs, onState }: AutosaveOptions<T>): Autosave<T> {
  let waiting: { readonly value: T } | null = null;
  let running: Promise<boolean> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const saveWaiting = async (): Promise<boolean> => {
    while (waiting !== null) {
      const current = waiting;
      onState({ state: 'saving' });
      try {
        await save(current.value);
      } catch (error) {
        onState({
          state: 'failed',
          error: error instanceof Error ? error : new Error(String(error)),
        });
        return false;
      }
      if (waiting === current) waiting = null;
    }
    onState({ state: 'saved' });
    return true;
  };

  const flush = async (): Promise<boolean> => {
    clearTimeout(timer);
    if (running === null) {
      if (waiting === null) return true;
      running = saveWaiting().finally(() => {
        running = null;
      });
    }
    return running;
  };

  return {
    change(value) {
      waiting = { value };
      onState({ state: 'saving' });
      clearTimeout(timer);
      timer = setTimeout(() => void flush(), pauseMs);
    },
    flush,
  };
}
