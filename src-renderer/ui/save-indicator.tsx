import { Text } from '@mantine/core';
import type { SaveState } from './autosave.ts';

/** Says whether what was typed is safe. */
export function SaveIndicator({ state }: { readonly state: SaveState }) {
  return (
    <Text
      size="xs"
      role="status"
      c={state.state === 'failed' ? 'var(--mantine-color-error)' : 'dimmed'}
      className="ui-wrap"
    >
      {textOf(state)}
    </Text>
  );
}

function textOf(state: SaveState): string {
  switch (state.state) {
    case 'saved':
      return 'Saved';
    case 'saving':
      return 'Saving…';
    case 'failed':
      return `Not saved: ${state.error.message}`;
  }
}
