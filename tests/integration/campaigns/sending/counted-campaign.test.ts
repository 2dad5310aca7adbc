import { expect, it } from 'vitest';
import { campaignSnapshot } from '../../../../src-main/campaigns/campaign-rows.ts';
import { createMessageStore } from '../../../../src-main/campaigns/sending/message-store.ts';
import { startedCampaign } from '../../../support/campaigns.ts';
import { temporaryDatabase } from '../../../support/database.ts';

const now = 1_800_000_000_000;

it.each(['its own', 'another', 'no'] as const)(
  'counts a message for its own campaign, where the change names %s campaign',
  (named) => {
    const db = temporaryDatabase();
    const own = startedCampaign(db, { contacts: 2, now });
    const other = startedCampaign(db, { contacts: 2, now, firstPhone: 50, name: 'Other' });
    const store = createMessageStore(db);
    const { claimed } = store.claim({
      campaignId: own,
      now,
      messages: 1,
      segments: Infinity,
      opening: () => ({ open: true, closesAt: Infinity }),
    });
    const campaign = { 'its own': { campaignId: own }, another: { campaignId: other }, no: {} };
    const change = { event: 'accepted' as const, sid: 'SM1', segments: 1, ...campaign[named] };
    const recorded = store.recordOutcomes(
      claimed.map(({ messageId }) => ({ messageId, ...change })),
      now,
    );
    expect(recorded.changedCampaigns).toEqual([own]);
    expect(campaignSnapshot(db, own)).toMatchObject({ sentCount: 1, queuedCount: 1 });
    expect(campaignSnapshot(db, other)).toMatchObject({ sentCount: 0, queuedCount: 2 });
  },
);
