import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { isPressed, type ShortcutName } from '../../src-shared/actions/shortcuts.ts';
import { isMac } from '../ui/keys/keys.tsx';
import { isForOverlay, isTyping } from '../ui/keys/keyboard.ts';
import { runAction } from './actions.ts';
import { rememberOpened } from './palette/recent-items.ts';

/** Count anywhere, also while somebody types. */
const withModifier: readonly ShortcutName[] = [
  'palette',
  'back',
  'forward',
  'new-campaign',
  'new-message',
  'import',
  'settings',
  'home',
  'campaigns',
  'contacts',
  'inbox',
  'focus-search',
];

/** Count only while nobody types. */
const single: readonly ShortcutName[] = ['keyboard-shortcuts', 'slash-search'];

/** Runs the actions of the keyboard, and remembers what is opened. */
export function ShortcutKeys() {
  const navigate = useNavigate();
  const client = useQueryClient();
  const router = useRouter();

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || isForOverlay(event)) return;
      const names = isTyping(event.target) ? withModifier : [...withModifier, ...single];
      const name = names.find((candidate) => isPressed(candidate, event, isMac));
      if (name === undefined) return;
      event.preventDefault();
      // A key that is held down runs an action once.
      if (!event.repeat) runAction(name, { navigate, client });
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [navigate, client]);

  useEffect(
    () => router.subscribe('onResolved', ({ toLocation }) => rememberOpened(toLocation.pathname)),
    [router],
  );
  return null;
}
