import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startCampaign } from '../../src-main/campaigns/lifecycle.ts';
import { insertPreparedMessages } from '../../src-main/campaigns/preparing/prepared-messages.ts';
import type { PreparedMessage } from '../../src-main/campaigns/preparing/prepare-messages.ts';
import { createCampaign } from '../../src-main/campaigns/campaign-rows.ts';
import { findOrCreateList } from '../../src-main/contacts/list-rows.ts';
import { createSendingStore } from '../../src-main/campaigns/sending/sending-store.ts';
import { openDatabase, type WritableDatabase } from '../../src-main/database/open.ts';
import { openSendJournal } from '../../src-main/campaigns/sending/journal/send-journal.ts';
import { createWriteLock } from '../../src-main/database/write-lock.ts';
import { createEngine } from '../../src-main/engine/engine.ts';
import type { EngineSettings } from '../../src-main/engine/options.ts';
import type { Gateway } from '../../src-main/engine/ports.ts';
import { systemClock } from '../../src-main/system-clock.ts';
import type { GatewayKind } from '../../src-shared/campaign/snapshot.ts';
import { defaultQuietHours } from '../../src-shared/settings/quiet-hours.ts';
import { migrationsFolder } from '../support/database.ts';
import { utcDay } from '../support/engine.ts';

export const sender = '+12125550100';

/** Does something with a folder of its own, which is removed afterwards. */
export async function inFolder<T>(act: (folder: string) => T | Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'ovo-bench-'));
  try {
    return await act(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Opens a database in a folder, and closes it afterwards. */
export async function withDatabase<T>(
  folder: string,
  act: (db: WritableDatabase) => T | Promise<T>,
): Promise<T> {
  const db = openDatabase({ file: path.join(folder, 'ovo.db'), migrationsFolder });
  try {
    return await act(db);
  } finally {
    db.close();
  }
}

/** A number that looks like one of New York; none of them is ever really sent to. */
function phone(index: number): string {
  return `+1212${String(2_000_000 + index).padStart(7, '0')}`;
}

/** A started campaign to that many numbers. */
export function writeAndStartCampaign(
  db: WritableDatabase,
  options: {
    readonly messages: number;
    readonly gateway?: GatewayKind;
    readonly isCompleted?: boolean;
  },
): number {
  const now = Date.now();
  // Whether a contact is still on the list is looked at with each message.
  const list = findOrCreateList(db, 'Benchmark', now).id;
  const campaign = createCampaign(
    db,
    { name: 'Benchmark', body: 'Hello', sender, audience: { listIds: [list] } },
    now,
  );
  const { id } = campaign.snapshot;
  const onList = db.sqlite.prepare(
    'INSERT OR IGNORE INTO list_contacts (list_id, contact_id) VALUES (?, ?)',
  );
  const contact = db.sqlite.prepare(
    'INSERT OR IGNORE INTO contacts (id, phone, created_at, updated_at) VALUES (?, ?, 0, 0)',
  );
  const pieceSize = 5000;
  for (let start = 0; start < options.messages; start += pieceSize) {
    const size = Math.min(pieceSize, options.messages - start);
    db.sqlite.transaction(() => {
      const prepared = Array.from({ length: size }, (_, offset): PreparedMessage => {
        const index = start + offset;
        contact.run(index + 1, phone(index));
        onList.run(list, index + 1);
        return {
          contactId: index + 1,
          to: phone(index),
          body: `Hello number ${index}, this is a text of ordinary length.`,
          segments: 1,
          zoneKey: '',
          isPractice: (options.gateway ?? 'simulator') === 'simulator' ? 1 : 0,
          skipReason: null,
        };
      });
      insertPreparedMessages(db, id, sender, prepared, now);
    })();
  }
  const { gateway = 'simulator' } = options;
  startCampaign(db, id, { revision: campaign.revision, gateway, sender, now });
  return id;
}

/** A sid as Twilio gives them: random, so that each is somewhere else in an index. */
export function randomSid(): string {
  return `SM${randomUUID().replaceAll('-', '')}`;
}

/** A gateway that takes every message at once, and says so to `onSend`. */
export function instantGateway(onSend: () => void = () => undefined): Gateway {
  return {
    kind: 'simulator',
    reachesPeople: false,
    mostAtOnce: 256,
    scheduler: null,
    send() {
      onSend();
      return Promise.resolve({ kind: 'accepted', sid: randomSid(), segments: 1 });
    },
    findMessages: () => Promise.resolve({ kind: 'answered', found: [], others: [], newest: [] }),
    receipts: () => Promise.resolve({ kind: 'answered', listed: [], next: null }),
  };
}

/** Sends everything that is to be sent, durably, with the journal; resolves with the milliseconds. */
export async function sendAll(
  db: WritableDatabase,
  folder: string,
  gateway: Gateway,
  settings: Partial<EngineSettings> = {},
): Promise<number> {
  const journal = await openSendJournal(db, folder, systemClock);
  const engine = createEngine({
    // As the app writes: through the write lock, and with an eye on stop files.
    store: createSendingStore({
      db,
      dataFolder: folder,
      clock: systemClock,
      writeLock: createWriteLock(db, systemClock),
      allowed: (campaigns) => campaigns,
      onStopped: () => undefined,
    }),
    gateway: () => gateway,
    journal,
    clock: systemClock,
    progress: { publish: () => undefined },
    dayOf: utcDay,
    settings: {
      segmentsPerSecond: 0,
      dailySegments: 0,
      quietHours: { ...defaultQuietHours, enabled: false },
      pauseAboveFailureShare: 1,
      unconfirmedPolicy: 'hold',
      recheckAfterMs: 60_000,
      ...settings,
    },
  });
  const startedAt = performance.now();
  await engine.run();
  const milliseconds = performance.now() - startedAt;
  await journal.close();
  return milliseconds;
}
