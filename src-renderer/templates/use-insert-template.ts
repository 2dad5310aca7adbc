import { useEffect, useRef } from 'react';
import { useNoteTemplateUse } from '../api/templates.ts';
import { notifyUndoable } from '../ui/undo-notice.tsx';
import { words } from '../words.ts';

const text = words.templates.picker;

/** What becomes of the text that a draft has already. */
export type Insertion = 'replace' | 'add';

interface Inserted {
  /** Null for a starter. */
  readonly id: number | null;
  readonly name: string;
  readonly body: string;
}

/** Returns what writes a template into a draft and offers to undo that; nothing typed since is undone. */
export function useInsertTemplate(body: string, onChange: (body: string) => void) {
  const noteUse = useNoteTemplateUse();
  const isOpen = useRef(true);
  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
    };
  }, []);
  const newest = useRef(body);
  useEffect(() => {
    newest.current = body;
  }, [body]);

  return ({ id, name, body: inserted }: Inserted, how: Insertion) => {
    const before = newest.current;
    const after = how === 'replace' ? inserted : withEnd(before, inserted);
    onChange(after);
    // That a template was used is worth no notice where it cannot be noted.
    if (id !== null) noteUse(id).catch(() => undefined);
    notifyUndoable({
      message: text.inserted(name),
      failure: text.notUndone,
      async undo() {
        if (!isOpen.current) throw new Error(text.left);
        if (newest.current !== after) throw new Error(text.changedSince);
        onChange(before);
        return await Promise.resolve(text.undone);
      },
    });
  };
}

function withEnd(before: string, added: string): string {
  return /\s$/.test(before) || before === '' ? `${before}${added}` : `${before}\n${added}`;
}
