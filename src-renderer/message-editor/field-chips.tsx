import { IconGripVertical, IconPlus } from '@tabler/icons-react';
import { words } from '../words.ts';
import { fieldText, type EditorField } from './editor-field.ts';

const text = words.messageEditor;

/** How many fields have a chip; the menu has all. */
const mostChips = 5;

/** A sentence that the text should have. */
export interface Addition {
  /** What the button says. */
  readonly label: string;
  readonly onAdd: () => void;
}

interface FieldChipsProps {
  readonly fields: readonly EditorField[];
  readonly additions: readonly Addition[];
  readonly onChoose: (field: EditorField) => void;
}

/** Fields to drag into the text or to insert with a click, and sentences that the text still lacks. */
export function FieldChips({ fields, additions, onChoose }: FieldChipsProps) {
  const custom = fields.filter(({ isCustom }) => isCustom);
  const builtIn = fields.filter(({ isCustom }) => !isCustom);
  const names = [...builtIn.slice(0, 2), ...custom, ...builtIn.slice(2)].slice(0, mostChips);
  return (
    <div className="message-chips">
      <fieldset aria-label={text.fieldChips} className="message-chips">
        {names.map((field) => (
          <button
            key={field.name}
            type="button"
            className="message-chip"
            draggable
            aria-label={text.insert(field.label)}
            onDragStart={(event) => {
              event.dataTransfer.setData('text/plain', fieldText(field.name));
              event.dataTransfer.effectAllowed = 'copy';
            }}
            onClick={() => onChoose(field)}
          >
            <IconGripVertical size={12} aria-hidden="true" />
            {field.label}
          </button>
        ))}
      </fieldset>
      {additions.map(({ label, onAdd }) => (
        <button key={label} type="button" className="message-chip" data-add onClick={onAdd}>
          <IconPlus size={12} aria-hidden="true" />
          {label}
        </button>
      ))}
    </div>
  );
}
