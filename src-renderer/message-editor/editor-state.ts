import { Facet, StateField, type EditorState } from '@codemirror/state';
import type { TemplateMark } from '../../src-shared/template/read-template.ts';
import type { EditorField, EmptyField } from './editor-field.ts';
import { factsOf, type TextFacts } from './text-facts.ts';

/** What the editor is told from outside. */
export interface EditorKnowledge {
  readonly fields: readonly EditorField[];
  /** The names of the custom ones among them. */
  readonly customFields: readonly string[];
  readonly emptyFields: readonly EmptyField[];
}

const nothing: EditorKnowledge = { fields: [], customFields: [], emptyFields: [] };

export const knowledge = Facet.define<EditorKnowledge, EditorKnowledge>({
  combine: (given) => given[0] ?? nothing,
});

/** What is known of the text, read once a change. */
export const textFacts = StateField.define<TextFacts>({
  create: readState,
  update: (facts, { docChanged, startState, state }) =>
    docChanged || startState.facet(knowledge) !== state.facet(knowledge) ? readState(state) : facts,
});

function readState(state: EditorState): TextFacts {
  return factsOf(state.doc.toString(), state.facet(knowledge).customFields);
}

/** A field that is drawn as a pill. */
export interface Pill {
  readonly from: number;
  readonly to: number;
  readonly use: NonNullable<TemplateMark['use']>;
}

/** The fields of the text that nothing is wrong with. */
export function pillsOf(state: EditorState): readonly Pill[] {
  return state
    .field(textFacts)
    .marks.flatMap(({ from, to, use, problem }) =>
      use === null || problem !== null ? [] : [{ from, to, use }],
    );
}

/** The pill at a place: the one that the selection covers, or that ends or begins there. */
export function pillAt(state: EditorState): Pill | undefined {
  const { from, to } = state.selection.main;
  const pills = pillsOf(state);
  return (
    pills.find((pill) => pill.from === from && pill.to === to) ??
    (from === to ? pills.find((pill) => pill.to === from || pill.from === from) : undefined)
  );
}
