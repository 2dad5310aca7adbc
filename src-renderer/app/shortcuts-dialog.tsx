import { modals } from '@mantine/modals';
import type { ShortcutName } from '../../src-shared/actions/shortcuts.ts';
import { FactList } from '../ui/data/fact-list.tsx';
import { Keys } from '../ui/keys/keys.tsx';
import { words } from '../words.ts';

const { palette } = words;

const shown: readonly Exclude<ShortcutName, 'slash-search'>[] = [
  'palette',
  'new-campaign',
  'import',
  'home',
  'campaigns',
  'contacts',
  'settings',
  'focus-search',
  'back',
  'forward',
  'undo',
  'zoom-in',
  'zoom-out',
  'zoom-reset',
  'keyboard-shortcuts',
];

/** Opens the list of all shortcuts. */
export function openShortcuts(): void {
  modals.open({
    modalId: 'keyboard-shortcuts',
    title: palette.shortcutsTitle,
    // In a low window the list scrolls: the arrow keys do that, too.
    attributes: { body: { tabIndex: 0 } },
    children: (
      <FactList
        items={shown.map((name) => ({ name: palette.names[name], value: <Keys of={name} /> }))}
      />
    ),
  });
}
