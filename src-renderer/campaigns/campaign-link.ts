import { linkOptions } from '@tanstack/react-router';

/** The way to a campaign: its editor while it is a draft, otherwise how it goes. */
export function campaignLink(id: number) {
  return linkOptions({ to: '/campaigns/$campaignId', params: { campaignId: String(id) } });
}

/** The way to an empty editor; nothing is saved until something is written. */
export const newCampaignLink = linkOptions({
  to: '/campaigns/$campaignId',
  params: { campaignId: 'new' },
});

/** The way to an empty editor for those on a list. */
export function newCampaignToListLink(listId: number) {
  return linkOptions({ ...newCampaignLink, search: { list: listId } });
}
