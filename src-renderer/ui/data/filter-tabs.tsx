import { UnstyledButton } from '@mantine/core';
import { formatCountOrPending } from '../text/numbers.ts';
import './data.css';

export interface FilterTab<V extends string> {
  readonly value: V;
  readonly label: string;
  /** How many it shows; null while they are counted; absent where nobody counts. */
  readonly count?: number | null;
}

interface FilterTabsProps<V extends string> {
  /** What is chosen, for assistive technology: `Messages to show`. */
  readonly label: string;
  readonly tabs: readonly FilterTab<V>[];
  readonly value: V;
  readonly onChange: (value: V) => void;
}

/** `Everyone 1,014 | Delivered 965 | …`: which rows of the table below are shown. */
export function FilterTabs<V extends string>({ label, tabs, value, onChange }: FilterTabsProps<V>) {
  return (
    <fieldset className="ui-tabs" aria-label={label}>
      {tabs.map((tab) => (
        <UnstyledButton
          key={tab.value}
          className="ui-tab"
          aria-pressed={tab.value === value}
          onClick={() => onChange(tab.value)}
        >
          {tab.label}
          {tab.count !== undefined && <span> {formatCountOrPending(tab.count)}</span>}
        </UnstyledButton>
      ))}
    </fieldset>
  );
}
