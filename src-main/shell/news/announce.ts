import { Notification, type BrowserWindow } from 'electron';
import type { Alert } from '../../../src-shared/maintenance/alert.ts';
import type { RepliesArrived } from '../../../src-shared/inbox/reply.ts';
import type { CampaignSnapshot } from '../../../src-shared/campaign/snapshot.ts';
import { words } from '../../../src-shared/words/words.ts';
import { newsOfReplies } from './news-of-replies.ts';

/** Tells somebody who is looking elsewhere, once, what came to its end or needs them. */
export class Announcements {
  readonly #told = new Map<number, CampaignSnapshot['status']>();
  #alerts: ReadonlySet<string> = new Set();

  note(snapshot: CampaignSnapshot, window: BrowserWindow | undefined): void {
    const isNews = this.#told.get(snapshot.id) !== snapshot.status;
    this.#told.set(snapshot.id, snapshot.status);
    const body = isNews ? newsOf(snapshot) : undefined;
    if (body !== undefined) this.#show(snapshot.name, body, window);
  }

  noteAlerts(alerts: readonly Alert[], window: BrowserWindow | undefined): void {
    const known = this.#alerts;
    this.#alerts = new Set(alerts.map(({ title }) => title));
    for (const { title, text } of alerts) if (!known.has(title)) this.#show(title, text, window);
  }

  /**
   * One notification for all replies that came together.
   *
   * @param choose shows the conversation with that number, or (null) the inbox, once somebody clicks.
   */
  noteReplies(
    arrived: RepliesArrived,
    window: BrowserWindow | undefined,
    choose: (phone: string | null) => void,
  ): void {
    const news = newsOfReplies(arrived);
    if (news !== undefined) this.#show(news.title, news.body, window, () => choose(news.phone));
  }

  #show(
    title: string,
    body: string,
    window: BrowserWindow | undefined,
    onChosen: () => void = () => undefined,
  ): void {
    if (window?.isFocused() === true || !Notification.isSupported()) return;
    const notification = new Notification({ title, body });
    notification.on('click', () => {
      if (window === undefined || window.isDestroyed()) return;
      window.show();
      window.focus();
      onChosen();
    });
    notification.show();
  }
}

function newsOf(snapshot: CampaignSnapshot): string | undefined {
  if (snapshot.status === 'completed') {
    const unreached = snapshot.failedCount + snapshot.skippedCount;
    return unreached === 0
      ? words.shell.news.done(snapshot.sentCount)
      : words.shell.news.doneNotAll(snapshot.sentCount, unreached);
  }
  return snapshot.status === 'paused' && snapshot.pausedReason !== null
    ? words.shell.news.paused(snapshot.pausedReason)
    : undefined;
}
