import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { resumeCampaign } from '../../../src-main/campaigns/lifecycle.ts';
import { listCampaigns } from '../../../src-main/campaigns/campaign-rows.ts';
import type { WritableDatabase } from '../../../src-main/database/open.ts';
import { importLegacy } from '../../../src-main/maintenance/legacy/import-legacy.ts';
import { temporaryDatabase, temporaryFolder } from '../../support/database.ts';
import { oldCampaigns, writeLegacyExport } from '../../support/legacy-export.ts';
import { checkDatabase, repairDatabase } from '../../support/maintenance.ts';

const now = 1_800_000_000_000;
const options = { country: 'US', now };

function setUp() {
  const folder = temporaryFolder();
  const db = temporaryDatabase(folder);
  const repair = (dryRun = false) =>
    repairDatabase(db, { dryRun, backupFolder: path.join(folder, 'backups'), now });
  return { folder, db, repair };
}

/** Campaigns by the key of the old one. */
function byKey(db: WritableDatabase) {
  return Object.fromEntries(
    listCampaigns(db).map((campaign) => [campaign.name.replace('Old ', ''), campaign]),
  );
}

function figuresOf(key: string) {
  const { status, contactCount, sentCount, failedCount, progress } =
    oldCampaigns.find((campaign) => campaign.key === key) ?? {};
  return { status, contactCount, sentCount, failedCount, progress };
}

/** All of a table, to be held against itself. */
function rowsOf(db: WritableDatabase, sql: string): string {
  return JSON.stringify(db.sqlite.prepare(sql).all());
}

const texts = 'SELECT id, to_address, body, sid, error_code FROM messages ORDER BY id';

