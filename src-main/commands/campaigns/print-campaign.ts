import type { Campaign } from '../../../src-shared/campaign/campaign.ts';
import type { CampaignSnapshot } from '../../../src-shared/campaign/snapshot.ts';
import { isoTime, type Environment, type GlobalOptions } from '../session.ts';

/**
 * Prints how a campaign stands: a line of JSON, or one for a person.
 *
 * @param more what JSON has besides the snapshot.
 */
export function printSnapshot(
  environment: Environment,
  globals: GlobalOptions,
  snapshot: CampaignSnapshot,
  more: Readonly<Record<string, unknown>> = {},
): void {
  environment.output(
    globals.json === true
      ? JSON.stringify({ ...snapshotJson(snapshot), ...more })
      : summaryLine(snapshot),
  );
}

export function snapshotJson(snapshot: CampaignSnapshot) {
  return {
    ...snapshot,
    startedAt: isoTime(snapshot.startedAt),
    completedAt: isoTime(snapshot.completedAt),
    receiptsAsOf: isoTime(snapshot.receiptsAsOf),
  };
}

export function campaignJson({ draft, snapshot }: Campaign) {
  const picture = draft.picture === undefined ? {} : { picture: draft.picture };
  return { ...snapshotJson(snapshot), body: draft.body, sender: draft.sender, ...picture };
}

export function summaryLine(snapshot: CampaignSnapshot): string {
  const { id, name, status, progress, contactCount, sentCount, failedCount } = snapshot;
  const counts = [
    `${sentCount} of ${contactCount} sent`,
    ...(failedCount > 0 ? [`${failedCount} failed`] : []),
    ...(snapshot.skippedCount > 0 ? [`${snapshot.skippedCount} skipped`] : []),
    ...(snapshot.deliveredCount > 0 ? [`${snapshot.deliveredCount} delivered`] : []),
    ...(snapshot.undeliveredCount > 0 ? [`${snapshot.undeliveredCount} not delivered`] : []),
    ...(snapshot.noReceiptCount > 0 ? [`${snapshot.noReceiptCount} without a receipt`] : []),
    ...(snapshot.scheduledCount > 0 ? [`${snapshot.scheduledCount} scheduled at Twilio`] : []),
    ...(snapshot.unconfirmedCount > 0 ? [`${snapshot.unconfirmedCount} unconfirmed`] : []),
  ];
  const kind = `${snapshot.isArchived ? 'archived, ' : ''}${snapshot.isPractice ? 'practice, ' : ''}`;
  return `${id}  ${name}  ${kind}${status}  ${progress} %  ${counts.join(', ')}`;
}
