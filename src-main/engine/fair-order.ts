import type { SendingCampaign } from './store-ports.ts';

/** Shares a sender between campaigns: the campaign that has sent the fewest segments goes first. */
export interface FairOrder {
  /** Single messages first, then campaigns by the segments they have sent, fewest first. */
  order(campaigns: readonly SendingCampaign[]): readonly SendingCampaign[];
  /** Counts segments that were claimed for a campaign. */
  record(campaignId: number | null, segments: number): void;
}

export function createFairOrder(): FairOrder {
  const segmentsOf = new Map<number, number>();

  function rank({ campaignId }: SendingCampaign): number {
    return campaignId === null ? -1 : (segmentsOf.get(campaignId) ?? 0);
  }

  return {
    order(campaigns) {
      const ids = campaigns.flatMap(({ campaignId }) => campaignId ?? []);
      const fewest = Math.min(...ids.flatMap((id) => segmentsOf.get(id) ?? []));
      // A new campaign starts level with the others: it need not catch up on what they sent before.
      const level = Number.isFinite(fewest) ? fewest : 0;
      for (const id of ids) if (!segmentsOf.has(id)) segmentsOf.set(id, level);
      return campaigns.toSorted((one, other) => rank(one) - rank(other));
    },
    record(campaignId, segments) {
      if (campaignId === null) return;
      segmentsOf.set(campaignId, (segmentsOf.get(campaignId) ?? 0) + segments);
    },
  };
}
