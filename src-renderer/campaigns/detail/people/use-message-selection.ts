import { useMemo, useState } from 'react';
import type { MessageSelection } from '../../../../src-shared/campaign/campaign.ts';
import { words } from '../../../words.ts';
import type { GridSelection } from '../../../ui/grid/grid-selection.ts';

interface MessagesSelected {
  readonly grid: GridSelection;
  readonly count: number;
  readonly selection: MessageSelection;
}

/** The most messages that a request can name. */
const mostNamed = 10_000;

const none: MessageSelection = { kind: 'ids', ids: [] };

/** The selection among the unconfirmed messages of a campaign, of which there are `total`. */
export function useMessageSelection(total: number): MessagesSelected {
  const [selection, setSelection] = useState<MessageSelection>(none);
  return useMemo(() => {
    const isAllBut = selection.kind === 'all';
    const named = new Set(selection.kind === 'all' ? selection.except : selection.ids);
    // Messages that were settled meanwhile do not count.
    const count = isAllBut ? Math.max(0, total - named.size) : Math.min(total, named.size);
    const grid: GridSelection = {
      has: (id) => named.has(id) !== isAllBut,
      extent: extentOf(count, total),
      set(ids, isOn) {
        const next = withSelected(selection, ids, isOn);
        setSelection(next);
        return next !== selection;
      },
      setAllBut: (ids) =>
        setSelection({ kind: 'all', except: ids.filter((id) => named.has(id) === isAllBut) }),
      most: mostNamed,
      tooMany: words.campaigns.messages.tooMany(mostNamed),
      toggleAll: () => setSelection(count === 0 ? { kind: 'all', except: [] } : none),
      clear: () => setSelection(none),
    };
    return { grid, count, selection };
  }, [selection, total]);
}

function extentOf(count: number, total: number): GridSelection['extent'] {
  if (count === 0) return 'none';
  return count === total ? 'all' : 'some';
}

/** Selects or deselects messages; the same object where there would be more ids than a request can have. */
export function withSelected(
  selection: MessageSelection,
  ids: readonly number[],
  isOn: boolean,
): MessageSelection {
  const isAllBut = selection.kind === 'all';
  const named = new Set(selection.kind === 'all' ? selection.except : selection.ids);
  for (const id of ids) {
    if (isOn === isAllBut) named.delete(id);
    else named.add(id);
  }
  if (named.size > mostNamed) return selection;
  return isAllBut ? { kind: 'all', except: [...named] } : { kind: 'ids', ids: [...named] };
}
