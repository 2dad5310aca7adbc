import type { CampaignDraft } from '../../../src-shared/campaign/campaign.ts';

/** The list that the sample contacts go on. */
export const sampleList = 'Sample contacts';

/** The first campaign of somebody who practices. Its characters all fit the alphabet of short texts. */
export const sampleCampaign: Omit<CampaignDraft, 'audience'> = {
  name: 'Autumn at the bakery',
  body: 'Hi {{ first_name }}, pumpkin bread is back at Corner Bakery! Fresh from 8 all weekend. Show this text for a free coffee. Reply STOP to opt out.',
  sender: '',
};
