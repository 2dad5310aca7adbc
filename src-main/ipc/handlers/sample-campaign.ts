import type { CampaignDraft } from '../../../src-shared/campaign/campaign.ts';
import { words } from '../../../src-shared/words/words.ts';

/** The list that the sample contacts go on. */
export const sampleList = words.samples.list;

/** The first campaign of somebody who practices. */
export const sampleCampaign: Omit<CampaignDraft, 'audience'> = {
  name: words.samples.campaign,
  body: words.samples.text,
  sender: '',
};
