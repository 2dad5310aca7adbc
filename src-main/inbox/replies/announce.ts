import type { RepliesArrived } from '../../../src-shared/inbox/reply.ts';
import { cleanLine, cutText } from '../../../src-shared/lib/clean-text.ts';
import type { Clock } from '../../engine/ports.ts';
import type { StoredNews } from './store-slice.ts';

/** Replies that a notification names. */
const mostNamed = 3;
const previewLength = 160;

/** Nobody is told more often than this, in milliseconds: the pages of a long pass are one piece of news. */
export const betweenNewsMs = 5000;

/** Tells of replies that came in: at once, and then for several together. */
export interface Announcer {
  add(stored: readonly StoredNews[]): void;
  /** Tells what was added, now or as soon as some time has passed. */
  tell(): void;
  stop(): void;
}

export function createAnnouncer(context: {
  readonly clock: Clock;
  readonly onArrived: (arrived: RepliesArrived) => void;
}): Announcer {
  const { clock, onArrived } = context;
  let news: StoredNews[] = [];
  /** By `Clock.elapsed`. */
  let toldAt = -Infinity;
  let cancel: (() => void) | null = null;

  function tellNow(): void {
    cancel = null;
    const arrived = arrivedOf(news);
    news = [];
    toldAt = clock.elapsed();
    onArrived(arrived);
  }

  return {
    add(stored) {
      // Opt-outs are no news that somebody has to act on.
      news.push(...stored.filter(({ kind }) => kind !== 'stop'));
    },
    tell() {
      if (news.length === 0 || cancel !== null) return;
      const waitMs = toldAt + betweenNewsMs - clock.elapsed();
      if (waitMs <= 0) tellNow();
      else cancel = clock.after(waitMs, tellNow);
    },
    stop() {
      cancel?.();
    },
  };
}

function arrivedOf(news: readonly StoredNews[]): RepliesArrived {
  const newestFirst = news.toSorted((one, other) => other.receivedAt - one.receivedAt);
  return {
    count: news.length,
    toDecide: news.filter(({ effect }) => effect === 'held').length,
    newest: newestFirst.slice(0, mostNamed).map(({ phone, name, body }) => ({
      phone,
      name,
      preview: cutText(cleanLine(body), previewLength),
    })),
  };
}
