/** Whether the typed text is saved. */
export type SaveState =
  | { readonly state: 'saved' }
  | { readonly state: 'saving' }
  | { readonly state: 'failed'; readonly error: Error };

/** A value that cannot be saved as it is, which its own field says. */
export class FieldProblem extends Error {
  override readonly name = 'FieldProblem';
}

/** Whether a field says why the text is not saved. */
export function isFieldProblem(state: SaveState): boolean {
  return state.state === 'failed' && state.error instanceof FieldProblem;
}

/** Saves one value; throws to say why it cannot be saved. */
type Save = () => Promise<void>;

interface AutosaveOptions {
  /** The pause in typing after which it is saved, in milliseconds. */
  readonly pauseMs: number;
  /** Whoever types without a pause is saved this long after the first change, in milliseconds. */
  readonly longestMs?: number;
  /** What could not be saved is tried again after so many milliseconds, where that may help. */
  readonly retryMs?: number;
  readonly mayHelp?: (error: Error) => boolean;
  readonly onState: (state: SaveState) => void;
}

export interface Autosave {
  /** Schedules a save after the pause; it replaces a save that still waits. */
  readonly change: (save: Save) => void;
  /** Saves at once; resolves to whether everything is saved. */
  readonly flush: () => Promise<boolean>;
  /** Whether anything is not saved yet. */
  readonly isPending: () => boolean;
  /** Why the last save failed; null where it did not. */
  readonly failure: () => Error | null;
  /** Gives up what is not saved: something else took its place. */
  readonly discard: () => void;
}

/**
 * Saves what a person types as they go. One save runs at a time, always of the newest value. What
 * could not be saved is kept, and tried again with the next change or flush.
 */
export function createAutosave(options: AutosaveOptions): Autosave {
  const { pauseMs, longestMs, retryMs, mayHelp = () => false, onState } = options;
  let waiting: Save | null = null;
  let failure: Error | null = null;
  let running: Promise<boolean> | null = null;
  let pause: ReturnType<typeof setTimeout> | undefined;
  let longest: ReturnType<typeof setTimeout> | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const stopTimers = () => {
    clearTimeout(pause);
    clearTimeout(longest);
    clearTimeout(retry);
    longest = undefined;
  };

  const saveWaiting = async (isQuiet: boolean): Promise<boolean> => {
    while (waiting !== null) {
      const save = waiting;
      if (!isQuiet) onState({ state: 'saving' });
      try {
        await save();
      } catch (thrown) {
        // A newer save waits, and may succeed; or nobody wants this one any more.
        if (waiting !== save) continue;
        const error = thrown instanceof Error ? thrown : new Error(String(thrown));
        failure = error;
        onState({ state: 'failed', error });
        if (retryMs !== undefined && mayHelp(error)) {
          retry = setTimeout(() => void saveNow(true), retryMs);
        }
        return false;
      }
      if (waiting === save) waiting = null;
    }
    failure = null;
    onState({ state: 'saved' });
    return true;
  };

  /** @param isQuiet whether the failure before is told until this one succeeds. */
  const saveNow = async (isQuiet = false): Promise<boolean> => {
    stopTimers();
    if (waiting === null && running === null) return true;
    running ??= saveWaiting(isQuiet).finally(() => {
      running = null;
    });
    return running;
  };

  return {
    change(save) {
      waiting = save;
      onState({ state: 'saving' });
      clearTimeout(pause);
      clearTimeout(retry);
      pause = setTimeout(() => void saveNow(), pauseMs);
      if (longestMs !== undefined) longest ??= setTimeout(() => void saveNow(), longestMs);
    },
    flush: () => saveNow(),
    isPending: () => waiting !== null || running !== null,
    failure: () => failure,
    discard() {
      stopTimers();
      waiting = null;
      failure = null;
      if (running === null) onState({ state: 'saved' });
    },
  };
}
