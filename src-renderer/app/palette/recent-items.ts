import { createKeptState } from '../../ui/kept-state.ts';

/** Something that was opened. Its name is read anew: names of people stay in the database. */
export interface RecentItem {
  readonly kind: 'contact' | 'campaign';
  readonly id: number;
}

const place = 'ovo-recent';
const most = 6;

/** What was opened last, the newest first; kept from one start to the next. */
export const recentItems = createKeptState<readonly RecentItem[]>(readKept());

/** Remembers an address that was opened, where it is that of one contact or one campaign. */
export function rememberOpened(pathname: string): void {
  const found = /^\/(contact|campaign)s\/(\d+)$/.exec(pathname);
  if (found === null) return;
  const kind = found[1] === 'contact' ? 'contact' : 'campaign';
  const items = withNewest(recentItems.get(), { kind, id: Number(found[2]) });
  recentItems.set(items);
  window.localStorage.setItem(place, JSON.stringify(items));
}

/** The items with one that was opened now, each once. */
export function withNewest(items: readonly RecentItem[], newest: RecentItem): RecentItem[] {
  const others = items.filter(({ kind, id }) => kind !== newest.kind || id !== newest.id);
  return [newest, ...others].slice(0, most);
}

function readKept(): readonly RecentItem[] {
  try {
    const kept: unknown = JSON.parse(window.localStorage.getItem(place) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isItem).slice(0, most) : [];
  } catch {
    return [];
  }
}

function isItem(value: unknown): value is RecentItem {
  if (typeof value !== 'object' || value === null || !('kind' in value) || !('id' in value)) {
    return false;
  }
  return ['contact', 'campaign'].includes(String(value.kind)) && Number.isInteger(value.id);
}
