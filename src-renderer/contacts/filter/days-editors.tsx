import { NumberInput, Select, Stack } from '@mantine/core';
import { useState } from 'react';
import { filterDays } from '../../../src-shared/contact/filter.ts';
import { words } from '../../words.ts';
import type { FacetEditorProps } from './facets.ts';
import { usualDays, withoutFacet } from './facets.ts';

const { editors: texts } = words.contacts.filter;

interface DaysProps {
  readonly label: string;
  readonly value: number;
  /** Whether it has the focus at first. */
  readonly isFirst?: boolean;
  readonly onChange: (days: number) => void;
}

/** A number of days; the last valid number applies while the typed one is not. */
function Days({ label, value, isFirst = false, onChange }: DaysProps) {
  const [typed, setTyped] = useState<string | number>(value);
  return (
    <NumberInput
      label={label}
      value={typed}
      onChange={(next) => {
        setTyped(next);
        const days = Number(next);
        if (Number.isInteger(days) && days >= filterDays.fewest && days <= filterDays.most)
          onChange(days);
      }}
      min={filterDays.fewest}
      max={filterDays.most}
      allowDecimal={false}
      allowNegative={false}
      clampBehavior="blur"
      data-autofocus={isFirst || undefined}
    />
  );
}

type LastTexted = 'never' | 'within' | 'not-within';

const lastTextedChoices: readonly { readonly value: LastTexted; readonly label: string }[] = [
  { value: 'never', label: texts.never },
  { value: 'within', label: texts.within },
  { value: 'not-within', label: texts.notWithin },
];

/** When somebody was last texted. */
export function LastTextedEditor({ filter, onChange }: FacetEditorProps) {
  const { lastTexted } = filter;
  const known = lastTexted === undefined || lastTexted.kind === 'never' ? null : lastTexted.days;
  const choose = (kind: LastTexted | null) => {
    if (kind === null) onChange(withoutFacet(filter, { kind: 'last-texted' }));
    else if (kind === 'never') onChange({ ...filter, lastTexted: { kind } });
    else onChange({ ...filter, lastTexted: { kind, days: known ?? usualDays } });
  };
  return (
    <Stack gap="xs">
      <Select<LastTexted>
        label={texts.lastTexted}
        placeholder={texts.choose}
        data={[...lastTextedChoices]}
        value={lastTexted?.kind ?? null}
        onChange={choose}
        allowDeselect={false}
        data-autofocus
        comboboxProps={{ withinPortal: false }}
      />
      {lastTexted !== undefined && lastTexted.kind !== 'never' && (
        <Days
          key={lastTexted.kind}
          label={texts.days}
          value={lastTexted.days}
          onChange={(days) => onChange({ ...filter, lastTexted: { kind: lastTexted.kind, days } })}
        />
      )}
    </Stack>
  );
}

/** Added to Ovo not long ago. */
export function AddedEditor({ filter, onChange }: FacetEditorProps) {
  return (
    <Days
      label={texts.added}
      value={filter.addedWithinDays ?? usualDays}
      isFirst
      onChange={(addedWithinDays) => onChange({ ...filter, addedWithinDays })}
    />
  );
}
