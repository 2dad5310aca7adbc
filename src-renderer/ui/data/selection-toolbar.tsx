import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { words } from '../../words.ts';
import { StatusText } from '../status-text.tsx';
import { formatCountOrPending } from '../text/numbers.ts';
import './data.css';

interface SelectionToolbarProps {
  /** What is selected, for assistive technology: `contacts`. */
  readonly things: string;
  /** null while they are counted. */
  readonly count: number | null;
  readonly onClear: () => void;
  /** Buttons, `variant="default"`; the rest in `MoreActions`. */
  readonly children: ReactNode;
}

/** The actions on the selected rows, above the head of their table. */
export function SelectionToolbar({ things, count, onClear, children }: SelectionToolbarProps) {
  return (
    <div className="ui-selection" role="toolbar" aria-label={words.ui.selectionActions(things)}>
      <StatusText size="sm" fw={500}>
        {words.ui.selected(formatCountOrPending(count))}
      </StatusText>
      <Button variant="subtle" onClick={onClear}>
        {words.ui.clearSelection}
      </Button>
      <div className="ui-selection-actions">{children}</div>
    </div>
  );
}
