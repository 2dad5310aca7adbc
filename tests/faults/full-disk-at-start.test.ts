import Database from 'better-sqlite3';
import { rmSync, statSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { UserError } from '../../src-shared/lib/result.ts';
import { startFakeTwilio } from '../support/fake-twilio/fake-twilio.ts';
import { startSending } from './support/ovo-process.ts';
import { furnish, openShop, phoneOf, readMessages } from './support/shop.ts';
import { fillUp, smallDisk } from './support/small-disk.ts';

/** Space that is left when the campaign starts: its messages take more than any of these. */
const left = [
  ['nothing', 0],
  ['some pages', 32 * 1024],
  ['room for a part of the messages', 400 * 1024],
] as const;

/** Fills a disk but for so many bytes; returns the file to remove. */
function fillUpTo(folder: string, bytes: number): string {
  const ballast = fillUp(folder);
  const { size } = statSync(ballast);
  truncateSync(ballast, size - bytes);
  return ballast;
}

function statusOf(folder: string, campaign: number): unknown {
  const sqlite = new Database(path.join(folder, 'ovo.db'), { readonly: true });
  try {
    return sqlite.prepare('SELECT status FROM campaigns WHERE id = ?').pluck().get(campaign);
  } finally {
    sqlite.close();
  }
}

const saysWhatToDo = /disk .*(?:Nothing was|Nothing is).*[Ff]ree up some space/;

describe('a disk that is full when a campaign starts', () => {
  test.for(left)(
    'with %s left: the draft stays one, and starts later',
    async ([, bytes], context) => {
      const folder = smallDisk('24m');
      if (folder === undefined) return context.skip('Only root may make a disk of its own.');
      const shop = await openShop({ folder, contacts: 3000 });
      const ballast = fillUpTo(folder, bytes);
      const refused = await shop.begin().then(
        () => null,
        (error: unknown) => error,
      );
      expect(refused).toBeInstanceOf(UserError);
      expect(refused).toMatchObject({
        code: 'unavailable',
        message: expect.stringMatching(saysWhatToDo),
      });
      expect(await shop.snapshot()).toMatchObject({ status: 'draft', contactCount: 0 });
      expect(shop.fake.accepted()).toEqual([]);
      for (const error of shop.errors) expect(error).toBeInstanceOf(UserError);

      rmSync(ballast);
      await shop.begin();
      expect(await shop.snapshot()).toMatchObject({ status: 'sending', contactCount: 3000 });
      await shop.app.campaigns.cancel(shop.campaign);
      await shop.app.sending.idle();
      const reached = shop.fake.accepted().map(({ to }) => to);
      expect(new Set(reached).size).toBe(reached.length);
    },
  );

  test.for(left.slice(0, 2))(
    'with %s left: the command says what to do',
    async ([, bytes], context) => {
      const folder = smallDisk('24m');
      if (folder === undefined) return context.skip('Only root may make a disk of its own.');
      const fake = await startFakeTwilio();
      onTestFinished(() => fake.close());
      const campaign = furnish(folder, 200, Date.now());
      const ballast = fillUpTo(folder, bytes);
      const { exitCode, log } = await startSending({ folder, fake, campaign }).ended;
      expect({ exitCode, log }).toEqual({ exitCode: 1, log: expect.stringMatching(saysWhatToDo) });
      expect(log).not.toMatch(/\n\s+at |SqliteError|SQLITE_/);
      expect(fake.accepted()).toEqual([]);

      rmSync(ballast);
      expect(statusOf(folder, campaign)).toBe('draft');
      expect(await startSending({ folder, fake, campaign }).ended).toMatchObject({ exitCode: 0 });
      expect(
        fake
          .accepted()
          .map(({ to }) => to)
          .toSorted(),
      ).toEqual(Array.from({ length: 200 }, (_, index) => phoneOf(index)).toSorted());
      expect(readMessages(folder, campaign)).toHaveLength(200);
    },
  );
});
