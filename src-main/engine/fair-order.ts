import type { SendingCampaign } from './ports.ts';

/** Shares a sender between campaigns: whoever was given the fewest segments goes first. */
export interface FairOrder {
  /** Single messages first; then campaigns, the one that had the fewest segments before the others. */
  order(campaigns: readonly SendingCampaign[]): readonly SendingCampaign[];
  /** Notes that a campaign was given that many segments. */
  note(campaignId: number | null, segments: number): void;
}

export function createFairOrder(): FairOrder {
  const served = new Map<number, number>();

  function servedTo({ campaignId }: SendingCampaign): number {
    return campaignId === null ? -1 : (served.get(campaignId) ?? 0);
  }

  return {
    order(campaigns) {
      const ids = campaigns.flatMap(({ campaignId }) => campaignId ?? []);
      const least = Math.min(...ids.flatMap((id) => served.get(id) ?? []));
      // A newcomer starts level with the others instead of catching up on what they had before it.
      for (const id of ids) if (!served.has(id)) served.set(id, Number.isFinite(least) ? least : 0);
      return campaigns.toSorted((one, other) => servedTo(one) - servedTo(other));
    },
    note(campaignId, segments) {
      if (campaignId !== null) served.set(campaignId, (served.get(campaignId) ?? 0) + segments);
    },
  };
}
