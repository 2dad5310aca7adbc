import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import { formatCount } from '../../ui/text/numbers.ts';
import { words } from '../../words.ts';

interface WholeNumberProps {
  readonly label: string;
  readonly value: number;
  readonly limits: { readonly least: number; readonly most: number };
  readonly onChange: (value: number) => void;
}

/** A field for a whole number within limits; anything else is marked and changes nothing. */
export function WholeNumber({ label, value, limits, onChange }: WholeNumberProps) {
  const [written, setWritten] = useState<string | number>(value);
  const { least, most } = limits;
  const isFine = (number: string | number): number is number =>
    typeof number === 'number' && Number.isInteger(number) && number >= least && number <= most;
  return (
    <NumberInput
      label={label}
      value={written}
      allowDecimal={false}
      allowNegative={false}
      hideControls
      thousandSeparator=","
      w={210}
      error={
        isFine(written)
          ? null
          : words.campaigns.plan.safety.whole(formatCount(least), formatCount(most))
      }
      onChange={(next) => {
        setWritten(next);
        if (isFine(next)) onChange(next);
      }}
    />
  );
}
