import { Title } from '@mantine/core';
import { modals } from '@mantine/modals';
import type { ShortcutName } from '../../src-shared/actions/shortcuts.ts';
import { FactList } from '../ui/data/fact-list.tsx';
import { Keys } from '../ui/keys/keys.tsx';
import { inboxKeys } from '../inbox/inbox-keys.ts';
import { words } from '../words.ts';

const { palette } = words;
type Named = ShortcutName & keyof typeof palette.names;

const shown: readonly Named[] = [
  'palette',
  'new-campaign',
  'new-message',
  'import',
  'home',
  'campaigns',
  'contacts',
  'inbox',
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
      <>
        <FactList
          items={shown.map((name) => ({ name: palette.names[name], value: <Keys of={name} /> }))}
        />
        <Title order={3} mt="md" mb="xs">
          {words.inbox.moves.keysTitle}
        </Title>
        <FactList
          items={inboxKeys.map(({ of, does }) => ({ name: does, value: <Keys of={of} /> }))}
        />
      </>
    ),
  });
}
