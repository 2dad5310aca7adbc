import { describe, expect, it } from 'vitest';
import {
  contactsWithIds,
  deliverabilityOf,
  everyContact,
} from '../../../src-main/campaigns/audience.ts';
import { campaignSnapshot, createCampaign } from '../../../src-main/campaigns/campaign-rows.ts';
import { decideUnconfirmed, resetReconciliation } from '../../../src-main/campaigns/unconfirmed.ts';
import {
  listSuppressions,
  suppressionInForce,
  suppressionsOf,
} from '../../../src-main/contacts/suppressions/suppression-rows.ts';
import { campaignsOfContact } from '../../../src-main/campaigns/history/campaigns-of-contact.ts';
import { contactMessages } from '../../../src-main/campaigns/history/messages-of-contact.ts';
import {
  eachMessage,
  failureGroups,
  pageOfMessages,
} from '../../../src-main/campaigns/messages/message-rows.ts';
import { unreachedContacts } from '../../../src-main/campaigns/drafts/unreached.ts';
import { hasSuppressedHeld } from '../../../src-main/campaigns/sending/holds/held-messages.ts';
import { contactDetail } from '../../../src-main/contacts/contact-detail.ts';
import { findContact, updateContact } from '../../../src-main/contacts/contact-rows.ts';
import { exportRowsOf, fieldNamesOf } from '../../../src-main/contacts/export/export-rows.ts';
import { allLists, createList, filterOfList } from '../../../src-main/contacts/list-rows.ts';
import { contactsPage } from '../../../src-main/contacts/search/search-pages.ts';
import { improveSearchIndex } from '../../../src-main/contacts/search/search-index.ts';
import { allTags, renameTag } from '../../../src-main/contacts/tags.ts';
import { importsPage } from '../../../src-main/imports/import-records.ts';
import {
  countFixable,
  readRejectedRows,
  readRejectedRowsPage,
} from '../../../src-main/imports/rejected-rows/read-rejected-rows.ts';
import {
  dismissRows,
  everyRowLeft,
  fixableRows,
  restoreRows,
} from '../../../src-main/imports/rejected-rows/stored-rejects.ts';
import type { ContactFilter } from '../../../src-shared/contact/filter.ts';
import { addContact, contactInput } from '../../support/contacts.ts';
import { temporaryDatabase } from '../../support/database.ts';
import { fullScans, plansOf, sorts } from '../../support/query-plans.ts';
import { recordImport } from '../../support/rejected-rows.ts';

/** The indexes of a table that queries which name it use, each once; `as` where they give it a name. */
function indexesIn(
  plans: ReturnType<typeof plansOf>,
  table: string,
  as: readonly string[] = [table],
): readonly string[] {
  const steps = plans.filter(({ sql }) => sql.includes(`"${table}"`)).flatMap(({ plan }) => plan);
  const pattern = new RegExp(
    `^(?:SEARCH|SCAN) (?:${as.join('|')}) USING (?:COVERING )?INDEX (\\w+)`,
  );
  const names = steps.map((step) => pattern.exec(step)?.[1]);
  return [...new Set(names.filter((name) => name !== undefined))].toSorted();
}

