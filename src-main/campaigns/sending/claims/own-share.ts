import type { EngineSettings } from '../../../engine/options.ts';
import type { SendingCampaign } from '../../../engine/store-ports.ts';

/** How this process sends, where it differs from the settings. */
export interface SendingOptions {
  readonly engine?: Partial<EngineSettings>;
  /**
   * Sends of all campaigns this one alone. No other process can send meanwhile: messages without a campaign
   * go too, as long as the campaign is being sent and no longer, so that whoever waits for it does not wait
   * for them.
   */
  readonly onlyCampaign?: number;
  /** Sends messages without a campaign alone. */
  readonly onlySingleMessages?: boolean;
}

/** What this process sends of all that is to be sent now. */
export function ownShare(
  all: readonly SendingCampaign[],
  { onlyCampaign, onlySingleMessages = false }: SendingOptions,
  {
    heldCampaigns,
    maySinglesGo,
  }: {
    /** Campaigns of which nothing may be claimed. */
    readonly heldCampaigns: ReadonlySet<number>;
    /** Whether messages without a campaign may go now. */
    readonly maySinglesGo: boolean;
  },
): readonly SendingCampaign[] {
  const isOwn = (campaignId: number) =>
    !onlySingleMessages &&
    !heldCampaigns.has(campaignId) &&
    (onlyCampaign === undefined || campaignId === onlyCampaign);
  const isOwnSent = all.some(({ campaignId }) => campaignId !== null && isOwn(campaignId));
  const withSingles = maySinglesGo && (onlyCampaign === undefined || isOwnSent);
  return all.filter(({ campaignId }) => (campaignId === null ? withSingles : isOwn(campaignId)));
}
