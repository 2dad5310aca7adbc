import type { EditorView } from '@codemirror/view';
import { Text } from '@mantine/core';
import { IconMoodSmile } from '@tabler/icons-react';
import { useId, useMemo, type ReactNode } from 'react';
import { campaignLimits } from '../../src-shared/campaign/campaign.ts';
import { replaceCharacters } from '../../src-shared/message/replaceable-characters.ts';
import { words } from '../words.ts';
import { IconButton } from '../ui/controls/icon-button.tsx';
import { changeText } from './create-editor.ts';
import { fieldText, type EditorField, type EmptyField } from './editor-field.ts';
import { pillsOf, type Pill } from './editor-state.ts';
import { FieldChips } from './field-chips.tsx';
import { FieldMenu } from './field-menu.tsx';
import { FieldPopover, type PillPlace } from './field-popover.tsx';
import { replaceRange } from './problem-tooltip.ts';
import { SegmentCounter } from './segment-counter.tsx';
import { factsOf } from './text-facts.ts';
import { TextHints } from './text-hints.tsx';
import { useEditor } from './use-editor.ts';
import './field-pill.css';
import './message-editor.css';

const text = words.messageEditor;

/** A sentence that a text should have and lacks: its name, and the text with it. */
export interface LackingPart {
  readonly label: string;
  readonly addTo: (text: string) => string;
}

export interface MessageEditorProps {
  readonly label: string;
  /** With merge fields, its line ends LF. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Ids of what describes the field besides the counter. */
  readonly describedBy?: string;
  /** Keep the same array while the fields are the same. */
  readonly fields: readonly EditorField[];
  /** Fields that stand in the text without a fallback and are empty for somebody. */
  readonly emptyFields?: readonly EmptyField[];
  readonly lackingParts?: readonly LackingPart[];
  /** Whether a picture goes with the text: then segments cost nothing, and the text may be of any letters. */
  readonly isMms?: boolean;
  readonly readOnly?: boolean;
  /** `compact`: a line or two at first, without the names of fields below, for a part of a screen. */
  readonly layout?: 'full' | 'compact';
  /** The longest text, in characters (UTF-16 units). */
  readonly longest?: number;
  /** Buttons beside the tools of the text. */
  readonly moreTools?: ReactNode;
  /** After the counter: what is done with the text. */
  readonly actions?: ReactNode;
  /** Shows the emoji of the system; without it there is no button. */
  readonly onEmoji?: (() => void) | undefined;
}

const noFields: readonly EmptyField[] = [];
const noParts: readonly LackingPart[] = [];

/**
 * A field for the text of a message: merge fields are drawn as pills, the text stays plain. Below stand the
 * segments and whatever makes the text cost more or keeps it from arriving, each with what to do.
 */
