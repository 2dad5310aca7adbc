import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { leaveStopFile } from '../../../../src-main/campaigns/running/stop-files.ts';
import { withDatabase } from '../../../support/data-folder.ts';
import { createBarrier, openProcess, people, shopFolder } from '../../../support/stoppable.ts';

/** A folder in which a process died while it was sending its first messages. */
async function interruptedShop(): Promise<string> {
  const folder = shopFolder();
  const network = createBarrier();
  const first = openProcess(folder, { network });
  await first.campaigns.start(1, 'simulator');
  await network.reached;
  await first.end();
  return folder;
}

const uidIn = (folder: string) =>
  withDatabase(folder, ({ sqlite }) =>
    sqlite.prepare<[], string>('SELECT uid FROM campaigns').pluck().get(),
  );

const stopFilesIn = (folder: string) =>
  readdirSync(path.join(folder, 'journal')).filter((name) => name.startsWith('stop-'));

describe('a stop file', () => {
  it('that was cut short by a power cut pauses its campaign all the same', async () => {
    const folder = await interruptedShop();
    writeFileSync(path.join(folder, 'journal', `stop-${uidIn(folder)}.json`), '{"camp');
    const next = openProcess(folder);
    await next.campaigns.resumeInterrupted();
    await next.sending.idle();
    expect(next.snapshot()).toMatchObject({
      status: 'paused',
      pausedReason: 'Someone stopped the campaign.',
    });
    expect(next.gateway.handedOver).toEqual([]);
    expect(stopFilesIn(folder)).toEqual([]);
  });

  it('of a campaign that is not in the database changes nothing, and is removed', async () => {
    const folder = shopFolder();
    mkdirSync(path.join(folder, 'journal'), { recursive: true });
    writeFileSync(path.join(folder, 'journal', 'stop-nobody.json'), '');
    const next = openProcess(folder);
    await next.campaigns.resumeInterrupted();
    expect(next.snapshot().status).toBe('draft');
    expect(stopFilesIn(folder)).toEqual([]);
  });

  it('of a draft removes what was prepared of it, and does not cancel it', async () => {
    const folder = shopFolder();
    const barrier = createBarrier();
    const first = openProcess(folder, { network: barrier });
    const prepared = new Promise<void>((resolve) => first.betweenBatches(resolve));
    first.campaigns.start(1, 'simulator').catch(() => undefined);
    await prepared;
    await first.end();
    await withDatabase(folder, (db) =>
      leaveStopFile(db, folder, 1, { stop: 'cancel', reason: { code: 'user' }, at: 1 }),
    );
    const next = openProcess(folder);
    await next.campaigns.resumeInterrupted();
    expect(next.snapshot().status).toBe('draft');
    expect(next.messages().all).toBe(0);
  });

  it('does not stop a campaign that somebody resumes after it was left', async () => {
    const folder = await interruptedShop();
    await withDatabase(folder, (db) =>
      leaveStopFile(db, folder, 1, { stop: 'pause', reason: { code: 'user' }, at: 1 }),
    );
    const next = openProcess(folder);
    await next.campaigns.resume(1);
    expect(next.snapshot().status).toBe('sending');
    expect(stopFilesIn(folder)).toEqual([]);
    await next.campaigns.decideUnconfirmed(1, null, 'mark-as-sent');
    await next.sending.idle();
    expect(next.snapshot()).toMatchObject({ status: 'completed', sentCount: people });
  });

  it('is carried out at once by the process that sends, where the one that left it has ended', async () => {
    const folder = shopFolder();
    const network = createBarrier();
    const first = openProcess(folder, { network });
    await first.campaigns.start(1, 'simulator');
    await network.reached;
    const { claimed } = first.messages();
    await withDatabase(folder, (db) =>
      leaveStopFile(db, folder, 1, { stop: 'pause', reason: { code: 'user' }, at: 1 }),
    );
    network.open();
    await first.sending.idle();
    expect(first.snapshot()).toMatchObject({ status: 'paused', sentCount: claimed });
    expect(first.sending.latest(1)?.snapshot.status).toBe('paused');
    expect(first.gateway.handedOver).toHaveLength(claimed);
    expect(stopFilesIn(folder)).toEqual([]);
  });

  it('of a campaign that is prepared meanwhile loses nobody, and pauses it once it has started', async () => {
    const folder = shopFolder();
    const network = createBarrier();
    const first = openProcess(folder, { network });
    const other = await first.campaigns.duplicate(1);
    await first.campaigns.start(1, 'simulator');
    await network.reached;
    let noted: Promise<void> = Promise.resolve();
    first.betweenBatches(() => {
      noted = withDatabase(folder, (db) =>
        leaveStopFile(db, folder, other.snapshot.id, {
          stop: 'back-to-draft',
          reason: { code: 'user' },
          at: 1,
        }),
      ).then(() => network.open());
    });
    await first.campaigns.start(other.snapshot.id, 'simulator');
    await noted;
    await first.sending.idle();
    expect(first.campaigns.get(other.snapshot.id).snapshot).toMatchObject({
      status: 'paused',
      contactCount: people,
      queuedCount: people,
    });
  });
});
