import type { CampaignSnapshot } from '../../src-shared/campaign/snapshot.ts';
import { campaignSnapshot } from '../../src-main/campaigns/campaign-rows.ts';
import type { KeptMessage, ProviderReport } from './provider.ts';
import { withDatabase } from '../support/data-folder.ts';

/** A message as Ovo has it. */
export interface OwnMessage {
  readonly to: string;
  readonly status: string;
  readonly sid: string | null;
  readonly sendAt: number | null;
  readonly reason: string | null;
}

/** The messages of a campaign, and its counts. */
export function readCampaign(
  folder: string,
  id: number,
): { readonly snapshot: CampaignSnapshot; readonly messages: readonly OwnMessage[] } {
  return withDatabase(folder, (db) => ({
    snapshot: campaignSnapshot(db, id),
    messages: db.sqlite
      .prepare<[number], OwnMessage>(
        `SELECT to_address AS "to", status, sid, send_at AS sendAt, reason FROM messages
          WHERE campaign_id = ? ORDER BY id`,
      )
      .all(id),
  }));
}

function byNumber(messages: readonly KeptMessage[]): ReadonlyMap<string, readonly KeptMessage[]> {
  return Map.groupBy(messages, ({ to }) => to);
}

/** What is wrong with a hand-over: whatever the provider has not exactly once, or Ovo has otherwise. */
export function examineHandOver(
  own: readonly OwnMessage[],
  { messages }: ProviderReport,
): readonly string[] {
  const kept = byNumber(messages);
  const faults: string[] = [];
  for (const { to, status, sid, sendAt } of own) {
    const there = kept.get(to) ?? [];
    const [one] = there;
    if (there.length !== 1) faults.push(`${to} is there ${there.length} times, here ${status}`);
    else if (one === undefined || one.sendAt === null) faults.push(`${to} was sent at once`);
    else if (status !== 'scheduled') faults.push(`${to} is scheduled there, and ${status} here`);
    else if (one.sid !== sid || one.sendAt !== sendAt) {
      faults.push(`${to} has another sid or time here`);
    }
  }
  const others = messages.length - own.length;
  if (faults.length === 0 && others !== 0) faults.push(`${others} more are there`);
  return faults;
}

/** How many opted out in time, and how many were sent before; what is neither, or was canceled for nothing. */
export function examineOptOuts(
  own: readonly OwnMessage[],
  { messages, now }: ProviderReport,
  optedOut: ReadonlySet<string>,
): { readonly canceled: number; readonly reported: number; readonly faults: readonly string[] } {
  const kept = byNumber(messages);
  const faults: string[] = [];
  let canceled = 0;
  let reported = 0;
  for (const { to, status, reason } of own) {
    const there = kept.get(to) ?? [];
    const [one] = there;
    if (one === undefined || there.length !== 1) {
      faults.push(`${to} is there ${there.length} times`);
    } else if (!optedOut.has(to)) {
      if (one.canceledAt !== null) faults.push(`${to} was canceled, and nobody asked for that`);
    } else if (one.canceledAt !== null) {
      if (status === 'skipped' && reason === 'suppressed') canceled += 1;
      else faults.push(`${to} is canceled there, and ${status} (${reason}) here`);
    } else if ((one.sendAt ?? 0) <= now && reason === 'not-canceled') {
      reported += 1;
    } else {
      faults.push(`${to} opted out and is not canceled: ${status} (${reason}) here`);
    }
  }
  return { canceled, reported, faults };
}
