import type { Extension } from '@codemirror/state';
import { hoverTooltip, type EditorView } from '@codemirror/view';
import { words } from '../words.ts';
import { textFacts } from './editor-state.ts';

/** How long a pointer rests before the reason is shown, in milliseconds. */
const restMs = 250;

/** Why a part of the text is marked, with what to put in its place. */
export function problemTooltip(): Extension {
  return hoverTooltip(
    (view, place) => {
      const mark = view.state
        .field(textFacts)
        .marks.find(({ from, to, problem }) => problem !== null && from <= place && place <= to);
      if (mark === undefined || mark.problem === null) return null;
      const { from, to, problem, suggestion } = mark;
      return {
        pos: from,
        end: to,
        create(shown) {
          const dom = document.createElement('div');
          dom.className = 'message-reason';
          const reason = document.createElement('p');
          reason.textContent = problem;
          dom.append(reason);
          if (suggestion !== null && !view.state.readOnly) {
            const button = document.createElement('button');
            button.type = 'button';
            button.textContent = words.messageEditor.use(suggestion);
            button.addEventListener('click', () => replaceRange(shown, from, to, suggestion));
            dom.append(button);
          }
          return { dom };
        },
      };
    },
    { hoverTime: restMs, hideOnChange: true },
  );
}

/** Puts a text in the place of another, with the cursor behind, as one step that can be undone. */
export function replaceRange(view: EditorView, from: number, to: number, insert: string): void {
  view.dispatch({
    changes: { from, to, insert },
    selection: { anchor: from + insert.length },
    userEvent: 'input',
    scrollIntoView: true,
  });
  view.focus();
}