export function MessageEditor(props: MessageEditorProps) {
  const { label, value, onChange, fields, readOnly: isReadOnly = false, onEmoji } = props;
  const { emptyFields = noFields, lackingParts = noParts, describedBy, isMms = false } = props;
  const { layout = 'full', longest = campaignLimits.textLength, moreTools, actions } = props;
  const id = useId();
  const counterId = `${id}-counter`;
  const known = useMemo(() => {
    const customFields = fields.filter(({ isCustom }) => isCustom).map(({ name }) => name);
    return { fields, customFields, emptyFields };
  }, [fields, emptyFields]);
  const editor = useEditor({
    value,
    onChange,
    known,
    isReadOnly,
    longest,
    labelledBy: `${id}-label`,
    describedBy: [`${id}-keys`, counterId, describedBy]
      .filter((one) => one !== undefined)
      .join(' '),
  });
  const { view, holder, edited, setEdited, tooLong } = editor;
  const facts = factsOf(value, known.customFields);

  const insert = (inserted: string) => {
    if (view === null) return;
    const { from, to } = view.state.selection.main;
    replaceRange(view, from, to, inserted);
  };
  const change = (next: string) => {
    if (view === null) return;
    changeText(view, next, false);
    view.focus();
  };
  const pill =
    view === null || edited === null || isReadOnly
      ? undefined
      : pillsOf(view.state).find(({ from }) => from === edited);
  const write = ({ from, to }: Pill, source: string) =>
    view?.dispatch({ changes: { from, to, insert: source }, userEvent: 'input' });
  const close = () => {
    setEdited(null);
    if (view !== null && pill !== undefined) view.dispatch({ selection: { anchor: pill.to } });
  };

  return (
    <div
      className="message-editor"
      data-compact={layout === 'compact' || undefined}
      {...(isReadOnly ? { 'data-readonly': true } : {})}
    >
      {/* Keyboards reach the field itself. */}
      <div
        id={`${id}-label`}
        className={layout === 'compact' ? 'ui-hidden' : 'mantine-InputWrapper-label message-label'}
        role="presentation"
        onClick={() => view?.focus()}
      >
        {label}
      </div>
      <div className="message-field" data-wrong={tooLong !== null || undefined}>
        <div ref={holder} className="message-text" />
        <FieldPopover
          pill={pill}
          place={placeOf(view, pill)}
          fields={fields}
          onWrite={(source) => pill !== undefined && write(pill, source)}
          onRemove={() => {
            if (pill !== undefined) write(pill, '');
            setEdited(null);
          }}
          onClose={close}
        />
      </div>
      <span id={`${id}-keys`} className="ui-hidden">
        {text.keys}
      </span>
      {tooLong !== null && (
        <Text role="alert" size="xs" className="message-refused">
          {text.tooLong(tooLong, longest)}
        </Text>
      )}
      <div className="message-below">
        {!isReadOnly && (
          <fieldset className="message-tools" aria-label={text.tools}>
            <FieldMenu
              fields={fields}
              onChoose={({ name }) => insert(fieldText(name))}
              isIcon={layout === 'compact'}
            />
            {onEmoji !== undefined && (
              <IconButton
                label={text.emoji}
                icon={IconMoodSmile}
                onClick={() => {
                  view?.focus();
                  onEmoji();
                }}
              />
            )}
            {moreTools}
          </fieldset>
        )}
        <SegmentCounter id={counterId} facts={facts} isMms={isMms} />
        {actions}
      </div>
      {!isReadOnly && layout === 'full' && (
        <FieldChips
          fields={fields}
          onChoose={({ name }) => insert(fieldText(name))}
          additions={lackingParts.map((part) => ({
            label: part.label,
            onAdd: () => change(part.addTo(value)),
          }))}
        />
      )}
      <TextHints
        facts={isMms ? { ...facts, costly: null } : facts}
        emptyFields={emptyFields.filter(({ field }) =>
          facts.marks.some(
            ({ use, problem }) =>
              problem === null && use?.name === field && !hasDefault(use.filters),
          ),
        )}
        isReadOnly={isReadOnly}
        onReplaceCharacters={() => change(replaceCharacters(value))}
        onReplace={(from, to, inserted) => view && replaceRange(view, from, to, inserted)}
        onFallback={(field) => {
          const first =
            view &&
            pillsOf(view.state).find(({ use }) => use.name === field && !hasDefault(use.filters));
          if (first) setEdited(first.from);
        }}
      />
    </div>
  );
}

function hasDefault(filters: readonly { readonly name: string }[]): boolean {
  return filters.some(({ name }) => name === 'default');
}

function placeOf(view: EditorView | null, pill: Pill | undefined): PillPlace {
  const start = pill && view?.coordsAtPos(pill.from, 1);
  const end = pill && view?.coordsAtPos(pill.to, -1);
  if (view === null || !start || !end) return { left: 0, top: 0, width: 0, height: 0 };
  const frame = view.dom.getBoundingClientRect();
  const isOnOneLine = start.top === end.top;
  return {
    left: Math.min(start.left, isOnOneLine ? end.left : start.left) - frame.left,
    top: start.top - frame.top,
    width: isOnOneLine ? Math.abs(end.left - start.left) : 0,
    height: start.bottom - start.top,
  };
}
