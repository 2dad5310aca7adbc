import Database from 'better-sqlite3';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { createCampaigns, type Campaigns } from '../../src-main/campaigns/campaigns.ts';
import { createCampaign } from '../../src-main/campaigns/campaign-rows.ts';
import { campaignWriteJobs, type CampaignThreads } from '../../src-main/campaigns/jobs.ts';
import {
  audienceCounts,
  leftOutPeople,
  recipientIds,
} from '../../src-main/campaigns/preparing/recipient-ids.ts';
import {
  previewIds,
  previewRows,
  rankPreview,
} from '../../src-main/campaigns/review/preview-people.ts';
import { createSending, type Sending } from '../../src-main/campaigns/sending/sending.ts';
import {
  openDatabase,
  type OvoDatabase,
  type WritableDatabase,
} from '../../src-main/database/open.ts';
import { createWriteLock, type WriteLock } from '../../src-main/database/write-lock.ts';
import type { Clock } from '../../src-main/engine/ports.ts';
import { systemClock } from '../../src-main/system-clock.ts';
import { undoSendMs, type CampaignRun, type RunPhase } from '../../src-shared/campaign/run.ts';
import type { CampaignSnapshot } from '../../src-shared/campaign/snapshot.ts';
import { UserError } from '../../src-shared/lib/result.ts';
import { defaultQuietHours } from '../../src-shared/settings/quiet-hours.ts';
import { fictionalPhone } from './campaigns.ts';
import { migrationsFolder, temporaryFolder } from './database.ts';
import { accept, createScriptedGateway, type ScriptedGateway } from './scripted-gateway.ts';

/** More than is prepared in one go: two slices in the writing thread. */
export const people = 2500;

/** Something that is waited for until a test opens it. */
export interface Barrier {
  /** Resolves when somebody waits at it. */
  readonly reached: Promise<void>;
  open(): void;
  /** Waits at it, if it is still closed. */
  pass(): Promise<void>;
}

export function createBarrier(isOpenAtFirst = false): Barrier {
  let isOpen = isOpenAtFirst;
  let open: () => void = () => undefined;
  let reach: () => void = () => undefined;
  const reached = new Promise<void>((resolve) => {
    reach = resolve;
  });
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return {
    reached,
    open() {
      isOpen = true;
      open();
    },
    async pass() {
      if (isOpen) return;
      reach();
      await opened;
    },
  };
}

/** The points at which a test can keep a campaign; all are open unless it closes them. */
export interface Barriers {
  readonly checking?: Barrier;
  readonly 'backing-up'?: Barrier;
  /** Before the first batch of messages is written. */
  readonly preparing?: Barrier;
  /** At the network: a message was handed over and is not answered. */
  readonly network?: Barrier;
}

/** What Ovo's process has of campaigns, on a real database, with a network that a test controls. */
export interface Process {
  readonly campaigns: Campaigns;
  readonly sending: Sending;
  readonly gateway: ScriptedGateway;
  readonly runs: readonly CampaignRun[];
  readonly errors: readonly unknown[];
  /** The jobs that the writing thread has done, by name. */
  readonly jobs: readonly string[];
  /** Calls back in the moment in which a run comes to that phase. */
  onPhase(phase: RunPhase, act: () => void): void;
  /** Calls back after the first slice of messages is prepared, before the next. */
  betweenBatches(act: () => void): void;
  snapshot(): CampaignSnapshot;
  /** How many messages there are, and how many of them were ever claimed. */
  messages(): { readonly all: number; readonly claimed: number };
  /** Ends as a process does that waits for nothing: what is not on the disk is lost. */
  end(): Promise<void>;
  /** Ends in good order. */
  close(): Promise<void>;
}

/** The database of a shop with one draft to `people`; its id is 1. */
export function shopFolder(): string {
  const folder = temporaryFolder();
  const db = openDatabase({ file: path.join(folder, 'ovo.db'), migrationsFolder });
  const { sqlite } = db;
  sqlite.transaction(() => {
    sqlite.exec(`INSERT INTO lists (id, name, created_at) VALUES (1, 'All', 1)`);
    const insert = sqlite.prepare(
      'INSERT INTO contacts (phone, created_at, updated_at) VALUES (?, 1, 1)',
    );
    for (let index = 0; index < people; index += 1) insert.run(fictionalPhone(index));
    sqlite.exec('INSERT INTO list_contacts (list_id, contact_id) SELECT 1, id FROM contacts');
    const draft = { name: 'Sale', body: 'Hello', sender: '', audience: { listIds: [1] } };
    createCampaign(db, draft, 1);
  })();
  db.close();
  return folder;
}

