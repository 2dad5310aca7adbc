import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { fieldText } from './editor-field.ts';
import { knowledge } from './editor-state.ts';

/** What begins a field: one brace or two, and the beginning of a name. */
const beginning = /\{\{? ?[\p{L}\p{N}_]*$/u;
const namePart = /^[\p{L}\p{N}_]*$/u;

/** The fields, once `{` is typed, with a value of a real contact each. */
export function fieldCompletion(): Extension {
  return autocompletion({
    override: [fieldSource],
    icons: false,
    // A key that follows at once belongs to the list: nobody has to wait for it.
    interactionDelay: 0,
    activateOnTypingDelay: 0,
    tooltipClass: () => 'message-completion',
  });
}

function fieldSource(context: CompletionContext): CompletionResult | null {
  const begun = context.matchBefore(beginning);
  if (begun === null && !context.explicit) return null;
  const braces = begun === null ? '' : (/^\{\{? ?/.exec(begun.text)?.[0] ?? '');
  return {
    from: (begun?.from ?? context.pos) + braces.length,
    options: context.state.facet(knowledge).fields.map(({ name, label, sample }, place) => ({
      label: name,
      displayLabel: label,
      ...(sample === '' ? {} : { detail: sample }),
      // In the order of the fields, not of the alphabet.
      boost: -place,
      apply: insertCompletion,
    })),
    validFor: namePart,
  };
}

function insertCompletion(view: EditorView, { label }: Completion, from: number, to: number): void {
  const before = view.state.sliceDoc(Math.max(0, from - 3), from);
  const after = view.state.sliceDoc(to, to + 3);
  const start = from - (/\{\{? ?$/.exec(before)?.[0].length ?? 0);
  const end = to + (/^ ?\}\}?/.exec(after)?.[0].length ?? 0);
  const insert = fieldText(label);
  view.dispatch({
    changes: { from: start, to: end, insert },
    selection: { anchor: start + insert.length },
    userEvent: 'input.complete',
    scrollIntoView: true,
  });
}
