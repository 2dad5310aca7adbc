import { linkOptions } from '@tanstack/react-router';
import type { Audience } from '../../src-shared/campaign/audience.ts';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** Whom a new campaign goes to at first. */
    readonly audience?: Audience;
  }
}

/** The link to a campaign: its editor while it is a draft, otherwise its progress. */
export function campaignLink(id: number) {
  return linkOptions({ to: '/campaigns/$campaignId', params: { campaignId: String(id) } });
}

/** The link to an empty editor; nothing is saved until something is typed. */
export const newCampaignLink = linkOptions({
  to: '/campaigns/$campaignId',
  params: { campaignId: 'new' },
});

/** The link to an empty editor for a list. */
export function newCampaignToListLink(listId: number) {
  return linkOptions({ ...newCampaignLink, search: { list: listId } });
}

/** The link to an empty editor for an audience; the history of the window keeps that. */
export function newCampaignToLink(audience: Audience) {
  return linkOptions({ ...newCampaignLink, state: { audience } });
}
