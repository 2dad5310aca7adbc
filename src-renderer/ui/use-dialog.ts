import { useState } from 'react';

interface DialogState<T> {
  /** The subject of the dialog, also while it closes; undefined until it is first opened. */
  readonly subject: T | undefined;
  readonly opened: boolean;
}

interface Dialog<T> extends DialogState<T> {
  readonly open: (subject: T) => void;
  readonly close: () => void;
}

/**
 * A dialog that is opened for one thing after the other. It has to be drawn while it is closed, too:
 * only then does the focus go back to where it came from.
 */
export function useDialog<T>(): Dialog<T> {
  const [state, setState] = useState<DialogState<T>>({ subject: undefined, opened: false });
  return {
    ...state,
    open: (subject) => setState({ subject, opened: true }),
    close: () => setState((known) => ({ ...known, opened: false })),
  };
}
