import type { Campaign, CampaignDraft } from '../../../src-shared/campaign/campaign.ts';
import type { CampaignSnapshot } from '../../../src-shared/campaign/snapshot.ts';
import { isDraft } from '../../../src-shared/campaign/status.ts';
import type { DraftVersion } from '../../../src-shared/campaign/version.ts';
import {
  campaignSnapshot,
  createCampaign,
  duplicateCampaign,
  saveCampaign,
} from '../campaign-rows.ts';
import type { CampaignWork } from '../campaign-work.ts';
import { countUnreached } from '../compose.ts';
import { duplicateForUnreached } from './unreached.ts';
import {
  archiveCampaign,
  deleteDraft,
  hasDeletedBefore,
  purgeSomeDeleted,
  restoreDeleted,
} from './put-away.ts';
import { createTypingPace } from './typing-pace.ts';
import { listVersions, readVersion } from './version-rows.ts';

const dayMs = 24 * 60 * 60_000;

/** How long a deleted draft can be restored, in days. */
const daysThatDeletedIsKept = 30;

/** Drafts: written, kept in versions, put away and brought back. */
export interface Drafts {
  create(draft: CampaignDraft): Promise<Campaign>;
  /**
   * Saves a draft upon the revision that was edited. Refused (`conflict`) where somebody else saved since.
   * What is typed within a minute is one version; `isOwnVersion` begins a new one.
   */
  save(
    id: number,
    revision: number,
    draft: CampaignDraft,
    isOwnVersion?: boolean,
  ): Promise<Campaign>;
  /** Deletes a draft; it can be restored for 30 days. */
  remove(id: number): Promise<void>;
  /** Undoes `remove`. */
  undoRemove(id: number): Promise<Campaign>;
  /** Puts away what is a draft or over, or takes it back. */
  archive(id: number, isArchived: boolean): Promise<CampaignSnapshot>;
  /** The versions of a draft that are kept, the newest first. */
  versions(id: number): readonly DraftVersion[];
  version(id: number, version: number): CampaignDraft;
  /** Makes an earlier version the newest: what the draft says now stays a version. Refused as `save` is. */
  restoreVersion(id: number, revision: number, version: number): Promise<Campaign>;
  /** Removes for good what was deleted so long ago that nobody can restore it any more. */
  purge(): Promise<void>;
  duplicate(id: number): Promise<Campaign>;
  /** A new draft to those whom a finished campaign did not reach. */
  duplicateForUnreached(id: number): Promise<Campaign>;
  /** How many they are; 0 while the campaign is not over. */
  countUnreached(id: number): Promise<number>;
}

export function createDrafts(work: CampaignWork): Drafts {
  const { db, clock, writeLock, runner, change, senderOf, yieldToEventLoop } = work;
  const typing = createTypingPace();
  const read = (draft: CampaignDraft) => ({ ...draft, sender: senderOf(draft.sender) });

  return {
    create: (draft) =>
      change((writable) => {
        const now = clock.now();
        const created = createCampaign(writable, read(draft), now);
        typing.note(created.snapshot.id, created.revision, true, now);
        return created;
      }),
    save: (id, revision, draft, isOwnVersion = false) =>
      change((writable) => {
        const now = clock.now();
        const goesOn = !isOwnVersion && typing.goesOn(id, revision, now);
        const saved = saveCampaign(writable, id, revision, read(draft), now, goesOn);
        if (saved.revision !== revision) typing.note(id, saved.revision, !goesOn, now);
        return saved;
      }),
    versions(id) {
      campaignSnapshot(db, id);
      return listVersions(db, id);
    },
    version(id, version) {
      campaignSnapshot(db, id);
      return readVersion(db, id, version);
    },
    restoreVersion: (id, revision, version) =>
      change((writable) => {
        const draft = readVersion(writable, id, version);
        return saveCampaign(writable, id, revision, draft, clock.now());
      }),
    archive: (id, isArchived) =>
      change((writable) => archiveCampaign(writable, id, isArchived, clock.now())),
    undoRemove: (id) => change((writable) => restoreDeleted(writable, id)),
    async remove(id) {
      // One that is about to start is not started after all.
      if (isDraft(campaignSnapshot(db, id).status)) {
        await runner.stop(id, 'back-to-draft', { code: 'to-be-removed' });
        await runner.clearLeftovers(id);
      }
      await change((writable) => deleteDraft(writable, id, clock.now()));
    },
    duplicate: (id) => change((writable) => duplicateCampaign(writable, id, clock.now())),
    duplicateForUnreached: (id) =>
      change((writable) => duplicateForUnreached(writable, id, clock.now())),
    countUnreached: (id) => countUnreached(db, id, yieldToEventLoop),
    async purge() {
      const before = clock.now() - daysThatDeletedIsKept * dayMs;
      if (!hasDeletedBefore(db, before)) return;
      for (let isDone = false; !isDone && db.sqlite.open;) {
        try {
          isDone = await writeLock.write(
            (writable) => purgeSomeDeleted(writable, before),
            Infinity,
          );
        } catch (error) {
          if (db.sqlite.open) throw error;
        }
        await yieldToEventLoop();
      }
    },
  };
}