describe('bringing in the old system', () => {
  it('keeps what it said of each campaign, and shows the damaged ones as damaged', () => {
    const { folder, db } = setUp();
    const report = importLegacy(db, writeLegacyExport(folder), options);
    expect(report).toEqual({
      campaigns: 9,
      messages: 100 + 100 + 10 + 10 + 6 + 4 + 5 + 3 + 3,
      alreadyThere: 0,
      damaged: 6,
      overHundred: 5,
      duplicates: 150,
      orphans: 3,
      queued: 4,
      rejected: [],
      rejectedCount: 0,
    });
    const campaigns = byKey(db);
    for (const key of ['at292', 'sent250', 'at290', 'doneAt130', 'gone', 'neverClosed']) {
      expect(campaigns[key]).toMatchObject({ status: 'paused', damaged: figuresOf(key) });
    }
    expect(campaigns['fine']).toMatchObject({
      status: 'completed',
      damaged: null,
      sentCount: 4,
      failedCount: 1,
      progress: 100,
      completedAt: Date.parse('2024-03-01T10:00:00.000Z'),
    });
    expect(campaigns['draft']).toMatchObject({ status: 'draft', damaged: null });
  });

  it('lets nothing out by itself, and nothing of a damaged campaign before it is repaired', () => {
    const { folder, db } = setUp();
    importLegacy(db, writeLegacyExport(folder), options);
    expect(listCampaigns(db).filter(({ status }) => status === 'sending')).toEqual([]);
    expect(
      db.sqlite
        .prepare(`SELECT count(*) FROM messages WHERE campaign_id IS NULL AND status = 'queued'`)
        .pluck()
        .get(),
    ).toBe(0);
    const { at292 } = byKey(db);
    expect(() => resumeCampaign(db, at292?.id ?? 0, now)).toThrow(/Repair the database first/);
  });

  it('a repair names, fixes and completes the right ones, and a second finds nothing', () => {
    const { folder, db, repair } = setUp();
    importLegacy(db, writeLegacyExport(folder), options);
    db.sqlite.exec(
      `INSERT INTO suppressions (phone, reason, at) VALUES ('+12125550199', 'Replied STOP', 1)`,
    );
    const before = [texts, 'SELECT * FROM suppressions', 'SELECT * FROM contacts'].map((sql) =>
      rowsOf(db, sql),
    );
    const named = checkDatabase(db, now).violations.map(({ rule, detail }) => `${rule}: ${detail}`);
    expect(named).toContain(
      'damaged-in-old-system: the old system says 85 sent and 15 failed of 100, 292%, sending',
    );
    const report = repair();
    expect(report).toMatchObject({ overHundred: 5, fixed: 6, markedCompleted: 6, left: [] });
    const figures = Object.fromEntries(
      report.after.map(({ id, ...figure }) => [
        figure.name.replace('Old ', ''),
        { before: report.before.find((old) => old.id === id), after: figure },
      ]),
    );
    expect(figures['at292']).toMatchObject({
      before: { sentCount: 85, failedCount: 15, contactCount: 100, progress: 292 },
      after: {
        sentCount: 85,
        failedCount: 15,
        progress: 100,
        status: 'completed',
        isEstimated: false,
      },
    });
    expect(figures['sent250']).toMatchObject({
      before: { sentCount: 250, progress: 250 },
      after: { sentCount: 100, contactCount: 100, progress: 100, status: 'completed' },
    });
    expect(figures['gone']).toMatchObject({
      before: { sentCount: 100, failedCount: 40, contactCount: 50, progress: 280 },
      after: {
        sentCount: 50,
        failedCount: 0,
        progress: 100,
        status: 'completed',
        isEstimated: true,
      },
    });
    expect(byKey(db)['stuck']).toMatchObject({
      status: 'paused',
      unconfirmedCount: 1,
      queuedCount: 3,
    });
    expect(checkDatabase(db, now)).toMatchObject({ ok: true });
    expect(repair()).toMatchObject({
      backup: null,
      overHundred: 0,
      fixed: 0,
      violations: [],
      before: [],
    });
    expect(
      [texts, 'SELECT * FROM suppressions', 'SELECT * FROM contacts'].map((sql) => rowsOf(db, sql)),
    ).toEqual(before);
  });

  it.each([
    ['lines', 'canonical'],
    ['array', 'relaxed'],
    ['array', 'canonical'],
    ['pretty', 'relaxed'],
    ['pretty', 'canonical'],
  ] as const)('reads %s of extended JSON, %s', (form, version) => {
    const { folder, db } = setUp();
    const report = importLegacy(db, writeLegacyExport(folder, form, version), options);
    expect(report).toMatchObject({ campaigns: 9, messages: 241, damaged: 6, rejectedCount: 0 });
    expect(byKey(db)['at292']?.damaged).toEqual(figuresOf('at292'));
  });

  it('brings nothing twice', () => {
    const { folder, db } = setUp();
    const files = writeLegacyExport(folder);
    importLegacy(db, files, options);
    const before = rowsOf(db, texts);
    const again = importLegacy(db, files, options);
    expect(again).toMatchObject({ campaigns: 0, messages: 0, duplicates: 0 });
    expect(again.alreadyThere).toBe(9 + 241);
    expect(rowsOf(db, texts)).toBe(before);
  });

  it('clamps and marks what comes without its messages', () => {
    const { folder, db, repair } = setUp();
    const { campaigns } = writeLegacyExport(folder);
    expect(importLegacy(db, { campaigns, messages: null }, options)).toMatchObject({
      damaged: 7,
      overHundred: 5,
    });
    repair();
    expect(byKey(db)).toMatchObject({
      at292: { status: 'completed', sentCount: 85, failedCount: 15, isEstimated: true },
      sent250: { status: 'completed', sentCount: 100, isEstimated: true },
      stuck: { status: 'canceled', sentCount: 2, isEstimated: true },
      fine: { status: 'completed', sentCount: 4, isEstimated: true },
    });
    expect(checkDatabase(db, now).ok).toBe(true);
  });

  it('goes on after a document that cannot be read, and says which', () => {
    const { folder, db } = setUp();
    const campaigns = path.join(folder, 'broken.json');
    writeFileSync(
      campaigns,
      [
        '{"_id":{"$oid":"a"},"name":"First","status":"draft"}',
        '{"_id":{"$oid":"b"},"name":"Torn',
        '{"name":"Nobody","status":"draft"}',
        'not a document',
        '{"_id":{"$oid":"c"},"name":"Last","status":"draft"}',
        '{"_id":{"$oid":"d"},"name":"Cut off',
      ].join('\n'),
    );
    const report = importLegacy(db, { campaigns, messages: null }, options);
    expect(report).toMatchObject({ campaigns: 2, rejectedCount: 4 });
    expect(report.rejected.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      '2 A quotation mark is missing in this document.',
      '3 This campaign has no _id.',
      '4 This isn’t a document from an export.',
      '6 The file ends in the middle of this document.',
    ]);
    expect(Object.keys(byKey(db)).toSorted()).toEqual(['First', 'Last']);
  });

  it.each([
    ['a list that never ends', '[', '1 The list that starts here never ends'],
    [
      'a list that was cut off',
      '[\n{"_id":"a","name":"A"},',
      '1 The list that starts here never ends',
    ],
    [
      'a document that is nested 100,000 deep',
      `{"_id":"b","x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
      '1 This document is nested more than 100 levels deep',
    ],
    [
      'one that is nested so and never ends',
      `{"_id":"b","x":${'{"a":'.repeat(100_000)}`,
      '1 The file ends in the middle of this document',
    ],
    ['an endless id', `{"_id":"${'x'.repeat(10_000)}"}`, '1 The _id of this campaign is too long'],
  ])('says of %s what is wrong with it', (_what, text, problem) => {
    const { folder, db } = setUp();
    const campaigns = path.join(folder, 'odd.json');
    writeFileSync(campaigns, text);
    const report = importLegacy(db, { campaigns, messages: null }, options);
    expect(report.rejected.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      expect.stringContaining(problem),
    ]);
  });

  it('takes words that every object has, figures of no size and broken texts for what they are', () => {
    const { folder, db } = setUp();
    const campaigns = path.join(folder, 'campaigns.json');
    const messages = path.join(folder, 'messages.json');
    writeFileSync(
      campaigns,
      [
        '{"_id":"constructor","name":"A\\u0000\\ud800","status":"constructor","__proto__":{"x":1}}',
        '{"_id":"__proto__","name":"B","status":"__proto__","message":"\\ud83dHi\\u0000"}',
        '{"_id":"c","name":"C","status":"completed","contactCount":1e300,"sentCount":1e300,"progress":100}',
      ].join('\n'),
    );
    writeFileSync(
      messages,
      [
        '{"_id":"m","campaignId":"constructor","phoneNumber":"+12125550123","status":"toString","message":"\\udc00a\\u0000","error":{"message":"x\\ud800"}}',
        '{"_id":"n","campaignId":"__proto__","phoneNumber":"hasOwnProperty","status":"valueOf"}',
      ].join('\n'),
    );
    const report = importLegacy(db, { campaigns, messages }, options);
    expect(report).toMatchObject({ campaigns: 3, messages: 2, rejectedCount: 0 });
    expect(listCampaigns(db).map(({ name, status }) => [name, status])).toEqual(
      expect.arrayContaining([
        ['A \ufffd', 'paused'],
        ['B', 'paused'],
      ]),
    );
    expect(db.sqlite.prepare('SELECT status, body FROM messages ORDER BY origin_id').all()).toEqual(
      [
        { status: 'unconfirmed', body: '\ufffda' },
        { status: 'unconfirmed', body: '' },
      ],
    );
  });

  it('is refused for a folder in place of a file', () => {
    const { folder, db } = setUp();
    expect(() => importLegacy(db, { campaigns: folder, messages: null }, options)).toThrow(
      /Couldn’t read .* Nothing was imported/,
    );
  });

  it('changes nothing where a file is missing', () => {
    const { folder, db } = setUp();
    const { campaigns } = writeLegacyExport(folder);
    const files = { campaigns, messages: path.join(folder, 'nowhere.json') };
    expect(() => importLegacy(db, files, options)).toThrow(/Nothing was imported/);
    expect(listCampaigns(db)).toEqual([]);
  });
});

it('takes no message for a campaign where the two files are swapped', () => {
  const { folder, db } = setUp();
  const { campaigns, messages } = writeLegacyExport(folder);
  const report = importLegacy(db, { campaigns: messages, messages: campaigns }, options);
  expect(report).toMatchObject({ campaigns: 0, messages: 0, rejectedCount: 391 + 9 });
  expect(report.rejected[0]).toMatchObject({ line: 1, reason: expect.stringMatching(/swapped/) });
  expect(listCampaigns(db)).toEqual([]);
});
