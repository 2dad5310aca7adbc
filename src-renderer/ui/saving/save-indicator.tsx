import { Button } from '@mantine/core';
import { IconCloudCheck, IconCloudExclamation, IconCloudUp, type Icon } from '@tabler/icons-react';
import { words } from '../../words.ts';
import { isFieldProblem, type SaveState } from './autosave.ts';
import { StatusText } from '../status-text.tsx';
import './saving.css';

interface SaveIndicatorProps {
  readonly state: SaveState;
  /** Tries again what could not be saved; absent where that is of no use. */
  readonly onRetry?: (() => void) | undefined;
  /** Whether something else on the screen says why the text is not saved. */
  readonly isExplained?: boolean;
}

const icons: Readonly<Record<SaveState['state'], Icon>> = {
  saved: IconCloudCheck,
  saving: IconCloudUp,
  failed: IconCloudExclamation,
};

/** Says whether the typed text is saved, and why not where no field says so. */
export function SaveIndicator(props: SaveIndicatorProps) {
  const { state, onRetry, isExplained = isFieldProblem(state) } = props;
  const isFailed = state.state === 'failed';
  const Sign = icons[state.state];
  return (
    <span className="ui-saving" data-failed={isFailed || undefined}>
      <Sign size={16} stroke={1.75} aria-hidden="true" />
      <StatusText
        size="xs"
        c={isFailed ? 'var(--mantine-color-error)' : 'dimmed'}
        className="ui-wrap"
      >
        {textOf(state, isExplained)}
      </StatusText>
      {isFailed && onRetry !== undefined && (
        <Button variant="subtle" onClick={onRetry}>
          {words.ui.tryAgain}
        </Button>
      )}
    </span>
  );
}

function textOf(state: SaveState, isExplained: boolean): string {
  switch (state.state) {
    case 'saved':
      return words.ui.saved;
    case 'saving':
      return words.ui.saving;
    case 'failed':
      return isExplained ? words.ui.notSavedYet : words.ui.notSaved(state.error.message);
  }
}
