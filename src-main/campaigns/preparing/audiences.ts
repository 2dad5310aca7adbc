import type { Audience, AudienceCounts, LeftOut } from '../../../src-shared/campaign/audience.ts';
import type { CampaignDraft, CampaignPreview } from '../../../src-shared/campaign/campaign.ts';
import type { PreviewPeople } from '../../../src-shared/campaign/preview-people.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import { words } from '../../../src-shared/words/words.ts';
import type { CampaignWork } from '../campaign-work.ts';
import { previewCampaign, problemsOf } from '../compose.ts';
import type { LeftOutRequest } from '../jobs.ts';
import {
  createPreviewPeople,
  type PreviewReading,
  type PreviewRequest,
} from '../review/preview-people.ts';

/** What the reading thread answers about audiences. */
export interface AudienceReading {
  readonly recipientIds: (audience: Audience) => Promise<Int32Array>;
  readonly audienceCounts: (audience: Audience, signal: AbortSignal) => Promise<AudienceCounts>;
  readonly leftOut: (request: LeftOutRequest) => Promise<LeftOut>;
  readonly previewReading: PreviewReading;
}

/** Audiences: how many people they have, and what these would read. */
export interface Audiences {
  preview(draft: Pick<CampaignDraft, 'body' | 'audience' | 'picture'>): Promise<CampaignPreview>;
  /** People of an audience as they would read a text; refused (`canceled`) where a newer question came. */
  previewPeople(request: PreviewRequest): Promise<PreviewPeople>;
  /** How many people an audience has; refused (`canceled`) where a newer question came meanwhile. */
  audience(audience: Audience): Promise<AudienceCounts>;
  /** People whom an audience leaves out for one reason, a page of them, and how many they are. */
  leftOut(request: LeftOutRequest): Promise<LeftOut>;
  /** Why a draft cannot be sent as it stands, in plain words; empty where it can. */
  problems(draft: Pick<CampaignDraft, 'body' | 'audience' | 'picture'>): readonly string[];
}

export function createAudiences(work: CampaignWork, context: AudienceReading): Audiences {
  const { db, yieldToEventLoop } = work;
  /** Only the newest preview is still wanted: a person writes faster than a million texts are filled in. */
  let latestPreview = 0;
  /** The same of counts. */
  let latestCounts = new AbortController();

  return {
    async preview(draft) {
      latestPreview += 1;
      const own = latestPreview;
      const recipients = await context.recipientIds(draft.audience);
      return await previewCampaign(db, draft, recipients, async () => {
        await yieldToEventLoop();
        if (own !== latestPreview) {
          throw new UserError('canceled', words.campaigns.previewOutdated);
        }
      });
    },
    previewPeople: createPreviewPeople(context.previewReading),
    async audience(audience) {
      latestCounts.abort();
      const own = new AbortController();
      latestCounts = own;
      const counts = await context.audienceCounts(audience, own.signal);
      if (own.signal.aborted) throw new UserError('canceled', words.campaigns.previewOutdated);
      return counts;
    },
    leftOut: (request) => context.leftOut(request),
    problems: (draft) => problemsOf(db, draft),
  };
}
