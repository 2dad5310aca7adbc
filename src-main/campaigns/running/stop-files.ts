import { pauseReasonSchema } from '../../../src-shared/campaign/pause-reason.ts';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { stopRequests } from '../../../src-shared/campaign/run.ts';
import type { CampaignStatus } from '../../../src-shared/campaign/status.ts';
import type { OvoDatabase, WritableDatabase } from '../../database/open.ts';
import { campaignSnapshot } from '../campaign-rows.ts';
import { campaignWithUid, uidOfCampaign } from '../sending/journal/campaign-names.ts';
import { stopCampaign } from '../lifecycle.ts';

/*
 * A stop file says outside the database that a campaign is to be stopped, for when another process keeps
 * the database to itself: whoever sends, now or next, carries it out before anything more is sent. It is a small file
 * in the folder `journal`, `stop-<uid of the campaign>.json`, and is removed once the stop is in the
 * database.
 */

const stopFileSchema = z.object({
  campaign: z.string(),
  stop: z.enum(stopRequests),
  reason: pauseReasonSchema,
  at: z.int(),
});

type StopFile = z.infer<typeof stopFileSchema>;

const namePattern = /^stop-[\w-]+\.json$/;

/** Leaves a file that stops a campaign; the file is on the disk when this resolves. */
export async function leaveStopFile(
  db: OvoDatabase,
  dataFolder: string,
  campaignId: number,
  stop: Omit<StopFile, 'campaign'>,
): Promise<void> {
  const campaign = uidOfCampaign(db, campaignId);
  if (campaign === undefined) return;
  mkdirSync(folderOf(dataFolder), { recursive: true, mode: 0o700 });
  const handle = await open(fileOf(dataFolder, campaign), 'w', 0o600);
  try {
    await handle.writeFile(JSON.stringify({ campaign, ...stop } satisfies StopFile));
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Removes the stop file of a campaign, if there is one. */
export function removeStopFile(db: OvoDatabase, dataFolder: string, campaignId: number): void {
  const campaign = uidOfCampaign(db, campaignId);
  if (campaign !== undefined) rmSync(fileOf(dataFolder, campaign), { force: true });
}

/** Whether any stop file waits to be carried out. */
export function hasStopFiles(dataFolder: string): boolean {
  return namesOf(dataFolder).length > 0;
}

/** Which stop files were carried out, for `removeStopFiles`, and the campaigns that they stopped. */
export interface CarriedOut {
  readonly names: readonly string[];
  readonly campaigns: readonly number[];
}

/**
 * Carries out every stop file, in the transaction that the caller has open; call `removeStopFiles` once that is
 * committed. Call it with the right to send and before anything is sent. A file that cannot be read was
 * being written when the computer stopped: it names its campaign all the same, which is paused.
 */
export function applyStopFiles(db: WritableDatabase, dataFolder: string, now: number): CarriedOut {
  return carryOut(db, dataFolder, now, () => true);
}

/**
 * As `applyStopFiles`, for campaigns that are being sent alone: another campaign may be prepared in this
 * moment, and what is prepared of it is not touched.
 */
export function applyStopFilesOfSending(
  db: WritableDatabase,
  dataFolder: string,
  now: number,
): CarriedOut {
  return carryOut(db, dataFolder, now, (status) => status === 'sending');
}

function carryOut(
  db: WritableDatabase,
  dataFolder: string,
  now: number,
  isMeant: (status: CampaignStatus | undefined) => boolean,
): CarriedOut {
  const names: string[] = [];
  const campaigns: number[] = [];
  for (const name of namesOf(dataFolder)) {
    const stop = readStopFile(path.join(folderOf(dataFolder), name)) ?? unreadable(name);
    const id = campaignWithUid(db, stop.campaign);
    if (!isMeant(id === undefined ? undefined : campaignSnapshot(db, id).status)) continue;
    names.push(name);
    if (id === undefined) continue;
    stopCampaign(db, id, { ...stop, now });
    campaigns.push(id);
  }
  return { names, campaigns };
}

/** Removes stop files that were carried out. */
export function removeStopFiles(dataFolder: string, { names }: CarriedOut): void {
  for (const name of names) rmSync(path.join(folderOf(dataFolder), name), { force: true });
}

function readStopFile(file: string): StopFile | null {
  try {
    return stopFileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

function unreadable(name: string): Omit<StopFile, 'at'> {
  const campaign = name.slice('stop-'.length, -'.json'.length);
  return { campaign, stop: 'pause', reason: { code: 'stopped' } };
}

function namesOf(dataFolder: string): readonly string[] {
  return entriesOf(folderOf(dataFolder)).filter((name) => namePattern.test(name));
}

/** Read before each claim: a look whether the folder is there first would double what that takes. */
function entriesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

function fileOf(dataFolder: string, campaign: string): string {
  return path.join(folderOf(dataFolder), `stop-${campaign}.json`);
}

function folderOf(dataFolder: string): string {
  return path.join(dataFolder, 'journal');
}
