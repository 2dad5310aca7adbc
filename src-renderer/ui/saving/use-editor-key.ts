import { useState } from 'react';

interface EditorKeyState {
  readonly id: string;
  readonly key: number;
  readonly createdId: string | null;
}

/**
 * A key that stays the same while something new, whose id is `new`, becomes something saved, so that nobody
 * is interrupted in writing, and changes whenever anything else is opened.
 */
export function useEditorKey(id: string) {
  const [state, setState] = useState<EditorKeyState>({ id, key: 0, createdId: null });
  let current = state;
  if (state.id !== id) {
    const isSame = state.id === 'new' && state.createdId === id;
    current = { id, key: isSame ? state.key : state.key + 1, createdId: null };
    setState(current);
  }
  return {
    key: current.key,
    onCreated: (createdId: number) =>
      setState((known) => ({ ...known, createdId: String(createdId) })),
  };
}
