/**
 * A campaign's life: `draft → scheduled → sending ⇄ paused → completed | canceled`.
 * Only messages of a `sending` campaign are ever handed to a gateway.
 */
export const campaignStatuses = [
  'draft',
  'scheduled',
  'sending',
  'paused',
  'completed',
  'canceled',
] as const;

export type CampaignStatus = (typeof campaignStatuses)[number];

const moves: Readonly<Record<CampaignStatus, readonly CampaignStatus[]>> = {
  draft: ['scheduled', 'sending', 'canceled'],
  scheduled: ['draft', 'sending', 'canceled'],
  sending: ['paused', 'completed', 'canceled'],
  paused: ['sending', 'completed', 'canceled'],
  completed: [],
  canceled: [],
};

/** Whether a campaign may go from one status to the other. Nothing leaves `completed` or `canceled`. */
export function canMoveCampaign(from: CampaignStatus, to: CampaignStatus): boolean {
  return moves[from].includes(to);
}

/** A campaign that has not started: none of its messages counts. */
export const statusesBeforeStart = [
  'draft',
  'scheduled',
] as const satisfies readonly CampaignStatus[];

/** Whether the campaign has not started. */
export function isBeforeStart(status: CampaignStatus): boolean {
  return status === 'draft' || status === 'scheduled';
}

/** Whether the campaign can still be changed and removed. */
export function isDraft(status: CampaignStatus): boolean {
  return status === 'draft';
}

/** Whether the campaign is over: nothing of it will be tried again. */
export function isCampaignOver(status: CampaignStatus): boolean {
  return moves[status].length === 0;
}
