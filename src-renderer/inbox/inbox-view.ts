import { useSyncExternalStore } from 'react';
import type { ConversationQuery } from '../../src-shared/inbox/conversation.ts';
import { createKeptState, useKeptState } from '../ui/kept-state.ts';

/** What the list of conversations shows; it is kept while the screen is left. */
export interface InboxView extends ConversationQuery {
  readonly search: string;
}

const firstView: InboxView = {
  state: 'open',
  filter: 'all',
  campaignId: null,
  order: 'newest',
  search: '',
};

const inboxView = createKeptState(firstView);

function changeView(part: Partial<InboxView>): void {
  inboxView.set({ ...inboxView.get(), ...part });
}

/** Has the list show these, for a link that leads there. */
export function showConversations(part: Pick<InboxView, 'filter'>): void {
  inboxView.set({ ...firstView, ...part });
}

/** What the list shows, and a function that changes it. */
export function useInboxView() {
  return { view: useKeptState(inboxView), change: changeView };
}

/** The widths of the window at which the inbox loses a pane, in pixels. */
const widths = { two: '(max-width: 1099px)', one: '(max-width: 799px)' } as const;

/** How many panes there is room for: list, conversation and facts; without facts; one at a time. */
export function usePanes(): 1 | 2 | 3 {
  const isTwo = useMedia(widths.two);
  const isOne = useMedia(widths.one);
  if (isOne) return 1;
  return isTwo ? 2 : 3;
}

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', onChange);
      return () => media.removeEventListener('change', onChange);
    },
    () => window.matchMedia(query).matches,
  );
}
