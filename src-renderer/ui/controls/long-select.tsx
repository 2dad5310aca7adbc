import { Select, type SelectProps } from '@mantine/core';
import { useMemo, useState } from 'react';

interface Choice {
  readonly value: string;
  readonly label: string;
}

interface LongSelectProps extends Omit<SelectProps, 'data' | 'value' | 'onFocus'> {
  readonly value: string | null;
  readonly choiceOf: (value: string) => Choice;
  /** All choices, in the order in which they are offered. */
  readonly choices: () => readonly Choice[];
}

/**
 * One of hundreds. The choices are made once somebody turns to the field, because the
 * screen around the field must not wait for them.
 */
export function LongSelect({ choiceOf, choices, value, ...props }: LongSelectProps) {
  const [isWanted, setIsWanted] = useState(false);
  const data = useMemo(() => {
    if (isWanted) return [...choices()];
    return value === null ? [] : [choiceOf(value)];
  }, [isWanted, choices, choiceOf, value]);
  return <Select {...props} data={data} value={value} onFocus={() => setIsWanted(true)} />;
}
