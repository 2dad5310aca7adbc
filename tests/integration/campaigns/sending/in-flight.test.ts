import { describe, expect, it } from 'vitest';
import { campaignSnapshot } from '../../../../src-main/campaigns/campaign-rows.ts';
import type { WritableDatabase } from '../../../../src-main/database/open.ts';
import type { EngineSettings } from '../../../../src-main/engine/options.ts';
import type {
  JournalEntry,
  MessageStore,
  SendJournal,
} from '../../../../src-main/engine/store-ports.ts';
import { systemClock } from '../../../../src-main/system-clock.ts';
import { startedCampaign } from '../../../support/campaigns.ts';
import { temporaryDatabase } from '../../../support/database.ts';
import { engineOn, engineWith, statusCounts, storeOn } from '../../../support/engine.ts';
import { createManualClock } from '../../../support/manual-clock.ts';
import { accept, createScriptedGateway, type Reaction } from '../../../support/scripted-gateway.ts';

const now = 1_800_000_000_000;

/** How many messages are claimed and not recorded: in doubt, if the process were killed now. */
function inDoubt(db: WritableDatabase): number {
  const count = db.sqlite.prepare("SELECT count(*) FROM messages WHERE status = 'sending'");
  return Number(count.pluck().get());
}

describe.each([1, 3, 10])('with %i messages in flight at most', (mostInFlight) => {
  it.each([0, 50])(
    'no more are in doubt, whatever the senders, at %i segments a second',
    async (segmentsPerSecond) => {
      const clock = createManualClock(now);
      const db = temporaryDatabase();
      const ids = ['+12125550198', '+12125550199'].map((sender, index) =>
        startedCampaign(db, { contacts: 40, now, sender, name: sender, firstPhone: 100 * index }),
      );
      let most = 0;
      const gateway = createScriptedGateway(async (_, sid) => {
        most = Math.max(most, inDoubt(db));
        // Answers in another order than the messages were sent in.
        await new Promise<void>((resolve) => void clock.after((sid.length * most) % 7, resolve));
        return accept(sid);
      });
      const settings = { mostInFlight, segmentsPerSecond };
      await clock.runUntil(engineOn(db, clock, gateway, settings).engine.run());
      expect(ids.map((id) => statusCounts(db, id))).toEqual([{ sent: 40 }, { sent: 40 }]);
      expect(most).toBeLessThanOrEqual(mostInFlight);
      if (segmentsPerSecond === 0) expect(most).toBe(mostInFlight);
    },
  );
});

/** Something that a test lets happen. */
function createGate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

/** An engine on a store and a journal of which the test says when they are on the disk. */
function engineOnDisk(
  db: WritableDatabase,
  gateway: ReturnType<typeof createScriptedGateway>,
  transaction: (store: MessageStore) => MessageStore['transaction'],
  append: SendJournal['append'] = () => Promise.resolve(),
  settings: Partial<EngineSettings> = {},
) {
  const store = storeOn(db);
  return engineWith({
    store: { ...store, transaction: transaction(store) },
    gateway: () => gateway,
    journal: { position: '', append },
    clock: systemClock,
    settings,
  });
}

/** Transactions of which the first after `isFull` fails at its commit, as on a disk that takes no more pages. */
function failingOnce(isFull: () => boolean) {
  let failures = 0;
  return (store: MessageStore): MessageStore['transaction'] =>
    (act, onCommitted) =>
      store.transaction(() => {
        const result = act();
        if (!isFull() || failures > 0) return result;
        failures += 1;
        throw new Error('The disk is full.');
      }, onCommitted);
}

