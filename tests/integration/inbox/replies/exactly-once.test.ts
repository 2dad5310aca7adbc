import { describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../../../src-main/database/open.ts';
import { fictionalPhone } from '../../../support/campaigns.ts';
import { migrationsFolder, temporaryDatabase } from '../../../support/database.ts';
import { fakeSender } from '../../../support/fake-twilio/account.ts';
import { startFakeTwilio, type FakeTwilio } from '../../../support/fake-twilio/fake-twilio.ts';
import type { ListTrouble } from '../../../support/fake-twilio/inbound/trouble.ts';
import { repliesOf } from '../../../support/replies.ts';
import { createSteppedClock, readingOf, storedSids } from '../../../support/reply-reading.ts';

const minute = 60_000;
const hour = 60 * minute;

const troubles: Readonly<Record<string, ListTrouble>> = {
  'with the list late by minutes': { lag: { share: 0.3, leastMs: minute, mostMs: 15 * minute } },
  'with the list late by hours, and each page with gaps': {
    lag: { share: 0.2, leastMs: hour, mostMs: 6 * hour },
    missing: 0.05,
  },
  'shuffled, and with the same on two pages': { isShuffled: true, repeats: 20 },
  'with all of that, while others are deleted and the borders of pages move': {
    lag: { share: 0.3, leastMs: minute, mostMs: 6 * hour },
    missing: 0.02,
    repeats: 10,
    isShuffled: true,
    bordersMove: true,
    deletes: 2,
  },
};

describe('5,000 replies are stored exactly once', () => {
  it.each(Object.entries(troubles))('%s', { timeout: 240_000 }, async (_, trouble) => {
    const clock = createSteppedClock();
    const fake: FakeTwilio = await startFakeTwilio({ now: clock.now, trouble });
    onTestFinished(() => fake.close());
    let db = temporaryDatabase();
    let replies = readingOf(db, clock, { source: repliesOf(fake, clock) });
    const sent: string[] = [];
    for (let round = 0; round < 10; round += 1) {
      for (let index = 0; index < 500; index += 1) {
        const from = fictionalPhone((sent.length * 7) % 900);
        sent.push(fake.receive({ from, to: fakeSender, body: `Reply ${sent.length}` }));
        if (index % 100 === 99) clock.jump(10 * minute);
      }
      const pass = replies.sync();
      if (round === 5) {
        // In the middle of a pass Ovo ends, and is opened again.
        replies.stop();
        await pass.catch(() => undefined);
        const file = db.file;
        db.close();
        const again = openDatabase({ file, migrationsFolder });
        onTestFinished(() => again.close());
        db = again;
        replies = readingOf(db, clock, { source: repliesOf(fake, clock) });
      } else {
        await pass;
      }
    }
    // Once everything is listed, the passes of a day find the rest.
    for (let pass = 0; pass < 6; pass += 1) {
      clock.jump(2 * hour);
      await replies.sync();
    }
    const stored = storedSids(db);
    expect(stored).toHaveLength(5000);
    expect(new Set(stored)).toEqual(new Set(sent));
    const counted = db.sqlite.prepare('SELECT sum(unread_count) FROM conversations').pluck().get();
    expect(counted).toBe(5000);
    expect(replies.errors).toEqual([]);
  });
});
