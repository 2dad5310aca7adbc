import { describe, expect, it } from 'vitest';
import {
  addSuppression,
  liftSuppression,
  listSuppressions,
  suppressionInForce,
} from '../../../src-main/db/suppressions.ts';
import { temporaryDatabase } from '../../support/database.ts';

const phone = '+12125550101';
const stop = { phone, reason: 'Replied STOP', evidence: 'Stop please', at: 10 };
const all = { inForceOnly: false, offset: 0, limit: 10 };

describe('a number that must not be texted', () => {
  it('stays so with its first reason and evidence, however often it is said', () => {
    const db = temporaryDatabase();
    expect(suppressionInForce(db, phone)).toBeNull();
    expect(addSuppression(db, stop)).toBe(true);
    expect(addSuppression(db, { ...stop, reason: 'By hand', evidence: null, at: 20 })).toBe(false);
    expect(suppressionInForce(db, phone)).toBe('Replied STOP');
    expect(listSuppressions(db, all)).toEqual({
      total: 1,
      rows: [{ id: 1, ...stop, liftedAt: null, liftedEvidence: null }],
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
      { id: 1, ...stop, liftedAt: 30, liftedEvidence: 'Replied START' },
    ]);
    expect(() => liftSuppression(db, { phone, evidence: 'again', at: 40 })).toThrow(
      /is not suppressed/,
    );
  });

  it('can be suppressed again, and is listed the newest first', () => {
    const db = temporaryDatabase();
    addSuppression(db, stop);
    liftSuppression(db, { phone, evidence: 'Replied START', at: 30 });
    expect(addSuppression(db, { ...stop, reason: 'Replied QUIT', at: 40 })).toBe(true);
    addSuppression(db, { ...stop, phone: '+12125550102', at: 50 });
    expect(listSuppressions(db, all).rows.map(({ id }) => id)).toEqual([3, 2, 1]);
    expect(listSuppressions(db, { ...all, inForceOnly: true })).toMatchObject({
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
});