/** Opens the folder as a process of its own would; its campaigns go by that clock. */
export function openProcess(
  folder: string,
  barriers: Barriers = {},
  ownClock: Clock = systemClock,
): Process {
  const db = openDatabase({ file: path.join(folder, 'ovo.db'), migrationsFolder });
  let isEnded = false;
  const runs: CampaignRun[] = [];
  const errors: unknown[] = [];
  const jobs: string[] = [];
  const onPhases: { readonly phase: RunPhase; readonly act: () => void }[] = [];
  let afterSlice: (() => void) | null = null;
  const writeLock = createWriteLock(db, systemClock);
  const gateway = createScriptedGateway(async ({ messageId }) => {
    await barriers.network?.pass();
    // Never the same in two processes.
    return accept(`SM${String(messageId).padStart(32, '0')}`);
  });
  const gateways = {
    open: async () => gateway,
    refuseUnlessReady: () => Promise.resolve(),
    forgetPractice: () => undefined,
    close: () => undefined,
  };
  const sending = createSending({
    db,
    writeLock,
    dataFolder: folder,
    nativeBinding: undefined,
    clock: systemClock,
    gateways,
    onProgress: () => undefined,
    onError: (error) => void errors.push(error),
    options: {
      engine: { segmentsPerSecond: 0, quietHours: { ...defaultQuietHours, enabled: false } },
    },
  });
  const campaigns = createCampaigns({
    db,
    dataFolder: folder,
    clock: ownClock,
    gateways,
    sending,
    writeLock,
    beforeSending: async () => await barriers.checking?.pass(),
    beforeStart: async () => await barriers['backing-up']?.pass(),
    threads: writingHere(db, writeLock, (name) => {
      jobs.push(name);
      if (name !== 'campaigns.prepareSlice') return;
      afterSlice?.();
      afterSlice = null;
    }),
    audienceCounts: async (audience) => audienceCounts(db, { audience, now: 1 }),
    audienceZones: async () => [],
    leftOut: async (request) => leftOutPeople(db, { ...request, now: 1 }),
    async recipientIds(audience) {
      await barriers.preparing?.pass();
      return recipientIds(db, { audience, now: 1 });
    },
    previewReading: {
      ids: async (asked) => previewIds(db, { ...asked, now: 1 }),
      rank: async (asked) => rankPreview(db, asked),
      rows: async (ids) => previewRows(db, { ids }),
    },
    dailyCap: () => 0,
    refuseUnlessSendsPictures: () => Promise.resolve(),
    keepHosted: () => Promise.resolve(),
    undoMs: undoSendMs,
    discardPractice: async () => ({ campaigns: 0, messages: 0 }),
    onRun(run) {
      runs.push(run);
      for (const { phase, act } of onPhases) if (run.phase === phase) act();
    },
    onChange: () => undefined,
    onError: (error) => void errors.push(error),
  });

  async function end(): Promise<void> {
    if (isEnded) return;
    isEnded = true;
    db.sqlite.close();
    for (const barrier of Object.values(barriers) as readonly Barrier[]) barrier.open();
    // Nothing more can be written; a real process gives up the right to send by ending.
    await sending.close();
  }
  onTestFinished(end);

  return {
    campaigns,
    sending,
    gateway,
    runs,
    errors,
    jobs,
    onPhase(phase, act) {
      onPhases.push({ phase, act });
    },
    betweenBatches(act) {
      afterSlice = act;
    },
    snapshot: () => campaigns.get(1).snapshot,
    messages: () => countMessages(db),
    end,
    async close() {
      await Promise.all([campaigns.quit(), sending.stop()]);
      await end();
    },
  };
}

/**
 * The writing thread, in this one: a job is done when nobody else writes, and one that is canceled before
 * that is refused.
 */
function writingHere(
  db: WritableDatabase,
  writeLock: WriteLock,
  onDone: (name: string) => void,
): CampaignThreads {
  return {
    async write(name, input, { signal } = {}) {
      const canceled = new UserError('canceled', 'It was canceled.');
      const refused = new Promise<never>((_, reject) => {
        if (signal?.aborted === true) reject(canceled);
        signal?.addEventListener('abort', () => reject(canceled));
      });
      const job = {
        clock: systemClock,
        threadFile: '',
        signal: { aborted: false },
        abortSignal: new AbortController().signal,
        onProgress: () => undefined,
        exclusively: <T>(write: (writable: WritableDatabase) => T) => write(db),
      };
      const act: (database: OvoDatabase, value: never, its: typeof job) => unknown =
        campaignWriteJobs[name];
      const done = writeLock.write(() => {
        if (signal?.aborted === true) throw canceled;
        return act(db, input as never, job) as never;
      }, Infinity);
      const output = await Promise.race([done, refused]);
      onDone(name);
      return output;
    },
  };
}

function countMessages(db: WritableDatabase): { readonly all: number; readonly claimed: number } {
  const row = db.sqlite
    .prepare<[], { readonly all: number; readonly claimed: number }>(
      `SELECT count(*) AS "all", count(*) FILTER (WHERE attempt_count > 0) AS claimed FROM messages`,
    )
    .get();
  return row ?? { all: 0, claimed: 0 };
}

/** Keeps the database to itself, as another process does; returns what gives it back. */
export function holdDatabase(folder: string): () => void {
  const sqlite = new Database(path.join(folder, 'ovo.db'));
  sqlite.exec('BEGIN IMMEDIATE');
  onTestFinished(() => void sqlite.close());
  return () => {
    if (sqlite.inTransaction) sqlite.exec('ROLLBACK');
  };
}

/** Lets everything that can go on go on: promises, files, and writes that wait for the lock. */
export async function settle(turns = 60): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) {
    await new Promise<void>((resolve) => void setImmediate(resolve));
  }
}
