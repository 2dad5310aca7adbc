import { words } from '../../words.ts';
import { FieldProblem, type SaveState } from './autosave.ts';
import { StatusText } from '../status-text.tsx';

/** Says whether the typed text is saved, and why not where no field says so. */
export function SaveIndicator({ state }: { readonly state: SaveState }) {
  return (
    <StatusText
      size="xs"
      c={state.state === 'failed' ? 'var(--mantine-color-error)' : 'dimmed'}
      className="ui-wrap"
    >
      {textOf(state)}
    </StatusText>
  );
}

function textOf(state: SaveState): string {
  switch (state.state) {
    case 'saved':
      return words.ui.saved;
    case 'saving':
      return words.ui.saving;
    case 'failed':
      return state.error instanceof FieldProblem
        ? words.ui.notSavedYet
        : words.ui.notSaved(state.error.message);
  }
}
