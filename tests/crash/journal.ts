import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { hashOfNumber } from '../../src-main/campaigns/sending/journal/send-journal.ts';
import type { Inspection } from './inspect.ts';

/** A line of the send journal, with the number that its hash stands for. */
export interface JournalEvent {
  readonly at: number;
  readonly campaignId: number;
  readonly to: string;
  readonly attempt: number;
  readonly event: 'handed-over' | 'accepted' | 'not-sent' | 'unknown';
  readonly sid?: string;
}

/** What names one attempt at one message. */
export function attemptKey(attempt: {
  readonly campaignId: number;
  readonly to: string;
  readonly attempt: number;
}): string {
  return `${attempt.campaignId} ${attempt.to} ${attempt.attempt}`;
}

/** Every whole line of the journal; throws for one of a message that the database does not have. */
export function readEvents(
  folder: string,
  { campaigns, messages }: Inspection,
): readonly JournalEvent[] {
  const uids = new Map(campaigns.map(({ id, uid }) => [id, uid]));
  const names = new Map(
    messages.map(({ campaignId, to }) => {
      const uid = uids.get(campaignId) ?? '';
      return [`${uid} ${hashOfNumber(uid, to)}`, { campaignId, to }];
    }),
  );
  const journal = path.join(folder, 'journal');
  const files = existsSync(journal) ? readdirSync(journal).toSorted() : [];
  const lines = files.flatMap((file) => readFileSync(path.join(journal, file), 'utf8').split('\n'));
  return lines.flatMap((text) => {
    const line = parse(text);
    if (line === null) return [];
    const name = names.get(`${line.campaign} ${line.number}`);
    if (name === undefined) throw new Error(`The journal has a message of nobody: ${text}`);
    return [{ ...line, ...name }];
  });
}

/** Null for what a kill cut short. */
function parse(
  text: string,
): (JournalEvent & { readonly campaign: string; readonly number: string }) | null {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
