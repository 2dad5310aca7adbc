import { Title } from '@mantine/core';
import { modals } from '@mantine/modals';
import type { ShortcutName } from '../../src-shared/actions/shortcuts.ts';
import { FactList } from '../ui/data/fact-list.tsx';
import { Keys } from '../ui/keys/keys.tsx';
import { words } from '../words.ts';

const { palette } = words;
const { keys: inInbox, keysTitle } = words.inbox.moves;

/** What the keys of the inbox do, in the order of its work. */
const ofInbox: readonly (readonly [ShortcutName, string])[] = [
  ['inbox-next', inInbox.next],
  ['inbox-previous', inInbox.previous],
  ['inbox-reply', inInbox.reply],
  ['inbox-send', inInbox.send],
  ['inbox-note', inInbox.note],
  ['inbox-done', inInbox.done],
  ['inbox-snooze', inInbox.snooze],
  ['inbox-unread', inInbox.unread],
  ['inbox-opt-out', inInbox.optOut],
  ['inbox-undo', inInbox.undo],
];

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
          {keysTitle}
        </Title>
        <FactList items={ofInbox.map(([of, name]) => ({ name, value: <Keys of={of} /> }))} />
      </>
    ),
  });
}
