import { history, insertNewline, redo, standardKeymap, undo } from '@codemirror/commands';
import { acceptCompletion } from '@codemirror/autocomplete';
import { Compartment, EditorState, StateEffect, type Extension } from '@codemirror/state';
import { dropCursor, EditorView, keymap, tooltips } from '@codemirror/view';
import { cleanText } from '../../src-shared/lib/clean-text.ts';
import { words } from '../words.ts';
import { knowledge, pillAt, pillsOf, textFacts, type EditorKnowledge } from './editor-state.ts';
import { fieldCompletion } from './field-completion.ts';
import { fieldPills, textMarks } from './field-pills.ts';
import { lineDirections } from './line-directions.ts';
import { problemTooltip } from './problem-tooltip.ts';

/** What the editor tells. */
interface EditorReports {
  readonly onChange: (value: string) => void;
  /** A pill is to be edited, which begins there; null where what was edited is gone. */
  readonly onEdit: (from: number | null) => void;
  /** An insertion was refused, as the text would have so many characters; null once another change is made. */
  readonly onTooLong: (length: number | null) => void;
}

interface EditorSettings {
  readonly value: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly isReadOnly: boolean;
  /** The longest text, in characters (UTF-16 units). */
  readonly longest: number;
  /** What the page's policy asks of every style element. */
  readonly styleNonce: string;
  readonly known: EditorKnowledge;
}

const knowledgePart = new Compartment();
const settingsPart = new Compartment();

/** A change from outside, which is not reported back. */
const fromOutside = StateEffect.define();
const tooLong = StateEffect.define<number>();

export function createEditor(
  parent: HTMLElement,
  settings: EditorSettings,
  reports: EditorReports,
): EditorView {
  return new EditorView({
    parent,
    state: EditorState.create({
      doc: settings.value,
      extensions: [
        EditorView.cspNonce.of(settings.styleNonce),
        EditorState.phrases.of({ Completions: words.messageEditor.completions }),
        knowledgePart.of(knowledge.of(settings.known)),
        settingsPart.of(changingSettings(settings)),
        textFacts,
        fieldPills,
        textMarks,
        lineDirections,
        history(),
        fieldCompletion(),
        problemTooltip(),
        dropCursor(),
        // Within the landmark of the screen, and outside of what cuts it off.
        tooltips({ parent: document.getElementById('main') ?? document.body }),
        EditorView.lineWrapping,
        EditorView.clipboardInputFilter.of((text) =>
          cleanText(text.replaceAll(/\r\n?/g, '\n')).replaceAll('\t', ' '),
        ),
        keys(reports),
        pillClicks(reports),
        limit(settings.longest),
        EditorView.updateListener.of(({ docChanged, transactions, state }) => {
          const effects = transactions.flatMap((transaction) => transaction.effects);
          const refused = effects.find((effect) => effect.is(tooLong));
          if (refused !== undefined) reports.onTooLong(refused.value);
          if (!docChanged) return;
          reports.onTooLong(null);
          if (effects.some((effect) => effect.is(fromOutside))) reports.onEdit(null);
          else reports.onChange(state.doc.toString());
        }),
      ],
    }),
  });
}

/** Tells a living editor what has changed around it. */
export function tellKnowledge(view: EditorView, known: EditorKnowledge): void {
  if (view.state.facet(knowledge) === known) return;
  view.dispatch({ effects: knowledgePart.reconfigure(knowledge.of(known)) });
}

export function tellSettings(
  view: EditorView,
  settings: Pick<EditorSettings, 'attributes' | 'isReadOnly'>,
): void {
  view.dispatch({ effects: settingsPart.reconfigure(changingSettings(settings)) });
}

function changingSettings({
  attributes,
  isReadOnly,
}: Pick<EditorSettings, 'attributes' | 'isReadOnly'>): Extension {
  return [
    EditorState.readOnly.of(isReadOnly),
    EditorView.contentAttributes.of({
      role: 'textbox',
      'aria-multiline': 'true',
      spellcheck: 'true',
      autocorrect: 'on',
      autocapitalize: 'sentences',
      translate: 'no',
      ...(isReadOnly ? { 'aria-readonly': 'true' } : {}),
      ...attributes,
    }),
  ];
}

/**
 * Changes the text to another one, where both differ alone, so that cursor and undo stay sensible. A cursor
 * that stood at the end goes on there: behind a text that comes back into an empty field.
 */
export function changeText(view: EditorView, next: string, isFromOutside: boolean): void {
  const before = view.state.doc.toString();
  if (before === next) return;
  const most = Math.min(before.length, next.length);
  let start = 0;
  while (start < most && before[start] === next[start]) start += 1;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === next.at(-1 - end)) end += 1;
  const { empty: isCursor, head } = view.state.selection.main;
  view.dispatch({
    changes: { from: start, to: before.length - end, insert: next.slice(start, next.length - end) },
    ...(isCursor && head === before.length ? { selection: { anchor: next.length } } : {}),
    ...(isFromOutside ? { effects: fromOutside.of(null), filter: false } : { userEvent: 'input' }),
  });
}

/*
 * Tab is nobody's here, except while the list of fields is open: it leaves the editor.
 */
function keys({ onEdit }: EditorReports): Extension {
  const editPill = (view: EditorView) => {
    const pill = pillAt(view.state);
    if (pill === undefined) return false;
    onEdit(pill.from);
    return true;
  };
  const editSelectedPill = (view: EditorView) => !view.state.selection.main.empty && editPill(view);
  return keymap.of([
    { key: 'Tab', run: acceptCompletion },
    { key: 'Alt-Enter', run: editPill },
    { key: 'Enter', run: editSelectedPill },
    { key: 'Enter', run: insertNewline, shift: insertNewline },
    { key: 'Mod-z', run: undo, preventDefault: true },
    { key: 'Mod-y', mac: 'Mod-Shift-z', run: redo, preventDefault: true },
    { key: 'Mod-Shift-z', run: redo, preventDefault: true },
    ...standardKeymap,
  ]);
}

function pillClicks({ onEdit }: EditorReports): Extension {
  return EditorView.domEventHandlers({
    mousedown(event, view) {
      if (event.button !== 0 || !(event.target instanceof Element)) return false;
      const element = event.target.closest('.message-pill');
      if (element === null) return false;
      const place = view.posAtDOM(element);
      const pill = pillsOf(view.state).find(({ from, to }) => from <= place && place < to);
      if (pill === undefined) return false;
      event.preventDefault();
      view.dispatch({ selection: { anchor: pill.from, head: pill.to } });
      onEdit(pill.from);
      return true;
    },
  });
}

/** Refuses what would make the text too long, and says so; what makes it shorter passes. */
function limit(longest: number): Extension {
  return EditorState.transactionFilter.of((transaction) => {
    const { docChanged, newDoc, startState } = transaction;
    if (!docChanged || newDoc.length <= longest || newDoc.length <= startState.doc.length) {
      return transaction;
    }
    return { effects: tooLong.of(newDoc.length) };
  });
}
