import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportSuppressions } from '../../../src-main/contacts/suppressions/export-suppressions.ts';
import { importSuppressions } from '../../../src-main/imports/suppressions/suppressions-file.ts';
import type { WritableDatabase } from '../../../src-main/database/open.ts';
import {
  addSuppression,
  liftSuppression,
  listSuppressions,
  suppressionInForce,
} from '../../../src-main/contacts/suppressions/suppression-rows.ts';
import { suppressionImportSchema } from '../../../src-shared/import/import.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { temporaryDatabase, temporaryFolder } from '../../support/database.ts';

const now = Date.UTC(2026, 5, 1);
const clock = createManualClock(now);
const yieldToEventLoop = () => Promise.resolve();

function fileWith(text: string, name = 'unsubscribed.csv'): string {
  const file = path.join(temporaryFolder(), name);
  writeFileSync(file, text);
  return file;
}

function importText(db: WritableDatabase, text: string, isCanceled = () => false) {
  return importSuppressions(
    db,
    clock,
    { file: fileWith(text), country: 'US', by: 'by “ann”' },
    {
      signal: {
        get aborted() {
          return isCanceled();
        },
      },
      exclusively: (write) => write(db),
    },
  );
}

function all(db: WritableDatabase) {
  return listSuppressions(db, { show: 'all', offset: 0, limit: 100 }).rows.toReversed();
}

describe('a file of numbers not to text', () => {
  it('with one column of numbers suppresses each, with its origin', async () => {
    const db = temporaryDatabase();
    const result = await importText(db, '(212) 555-0101\n12\n+44 7700 900123\n2125550101\n');
    expect(suppressionImportSchema.parse(result)).toMatchObject({
      fileName: 'unsubscribed.csv',
      rows: 4,
      added: 2,
      already: 1,
      invalid: 1,
      rejects: [{ line: 2, value: '12', reason: expect.stringContaining('too short') }],
    });
    expect(all(db)).toMatchObject([
      {
        phone: '+12125550101',
        reason: 'Listed in “unsubscribed.csv”',
        evidence: 'Line 1 of “unsubscribed.csv”, imported by “ann”.',
        at: now,
      },
      { phone: '+447700900123' },
    ]);
  });

  it.each([
    ['Email Address,Phone Number,UNSUB_TIME,UNSUB_REASON', 'a@example.com,2125550101,%,Too many'],
    ['Name;Handynummer;Abgemeldet am;Grund', 'Ann;+12125550101;%;Too many'],
    ['Phone,Reason,Date', '2125550101,Too many,%'],
  ])('takes reason and time from %s', async (header, row) => {
    const db = temporaryDatabase();
    const time = '2024-03-01 10:00:00';
    await importText(db, `${header}\n${row.replace('%', time)}\n`);
    expect(all(db)).toMatchObject([
      {
        phone: '+12125550101',
        reason: 'Too many',
        at: Date.UTC(2024, 2, 1, 10),
        evidence: expect.stringContaining(`“${time}”), imported by “ann”.`),
      },
    ]);
  });

  it.each([
    ['phone,unsubscribed,blocked', 'true,false', 1],
    ['phone,unsubscribed,blocked', 'false,true', 1],
    ['phone,unsubscribed,blocked', 'false,false', 0],
    ['phone,unsubscribed,blocked', 'false,', 0],
    ['phone,unsubscribed,blocked', ',', 1],
    ['phone,SMS consent,unsubscribed', 'no,false', 1],
    ['phone,SMS consent,unsubscribed', 'yes,true', 1],
    ['phone,SMS consent,unsubscribed', 'yes,', 0],
    ['phone,Accepts SMS marketing,unsubscribed', 'no,false', 0],
  ])('suppresses whom any column opted out: %s with %s: %d', async (header, answers, added) => {
    const db = temporaryDatabase();
    const others = '2125550102,true,true\n2125550103,false,false';
    await importText(db, `${header}\n2125550101,${answers}\n${others}\n`);
    expect(all(db).filter(({ phone }) => phone === '+12125550101')).toHaveLength(added);
  });

  it.each([
    ['Country code,Phone', '+49,3012345678', '+493012345678'],
    ['Country code,Phone', '+44,7911123456', '+447911123456'],
    ['Country,Phone', 'DE,030 12345678', '+493012345678'],
  ])('reads a number with the country of its row: %s', async (header, row, phone) => {
    const db = temporaryDatabase();
    await importText(db, `${header}\n${row}\n`);
    expect(all(db).map((one) => one.phone)).toEqual([phone]);
  });

  it('ignores a time in the future', async () => {
    const db = temporaryDatabase();
    await importText(db, 'Phone,Date\n2125550101,2031-01-01\n');
    expect(all(db).map(({ at }) => at)).toEqual([now]);
  });

  it('keeps the first evidence of a number', async () => {
    const db = temporaryDatabase();
    const first = {
      phone: '+12125550101',
      origin: 'reply',
      reason: 'Replied STOP',
      evidence: 'STOP',
      at: 10,
    } as const;
    addSuppression(db, first);
    expect(await importText(db, 'Phone,Reason\n2125550101,Other\n')).toMatchObject({
      added: 0,
      already: 1,
    });
    expect(all(db)).toMatchObject([first]);
  });

  it('is refused as a whole without numbers, when damaged, and when canceled', async () => {
    const db = temporaryDatabase();
    await expect(importText(db, 'Name,City\nAnn,Boston\n')).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('“Name”, “City”'),
    });
    await expect(importText(db, '2125550101\n"2125550102\n')).rejects.toMatchObject({
      code: 'invalid',
    });
    let asked = 0;
    const late = importText(db, 'Phone\n2125550101\n', () => (asked += 1) > 1);
    await expect(late).rejects.toMatchObject({ code: 'canceled' });
    expect(all(db)).toEqual([]);
  });
});

