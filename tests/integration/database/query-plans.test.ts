import { describe, expect, it } from 'vitest';
import { campaignSnapshot, createCampaign } from '../../../src-main/campaigns/campaign-rows.ts';
import { resetReconciliation } from '../../../src-main/campaigns/unconfirmed.ts';
import {
  listSuppressions,
  suppressionsOf,
} from '../../../src-main/contacts/suppressions/suppression-rows.ts';
import { importsPage } from '../../../src-main/imports/import-records.ts';
import { readRejectedRows } from '../../../src-main/imports/rejected-rows/read-rejected-rows.ts';
import { dismissRows } from '../../../src-main/imports/rejected-rows/stored-rejects.ts';
import { temporaryDatabase } from '../../support/database.ts';
import { plansOf, slowSteps } from '../../support/query-plans.ts';
import { recordImport } from '../../support/rejected-rows.ts';

/** The indexes of a table that the queries which name it use, each once; not those of its triggers. */
function indexesIn(plans: ReturnType<typeof plansOf>, table: string): readonly string[] {
  const steps = plans.filter(({ sql }) => sql.includes(`"${table}"`)).flatMap(({ plan }) => plan);
  const names = steps.map(
    (step) =>
      new RegExp(`^(?:SEARCH|SCAN) ${table} USING (?:COVERING )?INDEX (\\w+)`).exec(step)?.[1],
  );
  return [...new Set(names.filter((name) => name !== undefined))].toSorted();
}

describe('queries of big tables neither read all of one nor sort', () => {
  it('rejected rows: each comes from the partial index that is made for it', () => {
    const db = temporaryDatabase();
    const importId = recordImport(db, [['a', 'b', 'c', 'd', 'e']]);
    const plans = plansOf(db, () => {
      importsPage(db, { limit: 1, offset: 0 });
      readRejectedRows(db, importId);
      dismissRows(db, importId, { rowId: 1 }, 1);
    });
    expect(slowSteps(plans)).toEqual([]);
    expect(indexesIn(plans, 'import_rejects')).toEqual([
      'import_rejects_fixable',
      'import_rejects_in_order',
      'import_rejects_left',
      'import_rejects_settled',
    ]);
  });

  it('suppressions: by number, and those in force from their own index', () => {
    const db = temporaryDatabase();
    const plans = plansOf(db, () => suppressionsOf(db, '+12125550101'));
    expect(indexesIn(plans, 'suppressions')).toEqual([
      'suppressions_by_phone',
      'suppressions_in_force',
    ]);
    const counts = plansOf(db, () =>
      listSuppressions(db, { inForceOnly: true, offset: 0, limit: 10 }),
    );
    expect(indexesIn(counts, 'suppressions')).toEqual(['suppressions_in_force']);
  });

  it('a campaign’s messages in flight and unconfirmed ones, from the index that has no others', () => {
    const db = temporaryDatabase();
    const draft = { name: 'a', body: 'b', sender: '', audience: { listIds: [] } };
    const plans = plansOf(db, () => {
      const { snapshot } = createCampaign(db, draft, 1);
      campaignSnapshot(db, snapshot.id);
      resetReconciliation(db, snapshot.id);
    });
    expect(slowSteps(plans)).toEqual([]);
    expect(indexesIn(plans, 'messages')).toEqual(['messages_open']);
  });
});
