import { rmSync } from 'node:fs';
import path from 'node:path';
import { campaignSnapshot } from '../../../../src-main/campaigns/campaign-rows.ts';
import { createCancellations } from '../../../../src-main/campaigns/hand-over/cancellations.ts';
import { orderHandOver } from '../../../../src-main/campaigns/hand-over/order.ts';
import {
  cancelCampaign,
  cancelQueuedMessages,
  pauseCampaign,
  resumeCampaign,
} from '../../../../src-main/campaigns/lifecycle.ts';
import { createReceiptStore } from '../../../../src-main/campaigns/receipts/receipt-store.ts';
import { openSendJournal } from '../../../../src-main/campaigns/sending/journal/send-journal.ts';
import { recoverSending } from '../../../../src-main/campaigns/sending/recover-sending.ts';
import { addSuppression } from '../../../../src-main/contacts/suppressions/suppression-rows.ts';
import { openDatabase, type WritableDatabase } from '../../../../src-main/database/open.ts';
import { createWriteLock } from '../../../../src-main/database/write-lock.ts';
import { createReceiptPoller } from '../../../../src-main/engine/receipts.ts';
import { restoreDatabase } from '../../../../src-main/maintenance/restore/restore-database.ts';
import { fictionalPhone, startedCampaign } from '../../../support/campaigns.ts';
import { migrationsFolder } from '../../../support/database.ts';
import { engineWith, storeOn } from '../../../support/engine.ts';
import { fakeMessagingService } from '../../../support/fake-twilio/account.ts';
import {
  createSchedulingGateway,
  type SchedulingGateway,
} from '../../../support/scheduling-gateway.ts';
import { createLeapingClock } from './set-up.ts';

/** People of the campaign. */
export const people = 3;

/** A data folder with a campaign that is handed over, and the provider that takes its messages. */
export interface World {
  readonly clock: ReturnType<typeof createLeapingClock>;
  readonly folder: string;
  readonly gateway: SchedulingGateway;
  readonly id: number;
  db: WritableDatabase;
  backups: number;
  proofs: number;
  readonly optedOut: Set<string>;
}

const open = (folder: string) =>
  openDatabase({ file: path.join(folder, 'ovo.db'), migrationsFolder });

const backupFile = (folder: string) => path.join(folder, 'backup.db');

const lookUps = { unconfirmedPolicy: 'requeue', recheckAfterMs: 60_000 } as const;

function handedOver(db: WritableDatabase, contacts: number, firstPhone: number, now: number) {
  const name = `From ${firstPhone}`;
  const id = startedCampaign(db, { contacts, firstPhone, now, name, sender: fakeMessagingService });
  orderHandOver(db, id, { kind: 'soonest' }, now);
  return id;
}

/** Sends what can be sent now, as a process that is started for that and then stopped. */
export async function send({ db, clock, folder, gateway }: World): Promise<void> {
  const store = storeOn(db);
  db.sqlite.transaction(() => recoverSending(db, folder, store, clock.now())).immediate();
  const journal = await openSendJournal(db, folder, clock);
  let isBusy = false;
  const engine = engineWith({
    store: {
      ...store,
      async transaction(act, onCommitted) {
        return await store.transaction(() => {
          const result = act();
          isBusy = store.sendingCampaigns().some(({ campaignId }) => {
            const counts = campaignId === null ? null : campaignSnapshot(db, campaignId);
            return counts !== null && counts.queuedCount > (counts.heldCount ?? 0);
          });
          return result;
        }, onCommitted);
      },
    },
    gateway: () => gateway,
    journal,
    clock,
    settings: lookUps,
  });
  const running = engine.run();
  const look = setInterval(() => {
    if (!isBusy) engine.stop();
  }, 1);
  await running;
  clearInterval(look);
  await journal.close();
}

/** Asks once for everything that is to be canceled. */
export async function askForCancellations({ db, clock, folder, gateway }: World): Promise<number> {
  const cancellations = createCancellations({
    db,
    dataFolder: folder,
    clock,
    writeLock: createWriteLock(db, clock),
    settings: () => lookUps,
    gateway: () => Promise.resolve(gateway),
    onChange: () => undefined,
  });
  const { left } = await cancellations.pass('now');
  cancellations.stop();
  return left;
}

/** Asks what became of everything. */
export async function askForReceipts({ db, clock, gateway }: World): Promise<void> {
  const writeLock = createWriteLock(db, clock);
  const poller = createReceiptPoller({
    store: createReceiptStore(
      db,
      () => 'twilio',
      (act, waitMs) => writeLock.write(act, waitMs),
    ),
    gateway: () => Promise.resolve(gateway),
    clock,
    onChange: () => undefined,
  });
  await poller.poll();
}

/** Puts the last backup in the place of the database; nothing happens without one. */
export async function restore(world: World): Promise<void> {
  if (world.backups === 0) return;
  const { folder, clock, db } = world;
  db.close();
  const order = { dataFolder: folder, migrationsFolder, nativeBinding: undefined };
  await restoreDatabase(
    { ...order, file: backupFile(folder), passphrase: null, isStaged: false, now: clock.now() },
    () => undefined,
  );
  world.db = open(folder);
}

/** Pauses, resumes or cancels the campaign, where that can be now. */
export function stop(
  { db, id, clock }: World,
  kind: 'pause' | 'interrupt' | 'resume' | 'cancel',
): void {
  const { status } = campaignSnapshot(db, id);
  const now = clock.now();
  if (kind === 'resume' && status === 'paused') resumeCampaign(db, id, now);
  else if (kind === 'cancel' && status !== 'completed' && status !== 'canceled') {
    cancelCampaign(db, id, now);
    cancelQueuedMessages(db, id, people, now);
  } else if (status === 'sending' && (kind === 'pause' || kind === 'interrupt')) {
    pauseCampaign(db, id, { code: kind === 'pause' ? 'user' : 'interrupted' }, now);
  }
}

/** Somebody must not be texted any more. */
export function optOut({ db, clock, optedOut }: World, who: number): void {
  const phone = fictionalPhone(who);
  const at = clock.now();
  addSuppression(db, { phone, origin: 'manual', reason: 'Asked', evidence: null, at });
  optedOut.add(phone);
}

/** Another campaign, to somebody else: what is in the list of its text proves that the list is up to date. */
export async function sendAnother(world: World): Promise<void> {
  world.proofs += 1;
  handedOver(world.db, 1, 100 + world.proofs, world.clock.now());
  await send(world);
}

/** Copies the database as it is. */
export function backUp(world: World): void {
  const file = backupFile(world.folder);
  rmSync(file, { force: true });
  world.db.sqlite.prepare('VACUUM INTO ?').run(file);
  world.backups += 1;
}

/** A world in a folder in which nothing has happened yet. */
export function createWorld(folder: string): World {
  const clock = createLeapingClock();
  const db = open(folder);
  const id = handedOver(db, people, 0, clock.now());
  const gateway = createSchedulingGateway(clock.now);
  return { clock, folder, gateway, id, db, backups: 0, proofs: 0, optedOut: new Set() };
}
