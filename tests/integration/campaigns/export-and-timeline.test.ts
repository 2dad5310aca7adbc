import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import {
  exportMessages,
  messageLines,
} from '../../../src-main/campaigns/messages/export-messages.ts';
import {
  cancelCampaign,
  pauseCampaign,
  resumeCampaign,
} from '../../../src-main/campaigns/lifecycle.ts';
import { campaignTimeline } from '../../../src-main/campaigns/history/timeline.ts';
import { appendEvent } from '../../../src-main/database/events.ts';
import { startedCampaign } from '../../support/campaigns.ts';
import { temporaryDatabase, temporaryFolder } from '../../support/database.ts';

const going = new AbortController().signal;

test('the people of a campaign are written with what became of each, some at a time', async () => {
  const db = temporaryDatabase();
  const id = startedCampaign(db, { contacts: 2500, now: 1 });
  db.sqlite.exec(
    `UPDATE messages SET status = 'failed', error_code = 21211, settled_at = 2 WHERE id <= 3`,
  );
  const write = async (filter: 'all' | 'failed') => {
    const file = path.join(temporaryFolder(), 'people.csv');
    const read = (request: Parameters<typeof messageLines>[1]) =>
      Promise.resolve(messageLines(db, request));
    const { rows } = await exportMessages(read, file, { id, filter }, going);
    const lines = (await readFile(file, 'utf8')).trim().split('\r\n');
    expect(lines).toHaveLength(rows + 1);
    return lines;
  };
  const everyone = await write('all');
  expect(new Set(everyone).size).toBe(2501);
  const failed = await write('failed');
  expect(failed).toHaveLength(4);
  expect(failed[1]).toContain('Failed');
  expect(failed[1]).toContain('21211');
});

test('an export that is canceled leaves no file', async () => {
  const db = temporaryDatabase();
  const id = startedCampaign(db, { contacts: 2500, now: 1 });
  const file = path.join(temporaryFolder(), 'people.csv');
  const controller = new AbortController();
  const read = (request: Parameters<typeof messageLines>[1]) => {
    controller.abort();
    return Promise.resolve(messageLines(db, request));
  };
  const written = exportMessages(read, file, { id, filter: 'all' }, controller.signal);
  await expect(written).rejects.toMatchObject({ code: 'canceled' });
  await expect(readFile(file)).rejects.toMatchObject({ code: 'ENOENT' });
});

test('the timeline has what happened to a campaign, and leaves out what cannot be read', () => {
  const db = temporaryDatabase();
  const id = startedCampaign(db, { contacts: 2, now: 1 });
  const subject = `campaign:${id}`;
  pauseCampaign(db, id, { code: 'refusals', refused: 3, of: 50 }, 2);
  resumeCampaign(db, id, 3);
  appendEvent(db, { at: 4, kind: 'campaign-paused', subject, detail: { reason: 'restored' } });
  appendEvent(db, { at: 5, kind: 'unconfirmed-decided', subject, detail: { decision: 'eat' } });
  cancelCampaign(db, id, 6);
  const events = campaignTimeline(db, id);
  expect(events.map(({ what }) => what)).toEqual([
    'created',
    'started',
    'paused',
    'resumed',
    'paused',
    'canceled',
  ]);
  expect(events).toContainEqual({
    what: 'paused',
    at: 2,
    reason: { code: 'refusals', refused: 3, of: 50 },
  });
  expect(events).toContainEqual({ what: 'paused', at: 4, reason: { code: 'restored' } });
});
