import { StateField, type EditorState, type Extension } from '@codemirror/state';
import { Decoration, EditorView, type DecorationSet } from '@codemirror/view';

const rightToLeft = Decoration.line({ attributes: { dir: 'rtl' } });

/** The first letter of a line says where it begins, as phones have it. */
const beginsRight =
  /^[^\p{L}]*[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

const directions = StateField.define<DecorationSet>({
  create: directionsOf,
  update: (before, { docChanged, state }) => (docChanged ? directionsOf(state) : before),
  provide: (field) => EditorView.decorations.from(field),
});

function directionsOf(state: EditorState): DecorationSet {
  const lines = [];
  for (let number = 1; number <= state.doc.lines; number += 1) {
    const line = state.doc.line(number);
    if (beginsRight.test(line.text)) lines.push(rightToLeft.range(line.from));
  }
  return Decoration.set(lines);
}

/** Each line runs in the direction of its script. */
export const lineDirections: Extension = [EditorView.perLineTextDirection.of(true), directions];
