import { rememberCountdown } from './countdowns.ts';
import type { QueryClient } from '@tanstack/react-query';
import type { Campaign } from '../../../src-shared/campaign/campaign.ts';
import type { CampaignRun } from '../../../src-shared/campaign/run.ts';
import type { CampaignSnapshot, LiveProgress } from '../../../src-shared/campaign/snapshot.ts';
import { keys } from '../keys.ts';

/** Stores a newer snapshot in every query that has the campaign. */
export function rememberSnapshot(client: QueryClient, snapshot: CampaignSnapshot): void {
  // Writing to a list that is about to be read again would mark it as fresh.
  if (client.getQueryState(keys.campaigns)?.isInvalidated !== true) {
    client.setQueryData<readonly CampaignSnapshot[]>(keys.campaigns, (all) =>
      all?.map((known) => (known.id === snapshot.id ? snapshot : known)),
    );
  }
  client.setQueryData<Campaign>(
    keys.campaign(snapshot.id),
    (known) => known && { ...known, snapshot },
  );
}

/** Stores newer progress, and its snapshot, in every query that has the campaign. */
export function rememberProgress(client: QueryClient, progress: LiveProgress): void {
  client.setQueryData<LiveProgress | null>(keys.live(progress.snapshot.id), progress);
  rememberSnapshot(client, progress.snapshot);
}

/** Stores what an event of the main process says. */
export function rememberRun(client: QueryClient, run: CampaignRun): void {
  client.setQueryData<CampaignRun | null>(keys.campaignRun(run.id), run);
  rememberCountdown(client, run);
  void client.invalidateQueries({ queryKey: keys.countdown(run.id) });
}

export function rememberCampaign(client: QueryClient, campaign: Campaign): void {
  client.setQueryData<Campaign>(keys.campaign(campaign.snapshot.id), campaign);
  rememberSnapshot(client, campaign.snapshot);
}
