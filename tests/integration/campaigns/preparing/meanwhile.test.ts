import path from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createCampaign } from '../../../../src-main/campaigns/campaign-rows.ts';
import { prepareMessages } from '../../../../src-main/campaigns/preparing/prepare-messages.ts';
import { insertPreparedMessages } from '../../../../src-main/campaigns/preparing/prepared-messages.ts';
import { recipientIds } from '../../../../src-main/campaigns/preparing/recipient-ids.ts';
import { openDatabase } from '../../../../src-main/database/open.ts';
import { WriteAheadLog } from '../../../../src-main/database/pages/write-ahead-log.ts';
import { fictionalPhone } from '../../../support/campaigns.ts';
import { withDatabase } from '../../../support/data-folder.ts';
import { migrationsFolder } from '../../../support/database.ts';
import { createBarrier, openProcess, people, shopFolder } from '../../../support/stoppable.ts';

/** Changes the database as another process does. */
function changeBeside(folder: string, sql: string): void {
  const db = openDatabase({ file: path.join(folder, 'ovo.db'), migrationsFolder });
  db.sqlite.exec(sql);
  db.close();
}

/** Leaves messages to everybody, as a start does that is killed before its end. */
function leaveMessages(folder: string): void {
  withDatabase(folder, (db) => {
    const ids = recipientIds(db, { audience: { listIds: [1] }, now: 1 });
    insertPreparedMessages(db, 1, '', prepareMessages(db, 'Earlier', ids, false), 1);
  });
}

describe('while a campaign is prepared', () => {
  it('no other process can start it, though the computer sleeps', async () => {
    const folder = shopFolder();
    const preparing = createBarrier();
    const first = openProcess(folder, { preparing });
    const started = first.campaigns.start(1, 'simulator');
    await preparing.reached;
    await first.sending.stop();
    const second = openProcess(folder);
    await expect(second.campaigns.start(1, 'simulator')).rejects.toMatchObject({ code: 'busy' });
    await first.sending.resume();
    preparing.open();
    await started;
    await first.sending.idle();
    expect(first.snapshot()).toMatchObject({ status: 'completed', sentCount: people });
    expect(second.gateway.handedOver).toEqual([]);
    await expect.poll(() => second.sending.isSendingInAnotherProcess()).toBe(false);
  });

  it('two contacts may exchange their numbers: everybody gets their own text', async () => {
    const folder = shopFolder();
    const body = 'Hello {{ first_name }}';
    changeBeside(
      folder,
      `UPDATE campaigns SET body = '${body}'; UPDATE contacts SET first_name = 'Person ' || id`,
    );
    const process = openProcess(folder);
    const one = fictionalPhone(0);
    const other = fictionalPhone(people - 1);
    const spare = '+13125559999';
    process.betweenBatches(() => {
      const move = (from: string, to: string) =>
        `UPDATE contacts SET phone = '${to}' WHERE phone = '${from}';`;
      changeBeside(folder, move(one, spare) + move(other, one) + move(spare, other));
    });
    await process.campaigns.start(1, 'simulator');
    await process.sending.idle();
    expect(process.snapshot()).toMatchObject({ contactCount: people, sentCount: people });
    const texts = new Map(process.gateway.handedOver.map(({ to, body: text }) => [to, text]));
    expect(texts.size).toBe(people);
    expect(process.gateway.handedOver).toHaveLength(people);
    expect([texts.get(one), texts.get(other)]).toEqual([
      `Hello Person ${people}`,
      'Hello Person 1',
    ]);
  });

  it('messages that another process takes away let it not start', async () => {
    const folder = shopFolder();
    const process = openProcess(folder);
    process.betweenBatches(() => changeBeside(folder, 'DELETE FROM messages WHERE id = 7'));
    await expect(process.campaigns.start(1, 'simulator')).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(process.snapshot().status).toBe('draft');
    await process.campaigns.start(1, 'simulator');
    await process.sending.idle();
    expect(process.snapshot()).toMatchObject({ status: 'completed', sentCount: people });
  });

  it('a smaller one does not wait for its end', async () => {
    const folder = shopFolder();
    withDatabase(folder, (db) => {
      db.sqlite.exec(`
        INSERT INTO lists (id, name, created_at) VALUES (2, 'Few', 1);
        INSERT INTO list_contacts (list_id, contact_id) SELECT 2, id FROM contacts LIMIT 5;`);
      createCampaign(db, { name: 'Few', body: 'Hi', sender: '', audience: { listIds: [2] } }, 1);
    });
    const preparing = createBarrier();
    let preparations = 0;
    const pass = async () => {
      preparations += 1;
      if (preparations === 1) await preparing.pass();
    };
    const process = openProcess(folder, { preparing: { ...preparing, pass } });
    const large = process.campaigns.start(1, 'simulator');
    await preparing.reached;
    expect(await process.campaigns.start(2, 'simulator')).toMatchObject({ contactCount: 5 });
    expect(process.snapshot().status).toBe('draft');
    preparing.open();
    expect(await large).toMatchObject({ contactCount: people });
  });
});

describe('a disk that does not confirm', () => {
  /** Lets the next sync of the log fail, whatever it is for. */
  function failNextSync(): void {
    const sync = vi.spyOn(WriteAheadLog.prototype, 'sync');
    sync.mockRejectedValueOnce(new Error('EIO: i/o error, fdatasync'));
    onTestFinished(() => sync.mockRestore());
  }

  it('a start leaves what is so: the campaign is sending, and says so', async () => {
    const folder = shopFolder();
    const process = openProcess(folder);
    process.onPhase('starting', () => void setImmediate(failNextSync));
    expect(await process.campaigns.start(1, 'simulator')).toMatchObject({ status: 'sending' });
    expect(process.errors.map(String)).toEqual([expect.stringContaining('didn’t confirm')]);
    await process.sending.idle();
    expect(process.snapshot()).toMatchObject({ status: 'completed', sentCount: people });
  });

  it('a resume leaves what is so, too', async () => {
    const folder = shopFolder();
    const process = openProcess(folder);
    let pausing: Promise<unknown> | undefined;
    process.onPhase('sending', () => {
      pausing ??= process.campaigns.pause(1);
    });
    await process.campaigns.start(1, 'simulator');
    await expect.poll(() => process.snapshot().status).toBe('paused');
    process.onPhase('starting', failNextSync);
    expect(await process.campaigns.resume(1)).toMatchObject({ status: 'sending' });
    expect(process.errors.map(String)).toEqual([expect.stringContaining('didn’t confirm')]);
  });
});

describe('what a killed start left of a draft', () => {
  it.each(['cancel', 'remove'] as const)('goes a slice at a time with %s', async (way) => {
    const folder = shopFolder();
    leaveMessages(folder);
    const process = openProcess(folder);
    expect(process.messages().all).toBe(people);
    await process.campaigns[way](1);
    expect(process.messages().all).toBe(0);
    expect(process.jobs).toEqual(['campaigns.clearPrepared']);
  });
});
