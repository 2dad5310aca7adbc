import type {
  FailureGroup,
  MessageFilter,
  MessageRow,
} from '../../../src-shared/campaign/campaign.ts';
import type { CampaignEvent } from '../../../src-shared/campaign/timeline.ts';
import { getCampaign } from '../campaign-rows.ts';
import { exportMessages, type MessageExport, type MessageLines } from './export-messages.ts';
import {
  eachMessage,
  failureGroups,
  pageOfMessages,
  type ExplainedMessage,
} from './message-rows.ts';
import { campaignTimeline } from '../history/timeline.ts';
import type { OvoDatabase } from '../../database/open.ts';

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
  /** What happened to the campaign as a whole, the earliest first. */
  timeline(campaignId: number): readonly CampaignEvent[];
  /** Writes its people to a CSV. Refused as `exportMessages` says. */
  export(file: string, wanted: MessageExport): Promise<{ readonly rows: number }>;
  /** Cancels every export that is being written. */
  cancelExport(): void;
}

export function createMessages({
  db,
  readLines,
}: {
  readonly db: OvoDatabase;
  /** `messageLines` in the reading thread. */
  readonly readLines: (
    request: MessageExport & { after: number; limit: number },
  ) => Promise<MessageLines>;
}): Messages {
  const exports = new Set<AbortController>();
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
    timeline: (campaignId) => campaignTimeline(db, campaignId),
    async export(file, wanted) {
      refuseUnknown(wanted.id);
      const controller = new AbortController();
      exports.add(controller);
      try {
        return await exportMessages(readLines, file, wanted, controller.signal);
      } finally {
        exports.delete(controller);
      }
    },
    cancelExport() {
      for (const controller of exports) controller.abort();
    },
  };
}
