import type {
  FailureGroup,
  MessageFilter,
  MessageRow,
} from '../../src-shared/campaign/campaign.ts';
import { getCampaign } from './campaign-rows.ts';
import {
  eachMessage,
  failureGroups,
  pageOfMessages,
  type ExplainedMessage,
} from './message-rows.ts';
import type { OvoDatabase } from '../database/open.ts';

/** What can be seen of a campaign's messages. Each refuses an unknown campaign. */
export interface Messages {
  page(request: {
    readonly id: number;
    readonly filter: MessageFilter;
    readonly offset: number;
    readonly limit: number;
  }): { readonly total: number; readonly rows: readonly MessageRow[] };
  /** Why people were not reached, the most frequent reason first. */
  failures(campaignId: number): readonly FailureGroup[];
  each(campaignId: number): Iterable<ExplainedMessage>;
}

export function createMessages(db: OvoDatabase): Messages {
  function refuseUnknown(campaignId: number): void {
    getCampaign(db, campaignId);
  }
  return {
    page(request) {
      refuseUnknown(request.id);
      return pageOfMessages(db, request);
    },
    failures(campaignId) {
      refuseUnknown(campaignId);
      return failureGroups(db, campaignId);
    },
    each(campaignId) {
      refuseUnknown(campaignId);
      return eachMessage(db, campaignId);
    },
  };
}
