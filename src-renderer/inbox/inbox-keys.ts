import { useEffect, useEffectEvent } from 'react';
import { isPressed, type ShortcutName } from '../../src-shared/actions/shortcuts.ts';
import { isOverlayOpen, isTyping } from '../ui/keys/keyboard.ts';
import { isMac } from '../ui/keys/keys.tsx';

/** The keys of the inbox that count while nobody types and no dialog is open. */
const names = [
  'inbox-next',
  'inbox-previous',
  'inbox-done',
  'inbox-snooze',
  'inbox-unread',
  'inbox-reply',
  'inbox-note',
  'inbox-opt-out',
  'inbox-undo',
] as const satisfies readonly ShortcutName[];

export type InboxKey = (typeof names)[number];

/** These may be held down: each press goes one further. */
const repeatable: ReadonlySet<InboxKey> = new Set(['inbox-next', 'inbox-previous']);

/** Calls back with the keys of the inbox while it is shown. */
export function useInboxKeys(onKey: (key: InboxKey) => void): void {
  const run = useEffectEvent(onKey);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      if (isTyping(event.target) || isOverlayOpen()) return;
      const name = names.find((candidate) => isPressed(candidate, event, isMac));
      if (name === undefined) return;
      event.preventDefault();
      if (!event.repeat || repeatable.has(name)) run(name);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