describe('queries of big tables use the indexes that are made for them', () => {
  it('rejected rows: each comes from the partial index that is made for it', () => {
    const database = temporaryDatabase();
    const importId = recordImport(database, [['a', 'b', 'c', 'd', 'e']]);
    const plans = plansOf(database, (db) => {
      importsPage(db, { limit: 1, offset: 0 });
      readRejectedRows(db, importId);
      for (const problem of ['text-too-long', null] as const) {
        readRejectedRowsPage(db, { importId, problem, offset: 0, limit: 10 });
      }
      countFixable(db, importId, 'text-too-long');
      fixableRows(db, { importId, problem: 'text-too-long', after: 0, limit: 10 });
      everyRowLeft(db, importId).next();
      dismissRows(db, importId, { problem: 'text-too-long' }, 1);
      restoreRows(db, importId);
    });
    expect(fullScans(plans)).toEqual([]);
    expect(sorts(plans)).toEqual([]);
    expect(indexesIn(plans, 'import_rejects')).toEqual([
      'import_rejects_fixable',
      'import_rejects_in_order',
      'import_rejects_left',
      'import_rejects_resolved',
    ]);
  });

  it('suppressions: by number, and those in force from their own index', () => {
    const database = temporaryDatabase();
    const plans = plansOf(database, (db) => {
      suppressionsOf(db, '+12125550101');
      suppressionInForce(db, '+12125550101');
    });
    expect(indexesIn(plans, 'suppressions')).toEqual([
      'suppressions_by_phone',
      'suppressions_in_force',
    ]);
    const counts = plansOf(database, (db) =>
      listSuppressions(db, { show: 'active', offset: 0, limit: 10 }),
    );
    expect(indexesIn(counts, 'suppressions')).toEqual(['suppressions_in_force']);
  });

  it('contacts: with tags and suppression, lists with their contacts, tags with theirs', () => {
    const database = temporaryDatabase();
    const { id } = addContact(database, '2125550101', { tags: ['vip'] });
    const { id: listId } = createList(database, { name: 'Spring', filter: null }, 1);
    const plans = plansOf(database, (db) => {
      contactDetail(db, id, 1);
      findContact(db, '2125550101', 'US');
      updateContact(db, id, contactInput('2125550102', { tags: [] }), { country: 'US', now: 2 });
      filterOfList(db, listId);
      allLists(db);
      allTags(db);
      renameTag(db, { from: 'vip', to: 'best' });
    });
    expect(fullScans(plans)).toEqual([]);
  });

  it('a page of contacts: its rows in the order of their ids', () => {
    const database = temporaryDatabase();
    const { id: listId } = createList(database, { name: 'Spring', filter: null }, 1);
    const filter = { listIds: [listId] };
    const page = { offset: 0, limit: 10, filter, sort: 'name', descending: false } as const;
    const plans = plansOf(database, (db) =>
      contactsPage(db, page, { now: 1, version: 1, texts: 1, isCanceled: () => false }),
    );
    const rows = plans.find(({ sql }) => sql.includes('wanted.key'));
    expect(rows?.plan).toEqual([
      'SCAN wanted VIRTUAL TABLE INDEX 1:',
      'SEARCH contacts USING INTEGER PRIMARY KEY (rowid=?)',
      'CORRELATED SCALAR SUBQUERY 1',
      'USE TEMP B-TREE FOR json_group_array(ORDER BY)',
      'SEARCH contact_tags USING INDEX contact_tags_by_contact (contact_id=?)',
      'SEARCH tags USING INTEGER PRIMARY KEY (rowid=?)',
      'CORRELATED SCALAR SUBQUERY 2',
      'SEARCH suppressions USING INDEX suppressions_in_force (phone=?)',
      'USE TEMP B-TREE FOR ORDER BY',
    ]);
  });

  it('all contacts, in each order, and found without a look at each, also where there was one when Ovo was closed', () => {
    const database = temporaryDatabase();
    const contact = addContact(database, '2125550101', { lastName: 'Lee' });
    while (improveSearchIndex(database) > 0);
    const context = { now: 1, version: 1, texts: 1, isCanceled: () => false };
    const page = { offset: 0, limit: 10, descending: true } as const;
    const filters: readonly ContactFilter[] = [
      {},
      { search: 'lee' },
      { fields: [{ field: 'last_name', test: 'is', value: 'lee' }] },
    ];
    const pageOf = {
      name: 'SCAN contacts USING COVERING INDEX contacts_by_name',
      phone: 'SCAN contacts USING COVERING INDEX contacts_phone_unique',
      created: 'SCAN contacts',
    } as const;
    for (const sort of ['name', 'phone', 'created'] as const) {
      const plans = plansOf(database, (db) => {
        for (const filter of filters) {
          expect(contactsPage(db, { ...page, filter, sort }, context).rows).toEqual([contact]);
        }
      });
      const count = 'SCAN contacts USING COVERING INDEX contacts_by_import';
      expect(fullScans(plans).flatMap(({ plan }) => plan)).toEqual([pageOf[sort], count]);
      expect(plans.find(({ plan }) => plan.includes(pageOf[sort]))?.plan).toEqual([pageOf[sort]]);
    }
  });

  it('a campaign’s messages in flight and unconfirmed ones, from the index that has no others', () => {
    const database = temporaryDatabase();
    const draft = { name: 'a', body: 'b', sender: '', audience: { listIds: [] } };
    const { snapshot } = createCampaign(database, draft, 1);
    const plans = plansOf(database, (db) => {
      campaignSnapshot(db, snapshot.id);
      decideUnconfirmed(db, snapshot.id, null, 'skip', 1);
      resetReconciliation(db, snapshot.id);
    });
    expect(fullScans(plans)).toEqual([]);
    expect(sorts(plans)).toEqual([]);
    expect(indexesIn(plans, 'messages')).toEqual(['messages_open', 'messages_scheduled']);
  });

  it('held messages of a campaign: a step into its queue for each time zone, past those that are not held', () => {
    const plans = plansOf(temporaryDatabase(), (db) => hasSuppressedHeld(db, 1));
    const steps = plans
      .filter(({ sql }) => sql.includes('suppressions'))
      .flatMap(({ plan }) => plan)
      .filter((step) => step.includes('messages_queued'));
    expect(fullScans(plans)).toEqual([]);
    expect(steps.at(-1)).toContain('(campaign_id=? AND zone_key=? AND next_attempt_at>?)');
  });

  it('people whom a campaign did not reach, from the index that has no others', () => {
    const database = temporaryDatabase();
    const draft = { name: 'a', body: 'b', sender: '', audience: { listIds: [] } };
    const { id } = createCampaign(database, draft, 1).snapshot;
    const contact = addContact(database, '2125550101');
    database.sqlite
      .prepare(
        `INSERT INTO messages (campaign_id, contact_id, direction, from_address, to_address, body,
                               segments, status, created_at)
         VALUES (?, ?, 'outbound', '+15005550006', ?, 'b', 1, 'failed', 1)`,
      )
      .run(id, contact.id, contact.phone);
    database.sqlite.prepare(`UPDATE campaigns SET status = 'canceled' WHERE id = ?`).run(id);
    const plans = plansOf(database, (db) => [...unreachedContacts(db, id)]);
    expect(fullScans(plans)).toEqual([]);
    expect(indexesIn(plans, 'messages')).toEqual([
      'messages_not_reached',
      'messages_open',
      'messages_scheduled',
    ]);
    expect(indexesIn(plans, 'messages', ['other', 'later'])).toEqual(['messages_once_a_campaign']);
  });

  it('an audience: contacts by their ids', () => {
    const plans = plansOf(temporaryDatabase(), (db) => {
      deliverabilityOf(db, [{ id: 1 }]);
      contactsWithIds(db, Int32Array.of(1)).next();
      everyContact(db).next();
      exportRowsOf(db, Float64Array.of(1));
      fieldNamesOf(db, Float64Array.of(1));
    });
    expect(fullScans(plans)).toEqual([]);
  });

  it('messages: those of a campaign, and those of a contact or its number', () => {
    const database = temporaryDatabase();
    const draft = { name: 'a', body: 'b', sender: '', audience: { listIds: [] } };
    const { id: campaignId } = createCampaign(database, draft, 1).snapshot;
    database.sqlite
      .prepare(`UPDATE campaigns SET status = 'canceled', started_at = 1 WHERE id = ?`)
      .run(campaignId);
    const { id } = addContact(database, '2125550101');
    const plans = plansOf(database, (db) => {
      for (const filter of ['all', 'open', 'sent', 'failed', 'skipped', 'unconfirmed'] as const) {
        pageOfMessages(db, { id: campaignId, filter, offset: 0, limit: 10 });
      }
      eachMessage(db, campaignId).next();
      failureGroups(db, campaignId);
      contactMessages(db, { id, offset: 0, limit: 10 });
      campaignsOfContact(db, { id, offset: 0, limit: 10, now: 2 });
    });
    expect(fullScans(plans)).toEqual([]);
    expect(indexesIn(plans, 'messages')).toEqual([
      'messages_not_reached',
      'messages_of_campaign',
      'messages_of_contact',
      'messages_once_a_campaign',
    ]);
  });
});