describe('the network hears of a message', () => {
  it.each(['the commit', 'the journal'])(
    'once the commit and the journal are on the disk, where %s is there first',
    async (first) => {
      const db = temporaryDatabase();
      const id = startedCampaign(db, { contacts: 3, now });
      const gateway = createScriptedGateway();
      const commit = createGate();
      const journal = createGate();
      const appending = createGate();
      const engine = engineOnDisk(
        db,
        gateway,
        (store) => async (act, onCommitted) => {
          const result = await store.transaction(act, onCommitted);
          await commit.opened;
          return result;
        },
        () => {
          appending.open();
          return journal.opened;
        },
      );
      const run = engine.run();
      await appending.opened;
      expect(inDoubt(db)).toBeGreaterThan(0);
      (first === 'the commit' ? commit : journal).open();
      await new Promise<void>((resolve) => void systemClock.after(0, resolve));
      expect(gateway.handedOver).toEqual([]);
      commit.open();
      journal.open();
      await run;
      expect(statusCounts(db, id)).toEqual({ sent: 3 });
    },
  );

  it('never where the commit did not reach the disk: nothing is sent, and all is queued again', async () => {
    const db = temporaryDatabase();
    const id = startedCampaign(db, { contacts: 3, now });
    const gateway = createScriptedGateway();
    let transactions = 0;
    const engine = engineOnDisk(
      db,
      gateway,
      (store) => async (act, onCommitted) => {
        const result = await store.transaction(act, onCommitted);
        transactions += 1;
        if (transactions === 1) throw new Error('The disk did not confirm it.');
        return result;
      },
      () => Promise.resolve(),
    );
    await expect(engine.run()).rejects.toThrow('The disk did not confirm it.');
    expect(gateway.handedOver).toEqual([]);
    expect(statusCounts(db, id)).toEqual({ queued: 3 });
  });

  it('and the journal only after the commit: of a transaction that failed it knows nothing', async () => {
    const db = temporaryDatabase();
    const id = startedCampaign(db, { contacts: 3, now });
    const entries: JournalEntry[] = [];
    const engine = engineOnDisk(
      db,
      createScriptedGateway(),
      (store) => (act, onCommitted) =>
        store.transaction(() => {
          act();
          throw new Error('The disk is full.');
        }, onCommitted),
      (added) => {
        entries.push(...added);
        return Promise.resolve();
      },
    );
    await expect(engine.run()).rejects.toThrow('The disk is full.');
    expect(entries).toEqual([]);
    expect(statusCounts(db, id)).toEqual({ queued: 3 });
  });
});

const refused: Reaction = {
  outcome: { kind: 'rejected', code: 21211, detail: 'No number.' },
  took: false,
};

describe('an outcome whose transaction could not be committed', () => {
  it.each(['sent', 'failed'] as const)('is recorded once more (%s)', async (status) => {
    const db = temporaryDatabase();
    const id = startedCampaign(db, { contacts: 1, now });
    let isFull = false;
    const gateway = createScriptedGateway((_, sid) => {
      isFull = true;
      return status === 'sent' ? accept(sid) : refused;
    });
    const engine = engineOnDisk(
      db,
      gateway,
      failingOnce(() => isFull),
    );
    await expect(engine.run()).rejects.toThrow('The disk is full.');
    expect(statusCounts(db, id)).toEqual({ [status]: 1 });
  });

  it('counts once towards the share of refused messages that pauses a campaign', async () => {
    const db = temporaryDatabase();
    const id = startedCampaign(db, { contacts: 51, now });
    let answers = 0;
    const gateway = createScriptedGateway((_, sid) => {
      answers += 1;
      return answers <= 25 ? accept(sid) : refused;
    });
    const engine = engineOnDisk(
      db,
      gateway,
      failingOnce(() => answers === 50),
      undefined,
      {
        mostInFlight: 1,
      },
    );
    await expect(engine.run()).rejects.toThrow('The disk is full.');
    expect(statusCounts(db, id)).toEqual({ sent: 25, failed: 25, queued: 1 });
    expect(campaignSnapshot(db, id)).toMatchObject({ status: 'sending', pausedReason: null });
  });

  it('stops its sender all the same where that is what it says', async () => {
    const db = temporaryDatabase();
    const id = startedCampaign(db, { contacts: 3, now });
    let isFull = false;
    const gateway = createScriptedGateway(() => {
      isFull = true;
      return {
        outcome: { kind: 'blocked', code: 20003, detail: 'Wrong credentials.' },
        took: false,
      };
    });
    const engine = engineOnDisk(
      db,
      gateway,
      failingOnce(() => isFull),
    );
    await expect(engine.run()).rejects.toThrow('The disk is full.');
    expect(campaignSnapshot(db, id)).toMatchObject({
      status: 'paused',
      pausedReasonCode: 'blocked',
    });
  });
});
