import { useEffect, useEffectEvent } from 'react';
import { isPressed, type ShortcutName } from '../../src-shared/actions/shortcuts.ts';
import { isForOverlay, isTyping } from '../ui/keys/keyboard.ts';
import { isMac } from '../ui/keys/keys.tsx';
import { words } from '../words.ts';

const text = words.inbox.moves.keys;

type InboxShortcut = Extract<ShortcutName, `inbox-${string}`>;

interface Described {
  /** What it does, for the list of keys. */
  readonly does: string;
  /**
   * Where it counts: anywhere while nobody types and no dialog is open (`screen`), in the list or in the field
   * for an answer alone, in a menu, or wherever the program takes it (`app`).
   */
  readonly where: 'screen' | 'list' | 'field' | 'menu' | 'app';
}

/** All keys of the inbox, in the order of its work: the list of keys and the handlers are made of these. */
const described = {
  'inbox-next': { does: text.next, where: 'screen' },
  'inbox-previous': { does: text.previous, where: 'screen' },
  'inbox-open': { does: text.open, where: 'list' },
  'inbox-reply': { does: text.reply, where: 'screen' },
  'inbox-note': { does: text.note, where: 'screen' },
  'inbox-send': { does: text.send, where: 'field' },
  'inbox-leave': { does: text.leave, where: 'screen' },
  'inbox-done': { does: text.done, where: 'screen' },
  'inbox-snooze': { does: text.snooze, where: 'screen' },
  'inbox-snooze-until-reply': { does: text.snoozeUntilReply, where: 'menu' },
  'inbox-unread': { does: text.unread, where: 'screen' },
  'inbox-opt-out': { does: text.optOut, where: 'screen' },
  'inbox-undo': { does: text.undo, where: 'screen' },
  'inbox-select': { does: text.select, where: 'screen' },
  'slash-search': { does: text.search, where: 'app' },
} as const satisfies Readonly<Record<InboxShortcut | 'slash-search', Described>>;

type Name = keyof typeof described;

/** The keys that count while nobody types and no dialog is open. */
export type InboxKey = {
  [N in Name]: (typeof described)[N]['where'] extends 'screen' ? N : never;
}[Name];

const isName = (name: string): name is Name => Object.hasOwn(described, name);
const isOfScreen = (name: Name): name is InboxKey => described[name].where === 'screen';

const names = Object.keys(described).filter(isName);
const ofScreen = names.filter(isOfScreen);

/** What each key does, for the list of keys. */
export const inboxKeys = names.map((of) => ({ of, does: described[of].does }));

/** These may be held down: each press goes one further. */
const repeatable: ReadonlySet<InboxKey> = new Set(['inbox-next', 'inbox-previous']);

/**
 * Calls back with the keys of the inbox while it is shown. A key that the callback answers with false is left
 * to others.
 */
export function useInboxKeys(onKey: (key: InboxKey) => boolean): void {
  const run = useEffectEvent(onKey);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      if (isTyping(event.target) || isForOverlay(event)) return;
      const name = ofScreen.find((candidate) => isPressed(candidate, event, isMac));
      if (name === undefined) return;
      if (event.repeat && !repeatable.has(name)) event.preventDefault();
      else if (run(name)) event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
