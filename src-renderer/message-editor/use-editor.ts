import type { EditorView } from '@codemirror/view';
import { useMantineStyleNonce } from '@mantine/core';
import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { changeText, createEditor, tellKnowledge, tellSettings } from './create-editor.ts';
import type { EditorKnowledge } from './editor-state.ts';
import { ValueSync } from './value-sync.ts';

interface EditorOptions {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly known: EditorKnowledge;
  readonly labelledBy: string;
  readonly describedBy: string;
  readonly isReadOnly: boolean;
  /** The longest text, in characters (UTF-16 units); as it is when the editor is made. */
  readonly longest: number;
}

interface LivingEditor {
  /** Null until it is made. */
  readonly view: EditorView | null;
  readonly holder: RefObject<HTMLDivElement | null>;
  /** The place where the pill begins that is edited; null where none is. */
  readonly edited: number | null;
  readonly setEdited: (from: number | null) => void;
  /** How long the text would be after an insertion that was refused; null after any other. */
  readonly tooLong: number | null;
}

/** An editor in `holder`, which lives as long as its component and follows its properties. */
export function useEditor(options: EditorOptions): LivingEditor {
  const { value, known, labelledBy, describedBy, isReadOnly } = options;
  const holder = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<EditorView | null>(null);
  const [edited, setEdited] = useState<number | null>(null);
  const [tooLong, setTooLong] = useState<number | null>(null);
  const nonce = useMantineStyleNonce();
  const [sync] = useState(() => new ValueSync());
  const first = useRef({ ...options, nonce });
  const onChange = useRef(options.onChange);
  useLayoutEffect(() => {
    onChange.current = options.onChange;
  });

  useEffect(() => {
    if (holder.current === null) return undefined;
    const { nonce: getNonce, ...given } = first.current;
    sync.take(given.value);
    const made = createEditor(
      holder.current,
      {
        value: given.value,
        attributes: attributesOf(given),
        isReadOnly: given.isReadOnly,
        longest: given.longest,
        styleNonce: getNonce?.() ?? '',
        known: given.known,
      },
      {
        onChange(text) {
          sync.say(text);
          onChange.current(text);
        },
        onEdit: setEdited,
        onTooLong: setTooLong,
      },
    );
    setView(made);
    return () => made.destroy();
  }, [sync]);

  useEffect(() => {
    if (view === null || !sync.isForeign(value)) return;
    sync.take(value);
    changeText(view, value, true);
  }, [view, value, sync]);

  useEffect(() => {
    if (view !== null) tellKnowledge(view, known);
  }, [view, known]);

  useEffect(() => {
    if (view === null) return;
    tellSettings(view, { isReadOnly, attributes: attributesOf({ labelledBy, describedBy }) });
  }, [view, isReadOnly, labelledBy, describedBy]);

  // The popover keeps the focus until it is gone.
  const wasEdited = useRef(false);
  useEffect(() => {
    if (wasEdited.current && edited === null) view?.focus();
    wasEdited.current = edited !== null;
  }, [view, edited]);

  return { view, holder, edited, setEdited, tooLong };
}

function attributesOf({
  labelledBy,
  describedBy,
}: Pick<EditorOptions, 'labelledBy' | 'describedBy'>): Readonly<Record<string, string>> {
  return { 'aria-labelledby': labelledBy, 'aria-describedby': describedBy };
}
