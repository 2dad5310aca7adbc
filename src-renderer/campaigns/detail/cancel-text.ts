import type { CampaignSnapshot } from '../../../src-shared/campaign/snapshot.ts';
import { plural } from '../../ui/text/numbers.ts';

/** What canceling a campaign stops, and what stays. */
export function whatCancelLeaves(snapshot: CampaignSnapshot): string {
  const givenUp =
    snapshot.queuedCount > 0
      ? `${plural(snapshot.queuedCount, 'message')} that ${snapshot.queuedCount === 1 ? 'is' : 'are'} still to be sent will not be sent.`
      : 'Nothing is left to be sent.';
  const stays =
    snapshot.sentCount > 0
      ? `The ${plural(snapshot.sentCount, 'message')} sent so far cannot be taken back.`
      : 'Nothing was sent so far.';
  return `${givenUp} ${stays} A canceled campaign cannot be resumed; you can duplicate it.`;
}
