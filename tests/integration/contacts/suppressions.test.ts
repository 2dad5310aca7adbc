import { describe, expect, it } from 'vitest';
import {
  addSuppression,
  liftSuppression,
  listSuppressions,
  suppressionInForce,
} from '../../../src-main/contacts/suppressions/suppression-rows.ts';
import type { SuppressionState } from '../../../src-shared/contact/contact.ts';
import { temporaryDatabase } from '../../support/database.ts';

const phone = '+12125550101';
const stop = {
  phone,
  origin: 'reply',
  reason: 'Replied STOP',
  evidence: 'Stop please',
  at: 10,
} as const;
const all = { show: 'all', offset: 0, limit: 10 } as const;

describe('a number that must not be texted', () => {
  it('stays so with its first reason and evidence, however often it is said', () => {
    const db = temporaryDatabase();
    expect(suppressionInForce(db, phone)).toBeNull();
    expect(addSuppression(db, stop)).toBe(true);
    expect(addSuppression(db, { ...stop, reason: 'By hand', evidence: null, at: 1_000_000 })).toBe(
      false,
    );
    expect(suppressionInForce(db, phone)).toBe('Replied STOP');
    expect(listSuppressions(db, all)).toEqual({
      total: 1,
      rows: [{ id: 1, ...stop, importId: null, liftedAt: null, liftedEvidence: null }],
    });
  });

  it('may be texted again only with evidence, which is kept beside what was recorded', () => {
    const db = temporaryDatabase();
    addSuppression(db, stop);
    expect(() => liftSuppression(db, { phone, evidence: ' ', at: 30 })).toThrow(/Say how/);
    expect(suppressionInForce(db, phone)).toBe('Replied STOP');
    liftSuppression(db, { phone, evidence: ' Replied START ', at: 30 });
    expect(suppressionInForce(db, phone)).toBeNull();
    expect(listSuppressions(db, all).rows).toEqual([
      { id: 1, ...stop, importId: null, liftedAt: 30, liftedEvidence: 'Replied START' },
    ]);
    expect(() => liftSuppression(db, { phone, evidence: 'again', at: 40 })).toThrow(
      /isn’t on Do not text/,
    );
  });

  it('can be suppressed again, and is listed the newest first', () => {
    const db = temporaryDatabase();
    addSuppression(db, stop);
    liftSuppression(db, { phone, evidence: 'Replied START', at: 30 });
    expect(addSuppression(db, { ...stop, reason: 'Replied QUIT', at: 40 })).toBe(true);
    addSuppression(db, { ...stop, phone: '+12125550102', at: 50 });
    expect(listSuppressions(db, all).rows.map(({ id }) => id)).toEqual([3, 2, 1]);
    expect(listSuppressions(db, { ...all, show: 'active' })).toMatchObject({
      total: 2,
      rows: [{ id: 3 }, { id: 2 }],
    });
    expect(listSuppressions(db, { ...all, offset: 1, limit: 1 })).toMatchObject({
      total: 3,
      rows: [{ id: 2 }],
    });
  });

  it('is never deleted, whoever tries', () => {
    const db = temporaryDatabase();
    addSuppression(db, stop);
    expect(() => db.sqlite.exec('DELETE FROM suppressions')).toThrow(/never deleted/);
  });

  it('is found by number however it is written, by reason and by evidence', () => {
    const db = temporaryDatabase();
    addSuppression(db, stop);
    addSuppression(db, { ...stop, phone: '+447700900123', reason: 'Called_us', evidence: null });
    addSuppression(db, {
      ...stop,
      phone: '+13055550104',
      reason: '100 % sure',
      evidence: 'Letter',
    });
    const found = (search: string, show: SuppressionState = 'all') => {
      const { total, rows } = listSuppressions(db, { ...all, search, show });
      expect(total).toBe(rows.length);
      return rows.map(({ id }) => id);
    };
    expect(found('')).toEqual([3, 2, 1]);
    expect(found('(212) 555')).toEqual([1]);
    expect(found('07700 900')).toEqual([2]);
    expect(found('stop PLEASE')).toEqual([1]);
    expect(found('d_u')).toEqual([2]);
    expect(found('100 %')).toEqual([3]);
    expect(found('letter')).toEqual([3]);
    expect(found('%')).toEqual([3]);
    liftSuppression(db, { phone, evidence: 'Wrote START', at: 30 });
    expect(found('wrote start')).toEqual([1]);
    expect(found('wrote start', 'active')).toEqual([]);
    expect(found('', 'removed')).toEqual([1]);
  });

  it('shows in the events who let it be texted again', () => {
    const db = temporaryDatabase();
    addSuppression(db, stop);
    liftSuppression(db, { phone, evidence: 'Wrote START', at: 30 });
    expect(db.sqlite.prepare('SELECT at, kind, subject, detail FROM events').all()).toEqual([
      {
        at: 30,
        kind: 'suppression-lifted',
        subject: `number:${phone}`,
        detail: '{"evidence":"Wrote START"}',
      },
    ]);
  });
});
