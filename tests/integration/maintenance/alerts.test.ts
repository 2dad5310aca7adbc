import { describe, expect, it } from 'vitest';
import { keepForecast } from '../../../src-main/campaigns/sending/forecasts.ts';
import type { WritableDatabase } from '../../../src-main/database/open.ts';
import {
  findAlerts,
  type AlertsContext,
} from '../../../src-main/maintenance/alerts/find-alerts.ts';
import { importLegacy } from '../../../src-main/maintenance/legacy/import-legacy.ts';
import { breakDatabase } from '../../support/broken-database.ts';
import { startedCampaign } from '../../support/campaigns.ts';
import { temporaryDatabase, temporaryFolder } from '../../support/database.ts';
import { writeLegacyExport } from '../../support/legacy-export.ts';

const now = 1_800_000_000_000;
const hour = 3_600_000;

/** What is told of a database, in context that are fine but for what is named. */
function kinds(db: WritableDatabase, context: Partial<AlertsContext> = {}) {
  return findAlerts(db, {
    now,
    freeBytes: 10 ** 12,
    backupProblem: null,
    syncedBy: null,
    failureShare: 0.25,
    ...context,
  }).map(({ kind }) => kind);
}

describe('messages that reached nobody', () => {
  const titleOf = (failed: number, undelivered: number, gateway: 'twilio' | 'simulator') => {
    const db = temporaryDatabase();
    const id = startedCampaign(db, { contacts: 30, now, gateway });
    breakDatabase(
      db,
      `UPDATE campaigns SET sent_count = ${30 - failed}, failed_count = ${failed},
              undelivered_count = ${undelivered} WHERE id = ${id}`,
    );
    const alerts = findAlerts(db, {
      now,
      freeBytes: null,
      backupProblem: null,
      syncedBy: null,
      failureShare: 0.25,
    });
    return alerts.find(({ kind }) => kind === 'many-failures')?.title;
  };

  it('are never said not to have arrived where they were not sent', () => {
    expect(titleOf(23, 0, 'twilio')).toBe('76% of Spring sale failed');
    expect(titleOf(0, 15, 'twilio')).toBe('50% of Spring sale not delivered');
    expect(titleOf(6, 9, 'twilio')).toBe('50% of Spring sale didn’t arrive');
  });

  it('are no news in practice', () => {
    expect(titleOf(23, 0, 'simulator')).toBeUndefined();
  });
});

describe('what Ovo keeps an eye on', () => {
  it('is nothing to be told where all is well', () => {
    const db = temporaryDatabase();
    startedCampaign(db, { contacts: 30, now });
    expect(kinds(db)).toEqual([]);
  });

  it('tells of campaigns that came damaged', () => {
    const folder = temporaryFolder();
    const db = temporaryDatabase(folder);
    importLegacy(db, writeLegacyExport(folder), { country: 'US', now });
    expect(kinds(db)).toEqual(['damaged-campaigns']);
  });

  it('tells of counts that are not those of the messages', () => {
    const db = temporaryDatabase();
    const id = startedCampaign(db, { contacts: 10, now });
    breakDatabase(db, `UPDATE campaigns SET sent_count = 29 WHERE id = ${id}`);
    expect(kinds(db)).toEqual(['counts-do-not-fit']);
    breakDatabase(db, `UPDATE campaigns SET sent_count = 3 WHERE id = ${id}`);
    expect(kinds(db)).toEqual(['counts-do-not-fit']);
  });

  it('tells of a campaign that takes much longer than was forecast at its start', () => {
    const db = temporaryDatabase();
    const id = startedCampaign(db, { contacts: 10, now });
    keepForecast(db, id, now + hour);
    keepForecast(db, id, now + 9 * hour);
    expect(kinds(db, { now: now + 1.2 * hour })).toEqual([]);
    expect(kinds(db, { now: now + 1.3 * hour })).toEqual(['runs-late']);
  });

  it('does not take a short campaign for late because of a few minutes', () => {
    const db = temporaryDatabase();
    const id = startedCampaign(db, { contacts: 10, now });
    keepForecast(db, id, now + 10_000);
    expect(kinds(db, { now: now + 600_000 })).toEqual([]);
  });

  it('tells of a campaign of which too much failed', () => {
    const db = temporaryDatabase();
    const id = startedCampaign(db, { contacts: 40, now });
    db.sqlite.exec(
      `UPDATE messages SET status = iif(id % 3 = 0, 'failed', 'sent'), settled_at = ${now} WHERE campaign_id = ${id};
       UPDATE campaigns SET sent_count = 27, failed_count = 13, status = 'completed', completed_at = ${now} WHERE id = ${id}`,
    );
    expect(kinds(db)).toEqual(['many-failures']);
    expect(kinds(db, { failureShare: 0.5 })).toEqual([]);
  });

  it('tells when nothing is heard for hours of what was sent through Twilio', () => {
    const db = temporaryDatabase();
    const id = startedCampaign(db, { contacts: 1, now });
    db.sqlite.exec(
      `UPDATE messages SET status = 'sent', sid = 'SM1', sent_at = ${now}, settled_at = ${now};
       UPDATE campaigns SET gateway = 'twilio', sent_count = 1, status = 'completed', completed_at = ${now} WHERE id = ${id}`,
    );
    expect(kinds(db, { now: now + hour })).toEqual([]);
    expect(kinds(db, { now: now + 7 * hour })).toEqual(['receipts-missing']);
    db.sqlite.exec(`UPDATE campaigns SET receipts_asked_at = ${now + 6 * hour}`);
    expect(kinds(db, { now: now + 7 * hour })).toEqual([]);
  });

  it('tells of a disk that is nearly full, a backup that failed, and a folder that a cloud keeps', () => {
    const db = temporaryDatabase();
    expect(kinds(db, { freeBytes: 10 ** 8 })).toEqual(['disk-nearly-full']);
    expect(kinds(db, { freeBytes: null })).toEqual([]);
    expect(kinds(db, { backupProblem: 'There was no room.' })).toEqual(['backups-failing']);
    expect(kinds(db, { syncedBy: 'Dropbox' })).toEqual(['risky-folder']);
  });
});
