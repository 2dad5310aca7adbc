/**
 * What can be done from the menu, the palette and the keyboard, each with its keys. `Mod` is ⌘ on macOS and
 * Ctrl elsewhere. Keys without a modifier never count while somebody types.
 */
const shortcuts = {
  palette: 'Mod+K',
  'keyboard-shortcuts': '?',
  'focus-search': 'Mod+F',
  /** The same for one finger, where nobody types. */
  'slash-search': '/',
  back: 'Alt+Left',
  forward: 'Alt+Right',
  'new-campaign': 'Mod+N',
  'new-message': 'Mod+Shift+N',
  import: 'Mod+I',
  settings: 'Mod+,',
  home: 'Mod+1',
  campaigns: 'Mod+2',
  contacts: 'Mod+3',
  inbox: 'Mod+4',
  undo: 'Mod+Z',
  'zoom-in': 'Mod++',
  'zoom-out': 'Mod+-',
  'zoom-reset': 'Mod+0',
  /** In the inbox. */
  'inbox-next': 'J',
  'inbox-previous': 'K',
  'inbox-open': 'Enter',
  'inbox-select': 'X',
  'inbox-done': 'E',
  'inbox-snooze': 'S',
  /** In the menu of the key before. */
  'inbox-snooze-until-reply': 'S S',
  'inbox-unread': 'U',
  'inbox-reply': 'R',
  'inbox-note': 'N',
  'inbox-opt-out': '#',
  'inbox-undo': 'Z',
  'inbox-send': 'Mod+Enter',
  'inbox-leave': 'Escape',
} as const;

export type ShortcutName = keyof typeof shortcuts;

/** Where macOS has another key for the same. */
const onMac: Partial<Readonly<Record<ShortcutName, string>>> = {
  back: 'Mod+[',
  forward: 'Mod+]',
};

/** The keys of a shortcut, such as `Mod+K`. */
function keysOf(name: ShortcutName, isMac: boolean): string {
  return (isMac ? onMac[name] : undefined) ?? shortcuts[name];
}

/** The same as Electron writes an accelerator. */
export function acceleratorOf(name: ShortcutName, isMac: boolean): string {
  return partsOf(keysOf(name, isMac))
    .map((part) => (part === 'Mod' ? 'CmdOrCtrl' : part === '+' ? 'Plus' : part))
    .join('+');
}

const macSigns: Readonly<Record<string, string>> = {
  Mod: '⌘',
  Alt: '⌥',
  Shift: '⇧',
  Left: '←',
  Right: '→',
  Enter: '↵',
  Escape: 'Esc',
};

const otherSigns: Readonly<Record<string, string>> = {
  Mod: 'Ctrl',
  Left: '←',
  Right: '→',
  Enter: '↵',
  Escape: 'Esc',
  '-': '−',
};

/** The keys one by one, as people know them: `Ctrl`, `K`; those of one after another, too: `S`, `S`. */
export function shownKeys(name: ShortcutName, isMac: boolean): readonly string[] {
  const signs = isMac ? macSigns : otherSigns;
  return partsOf(keysOf(name, isMac))
    .flatMap((part) => part.split(' '))
    .map((part) => signs[part] ?? part);
}

/** What a key press tells of itself. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** Whether a key press is this shortcut. */
export function isPressed(name: ShortcutName, press: KeyPress, isMac: boolean): boolean {
  const parts = partsOf(keysOf(name, isMac));
  const key = parts.at(-1) ?? '';
  const hasMod = parts.includes('Mod');
  const isKey = press.key.toLowerCase() === key.toLowerCase() || press.key === `Arrow${key}`;
  // A sign such as ? needs Shift on some keyboards and none on others.
  const isShiftFree = !/^[a-z]$/i.test(key);
  return (
    isKey &&
    (isMac ? press.metaKey : press.ctrlKey) === hasMod &&
    !(isMac ? press.ctrlKey : press.metaKey) &&
    press.altKey === parts.includes('Alt') &&
    (isShiftFree || press.shiftKey === parts.includes('Shift'))
  );
}

/** `Mod++` is Mod and +. */
function partsOf(keys: string): readonly string[] {
  return keys.endsWith('++') ? [...keys.slice(0, -2).split('+'), '+'] : keys.split('+');
}
