import type { ShortcutName } from '../../src-shared/actions/shortcuts.ts';
import { Keys } from '../ui/keys/keys.tsx';

/** The keys of a button, for whoever sees it: its name is its words alone. */
export function KeyHint({ of }: { readonly of: ShortcutName }) {
  return (
    <span aria-hidden="true" className="inbox-key">
      <Keys of={of} />
    </span>
  );
}
