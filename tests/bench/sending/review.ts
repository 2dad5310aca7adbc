import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openRemoteApplication } from '../../../src-main/application/remote-application.ts';
import { createCampaign } from '../../../src-main/campaigns/campaign-rows.ts';
import { openDatabase } from '../../../src-main/database/open.ts';
import { saveSettings } from '../../../src-main/database/settings.ts';
import { systemClock } from '../../../src-main/system-clock.ts';
import type { Review } from '../../../src-shared/campaign/review.ts';
import { migrationsFolder, threadFile } from '../../support/database.ts';
import { inFolder, sender } from '../bench-setup.ts';
import { millisecondBudget } from '../harness/budget.ts';
import { addManyContacts } from '../many-contacts.ts';
import type { Row } from '../row.ts';

const body =
  'Corner Shop: Hi {{ first_name | default: "there" }}, we’ve missed you in {{ city }}. Reply STOP to opt out';

/** In milliseconds: the first results, all of them, and the 99th percentile of the main thread’s delay. */
const budgets = { first: 1000, all: 30_000, delay: 16 } as const;
/** How soon a review ends that is canceled, in milliseconds. */
const cancelMs = 1000;

/** Timers are late by their own resolution, which is no delay. */
const resolutionMs = 5;

/** How long a review of everybody takes, as the window asks for one: the application in a thread of its own. */
export async function review(people: number): Promise<readonly Row[]> {
  return await inFolder(async (folder) => {
    const db = openDatabase({ file: path.join(folder, 'ovo.db'), migrationsFolder });
    addManyContacts(db, people);
    saveSettings(db, { gateway: 'twilio', businessName: 'Corner Shop' });
    const draft = { name: 'Bread', body, sender, audience: { listIds: [1] } };
    const { id } = createCampaign(db, draft, 1).snapshot;
    db.close();
    const app = await openRemoteApplication({
      dataFolder: folder,
      migrationsFolder,
      threadFile,
      clock: systemClock,
      readCredentials: () => Promise.resolve(null),
      onError: (error) => console.error(error),
      onFault: (error) => console.error(error),
      nativeBinding: undefined,
    });
    try {
      // The window has asked for contacts by then, so that the threads are there.
      await app.campaigns.audience(draft.audience);
      let firstAt = 0;
      let tellings = 0;
      const unfollow = app.subscribe((event) => {
        if (event.name !== 'campaigns.reviewed') return;
        tellings += 1;
        if (firstAt === 0 && event.payload.checkedCount > 0) firstAt = performance.now();
      });
      const delay = monitorEventLoopDelay({ resolution: resolutionMs });
      delay.enable();
      const startedAt = performance.now();
      const result: Review = await app.reviews.run(id);
      const allMs = performance.now() - startedAt;
      delay.disable();
      unfollow();
      if (result.totals.recipients !== people) throw new Error('Not everybody was looked at.');
      const firstMs = firstAt - startedAt;
      const lateMs = delay.percentile(99) / 1e6 - resolutionMs;

      // Canceled in the middle: once the first people are counted.
      const begun = new Promise<void>((resolve) => {
        const stop = app.subscribe((event) => {
          if (event.name !== 'campaigns.reviewed' || event.payload.checkedCount === 0) return;
          stop();
          resolve();
        });
      });
      const canceled = app.reviews.run(id).catch(() => null);
      await begun;
      const canceledAt = performance.now();
      await app.reviews.cancel();
      await canceled;
      const endedMs = performance.now() - canceledAt;
      const peer = 'none: no peer checks a whole list';
      const row = (what: string, tookMs: number, allowed: number): Row => {
        const budget = millisecondBudget(allowed);
        return {
          what: `review of ${people.toLocaleString('en')} people, ${what}`,
          ovo: tookMs < 1000 ? `${tookMs.toFixed(1)} ms` : `${(tookMs / 1000).toFixed(2)} s`,
          peer,
          ratio: '–',
          budget: budget.text,
          isMet: tookMs <= budget.limitMs,
        };
      };
      return [
        row('first people', firstMs, budgets.first),
        row(`everybody, told ${tellings} times meanwhile`, allMs, budgets.all),
        row('delay of the main thread, p99', Math.max(0, lateMs), budgets.delay),
        row('until a cancel', endedMs, cancelMs),
      ];
    } finally {
      await app.close();
    }
  });
}
