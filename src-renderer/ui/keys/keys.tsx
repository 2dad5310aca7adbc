import { shownKeys, type ShortcutName } from '../../../src-shared/actions/shortcuts.ts';
import { numbered } from '../numbered.ts';
import '../base.css';

/** Whether the keyboard is Apple's. */
export const isMac = typeof navigator !== 'undefined' && navigator.platform.startsWith('Mac');

/** The keys of a shortcut as one text, such as `Ctrl K`. */
export function keysText(name: ShortcutName): string {
  return shownKeys(name, isMac).join(' ');
}

/** The keys of a shortcut, each on a key cap. */
export function Keys({ of: name }: { readonly of: ShortcutName }) {
  return (
    <span className="ui-keys">
      {numbered(shownKeys(name, isMac)).map(({ place, value }) => (
        <kbd key={place}>{value}</kbd>
      ))}
    </span>
  );
}
