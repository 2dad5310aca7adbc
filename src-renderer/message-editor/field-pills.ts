import { RangeSet, StateField, type EditorState, type Range } from '@codemirror/state';
import { Decoration, EditorView, WidgetType, type DecorationSet } from '@codemirror/view';
import { textInQuotes } from '../../src-shared/template/template.ts';
import type { FieldUse } from '../../src-shared/template/template-syntax.ts';
import { words } from '../words.ts';
import { fieldLabel } from './editor-field.ts';
import { knowledge, pillsOf, textFacts } from './editor-state.ts';

const text = words.messageEditor;

interface PillLook {
  readonly label: string;
  /** Its text for people who have no value; null where there is none. */
  readonly fallback: string | null;
  /** The field as it is written. */
  readonly source: string;
  /** Whether somebody in the audience would find a gap. */
  readonly isEmptyForSome: boolean;
  readonly isSelected: boolean;
}

class PillWidget extends WidgetType {
  private readonly look: PillLook;

  constructor(look: PillLook) {
    super();
    this.look = look;
  }

  override eq({ look }: PillWidget): boolean {
    return (
      look.source === this.look.source &&
      look.isEmptyForSome === this.look.isEmptyForSome &&
      look.isSelected === this.look.isSelected
    );
  }

  override toDOM(): HTMLElement {
    const { label, fallback, source, isEmptyForSome, isSelected } = this.look;
    const pill = document.createElement('span');
    pill.className = 'message-pill';
    pill.dataset['source'] = source;
    pill.dataset['tone'] = isEmptyForSome ? 'attention' : 'egg';
    if (isSelected) pill.dataset['selected'] = '';
    pill.setAttribute('role', 'img');
    pill.setAttribute(
      'aria-label',
      fallback === null ? text.pill(label) : text.pillOr(label, fallback),
    );
    pill.append(label);
    const second = isEmptyForSome ? text.addFallback : fallback === null ? '' : text.or(fallback);
    if (second !== '') {
      const more = document.createElement('span');
      more.className = 'message-pill-more';
      more.append(second);
      pill.append(' ', more);
    }
    return pill;
  }

  override ignoreEvent(): boolean {
    return false;
  }
}

/** The text in quotes that a field has for people without a value; null where it has none, or a field. */
export function fallbackOf(use: FieldUse): string | null {
  const value = use.filters.findLast(({ name }) => name === 'default')?.values[0];
  return value !== undefined && /^["']/.test(value) ? textInQuotes(value) : null;
}

/** Whether a field has any `default`: then it leaves no gap that a new one would fill. */
function hasDefault(use: FieldUse): boolean {
  return use.filters.some(({ name }) => name === 'default');
}

function pillRanges(state: EditorState): DecorationSet {
  const { emptyFields } = state.facet(knowledge);
  const { from: start, to: end, empty } = state.selection.main;
  const ranges = pillsOf(state).map(({ from, to, use }) =>
    Decoration.replace({
      widget: new PillWidget({
        label: fieldLabel(use.name),
        fallback: fallbackOf(use),
        source: state.sliceDoc(from, to),
        isEmptyForSome: !hasDefault(use) && emptyFields.some(({ field }) => field === use.name),
        isSelected: !empty && start <= from && to <= end,
      }),
    }).range(from, to),
  );
  return Decoration.set(ranges);
}

/** The fields of the text as pills: one step of the cursor, deleted and copied as a whole. */
export const fieldPills = StateField.define<DecorationSet>({
  create: pillRanges,
  update: (pills, { docChanged, selection, startState, state }) =>
    docChanged || selection || startState.facet(knowledge) !== state.facet(knowledge)
      ? pillRanges(state)
      : pills,
  provide: (field) => [
    EditorView.decorations.from(field),
    EditorView.atomicRanges.of((view) => view.state.field(field)),
  ],
});

/** What is wrong in the text, or costs more than needed, each where it stands. */
export const textMarks = StateField.define<DecorationSet>({
  create: markRanges,
  update: (marks, { docChanged, startState, state }) =>
    docChanged || startState.facet(knowledge) !== state.facet(knowledge)
      ? markRanges(state)
      : marks,
  provide: (field) => EditorView.decorations.from(field),
});

const wrong = Decoration.mark({ class: 'message-wrong' });
const blocked = Decoration.mark({ class: 'message-blocked' });
const costly = Decoration.mark({ class: 'message-costly' });

function markRanges(state: EditorState): DecorationSet {
  const facts = state.field(textFacts);
  const inField = (place: number) =>
    facts.marks.some(({ from, to }) => from <= place && place < to);
  const ranges: Range<Decoration>[] = [];
  for (const { from, to, problem } of facts.marks) {
    if (problem !== null) ranges.push(wrong.range(from, to));
  }
  for (const { index, text: link } of facts.links) {
    ranges.push(blocked.range(index, index + link.length));
  }
  const characters = new Set(facts.costly?.characters.map(({ character }) => character));
  if (characters.size > 0) {
    for (let place = 0; place < facts.text.length; place += 1) {
      if (!characters.has(facts.text.charAt(place)) || inField(place)) continue;
      ranges.push(costly.range(place, place + 1));
    }
  }
  return RangeSet.of(ranges, true);
}