describe('an export of suppressions', () => {
  it('has all suppressions with their evidence, lifted ones too, and no formula', async () => {
    const db = temporaryDatabase();
    const phone = '+12125550101';
    addSuppression(db, {
      origin: 'manual',
      phone,
      reason: '=1+1',
      evidence: 'a "b"',
      at: Date.UTC(2026, 0, 1),
    });
    liftSuppression(db, { phone, evidence: 'START', at: Date.UTC(2026, 0, 2) });
    addSuppression(db, {
      origin: 'manual',
      phone,
      reason: 'Called',
      evidence: null,
      at: Date.UTC(2026, 0, 3),
    });
    const file = path.join(temporaryFolder(), 'out.csv');
    expect(await exportSuppressions(db, file, yieldToEventLoop)).toEqual({ rows: 2 });
    expect(readFileSync(file, 'utf8')).toBe(
      [
        '\uFEFFPhone,Reason,Evidence,Suppressed at,Lifted at,Evidence for lifting',
        `${phone},'=1+1,"a ""b""",2026-01-01T00:00:00.000Z,2026-01-02T00:00:00.000Z,START`,
        `${phone},Called,,2026-01-03T00:00:00.000Z,,`,
        '',
      ].join('\r\n'),
    );
  });

  it('suppresses the same numbers since the same time in another database, without lifted ones', async () => {
    const db = temporaryDatabase();
    const [stopped, free] = ['+12125550101', '+12125550102'];
    addSuppression(db, {
      origin: 'manual',
      phone: stopped,
      reason: '=Stop',
      evidence: 'STOP',
      at: 1_700_000_000_123,
    });
    addSuppression(db, {
      origin: 'manual',
      phone: free,
      reason: 'Called',
      evidence: null,
      at: 1_700_000_000_000,
    });
    liftSuppression(db, { phone: free, evidence: 'START', at: 1_700_000_000_500 });
    const file = path.join(temporaryFolder(), 'out.csv');
    await exportSuppressions(db, file, yieldToEventLoop);

    const other = temporaryDatabase();
    const result = await importText(other, readFileSync(file, 'utf8'));
    expect(result).toMatchObject({ rows: 2, added: 1, invalid: 1 });
    expect(result.rejects[0]?.reason).toMatch(/opted back in/);
    expect(suppressionInForce(other, free)).toBeNull();
    expect(all(other)).toMatchObject([
      {
        phone: stopped,
        reason: '=Stop',
        at: 1_700_000_000_123,
        evidence: expect.stringMatching(/^STOP\. Line 2 of “unsubscribed\.csv”/),
      },
    ]);
  });
});
