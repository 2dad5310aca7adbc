import { describe, expect, it } from 'vitest';
import {
  explainCampaign,
  type SentenceStyle,
} from '../../../src-main/campaigns/history/explanation.ts';
import {
  cancelCampaign,
  cancelQueuedMessages,
  startCampaign,
  pauseCampaign,
} from '../../../src-main/campaigns/lifecycle.ts';
import { insertPreparedMessages } from '../../../src-main/campaigns/preparing/prepared-messages.ts';
import { createCampaign } from '../../../src-main/campaigns/campaign-rows.ts';
import { claimMessages } from '../../../src-main/campaigns/sending/claims/claim.ts';
import { removeContacts } from '../../../src-main/contacts/bulk/remove-contacts.ts';
import { campaignsOfContact } from '../../../src-main/campaigns/history/campaigns-of-contact.ts';
import { contactMessages } from '../../../src-main/campaigns/history/messages-of-contact.ts';
import { undoAction } from '../../../src-main/contacts/bulk/undo-action.ts';
import { updateContact } from '../../../src-main/contacts/contact-rows.ts';
import { findOrCreateList } from '../../../src-main/contacts/list-rows.ts';
import type { WritableDatabase } from '../../../src-main/database/open.ts';
import { recordOutcomes } from '../../../src-main/campaigns/sending/record-outcomes.ts';
import {
  addSuppression,
  liftSuppression,
} from '../../../src-main/contacts/suppressions/suppression-rows.ts';
import { decideUnconfirmed } from '../../../src-main/campaigns/unconfirmed.ts';
import type { MessageChange } from '../../../src-main/engine/store-ports.ts';
import type { Audience } from '../../../src-shared/campaign/audience.ts';
import type { Contact } from '../../../src-shared/contact/contact.ts';
import { addContact, contactInput } from '../../support/contacts.ts';
import { temporaryDatabase } from '../../support/database.ts';

const style: SentenceStyle = { time: (at) => `day ${at}`, phone: (phone) => phone };

/** A campaign to these contacts that was started at that time, none of it handed over yet. */
function started(
  db: WritableDatabase,
  contacts: readonly Pick<Contact, 'id' | 'phone'>[],
  options: {
    readonly at?: number;
    readonly name?: string;
    readonly gateway?: 'twilio' | 'simulator';
    readonly listIds?: readonly number[];
    readonly unreachedOf?: number;
    readonly exclude?: Audience['exclude'];
    readonly skipReason?: 'empty-text';
  } = {},
): number {
  const { at = 2000, name = 'Sale', gateway = 'twilio', listIds = [], unreachedOf } = options;
  const { exclude } = options;
  const audience = {
    listIds,
    ...(unreachedOf === undefined ? {} : { unreachedOf }),
    ...(exclude === undefined ? {} : { exclude }),
  };
  const { snapshot, revision } = createCampaign(
    db,
    { name, body: 'Hi', sender: '+12125550199', audience },
    at,
  );
  insertPreparedMessages(
    db,
    snapshot.id,
    '+12125550199',
    contacts.map(({ id, phone }) => ({
      contactId: id,
      to: phone,
      body: 'Hi',
      segments: 1,
      zoneKey: '',
      isPractice: gateway === 'simulator' ? 1 : 0,
      skipReason: options.skipReason ?? null,
    })),
    at,
  );
  startCampaign(db, snapshot.id, { revision, gateway, sender: '+12125550199', now: at });
  return snapshot.id;
}

/** Claims everything of a campaign that may be claimed. */
function claim(db: WritableDatabase, campaignId: number, at = 3000): void {
  claimMessages(db, {
    campaignId,
    now: at,
    messages: 100,
    segments: Infinity,
    opening: () => ({ open: true, closesAt: Infinity }),
  });
}

/** Claims a campaign's only message and records its outcome. */
function recordOutcomeOf(
  db: WritableDatabase,
  campaignId: number,
  change: Omit<MessageChange, 'messageId'>,
  at = 3000,
): void {
  claim(db, campaignId, at);
  const messageId = db.sqlite
    .prepare<[number], number>('SELECT id FROM messages WHERE campaign_id = ?')
    .pluck()
    .get(campaignId);
  recordOutcomes(db, [{ messageId: messageId ?? 0, ...change }], at);
}

/** What is said of each campaign, the newest first. */
function history(db: WritableDatabase, id: number): readonly (readonly [string, string])[] {
  const { contact, rows } = campaignsOfContact(db, { id, offset: 0, limit: 50, now: 9000 });
  return rows.map((facts) => {
    const { result, explanation } = explainCampaign(contact, facts, style);
    return [result, explanation];
  });
}

describe('why a contact was texted or not', () => {
  it('names the exclusions that left the contact out', () => {
    const db = temporaryDatabase();
    const { id: listId } = findOrCreateList(db, 'Complained', 1);
    const ann = addContact(db, '+12125550101', { listId, tags: ['VIP'] });
    const bob = addContact(db, '+12125550102');
    const first = started(db, [ann], { name: 'First' });
    recordOutcomeOf(db, first, { event: 'accepted', sid: 'SM1' });
    const exclude = {
      listIds: [listId],
      tags: ['VIP'],
      contactIds: [ann.id],
      campaigns: [{ campaignId: first, who: 'reached' as const }],
      textedWithinDays: 1,
    };
    started(db, [bob], { at: 4000, name: 'Second', listIds: [listId], exclude });
    expect(history(db, ann.id)[0]).toEqual([
      'not-chosen',
      'Left out by the campaign’s exclusions: on the list “Complained”, tagged “VIP”, chosen to be left out, among people of “First”, texted in the 1 day before.',
    ]);
    const carl = addContact(db, '+12125550103');
    expect(history(db, carl.id)[0]?.[1]).not.toContain('exclusions');
  });

  it('is told of a text that arrived, one of which nothing was heard, and one on its way', () => {
    const db = temporaryDatabase();
    const ann = addContact(db, '+12125550101');
    recordOutcomeOf(db, started(db, [ann]), { event: 'accepted', sid: 'SM1' });
    db.sqlite.exec(`UPDATE messages SET status = 'delivered'`);
    recordOutcomeOf(db, started(db, [ann], { at: 4000 }), { event: 'accepted', sid: 'SM2' }, 4500);
    db.sqlite.exec(`UPDATE messages SET receipt_final_at = 5 WHERE sid = 'SM2'`);
    recordOutcomeOf(db, started(db, [ann], { at: 5000 }), { event: 'accepted', sid: 'SM3' }, 5500);
    claim(db, started(db, [ann], { at: 6000 }));
    started(db, [ann], { at: 7000 });
    expect(history(db, ann.id)).toEqual([
      ['waiting', 'Queued.'],
      ['waiting', 'Sending now.'],
      ['texted', 'Texted on day 5500. Waiting for the delivery receipt.'],
      ['texted', 'Texted on day 4500. No delivery receipt came.'],
      ['texted', 'Texted on day 3000, delivered.'],
    ]);
  });

  it('never takes the simulator for a text', () => {
    const db = temporaryDatabase();
    const ann = addContact(db, '+12125550101');
    recordOutcomeOf(db, started(db, [ann], { gateway: 'simulator' }), {
      event: 'accepted',
      sid: 'SIM1',
    });
    expect(history(db, ann.id)).toEqual([
      ['practice', 'Practice on day 3000: no text was really sent.'],
    ]);
  });

  it('is told in plain words where it failed, or where it is not known', () => {
    const db = temporaryDatabase();
    const ann = addContact(db, '+12125550101');
    recordOutcomeOf(db, started(db, [ann]), { event: 'rejected', errorCode: 21635, detail: 'x' });
    recordOutcomeOf(db, started(db, [ann], { at: 2500 }), { event: 'accepted', sid: 'SM1' });
    db.sqlite.exec(
      `UPDATE messages SET status = 'undelivered', error_code = 30006 WHERE sid = 'SM1'`,
    );
    recordOutcomeOf(db, started(db, [ann], { at: 4000 }), { event: 'outcome-unknown' });
    const skipped = started(db, [ann], { at: 5000 });
    recordOutcomeOf(db, skipped, { event: 'outcome-unknown' });
    decideUnconfirmed(db, skipped, null, 'skip', 6000);
    expect(history(db, ann.id)).toEqual([
      ['left-out', 'Skipped on day 6000: You chose to skip this message.'],
      ['unconfirmed', 'The text may or may not have been sent. Decide on the campaign’s page.'],
      [
        'failed',
        'Texted on day 3000, not delivered: This is a landline, or its carrier can’t be reached.',
      ],
      ['failed', 'Failed on day 3000: This is a landline, which can’t receive texts.'],
    ]);
  });

  it('names the suppression of that time, also when it was lifted since', () => {
    const db = temporaryDatabase();
    const ann = addContact(db, '+12125550101');
    const { phone } = ann;
    addSuppression(db, {
      origin: 'manual',
      phone,
      reason: 'Replied STOP.',
      evidence: null,
      at: 1500,
    });
    claim(db, started(db, [ann]));
    liftSuppression(db, { phone, evidence: 'Replied START', at: 4000 });
    const waiting = started(db, [ann], { at: 5000 });
    addSuppression(db, { origin: 'manual', phone, reason: 'Called us', evidence: null, at: 6000 });
    expect(history(db, ann.id)).toEqual([
      ['waiting', 'Queued, and will be skipped: on Do not text since day 6000 (Called us).'],
      ['left-out', 'Skipped on day 3000: on Do not text since day 1500 (Replied STOP).'],
    ]);
    pauseCampaign(db, waiting, { code: 'user' }, 6500);
    liftSuppression(db, { phone, evidence: 'Asked again', at: 7000 });
    expect(history(db, ann.id)[0]).toEqual([
      'waiting',
      'Queued: the campaign is paused. You paused the campaign.',
    ]);
    cancelCampaign(db, waiting, 7500);
    expect(history(db, ann.id)[0]?.[1]).toMatch(/^Not texted: the campaign was canceled/);
    cancelQueuedMessages(db, waiting, 10, 7600);
    expect(history(db, ann.id)[0]).toEqual([
      'left-out',
      'Not texted: the campaign was canceled first.',
    ]);
  });

  it('says what was wrong with the text where it could not go as it was', () => {
    const db = temporaryDatabase();
    const [ann, bob] = [addContact(db, '+12125550101'), addContact(db, '+12125550102')];
    started(db, [ann], { skipReason: 'empty-text' });
    expect(history(db, ann.id)).toEqual([
      ['left-out', 'Skipped on day 2000: The text is empty for this person.'],
    ]);
    expect(history(db, bob.id)[0]?.[0]).toBe('not-chosen');
  });

  it('knows who was not chosen, and what is known of the reason', () => {
    const db = temporaryDatabase();
    const { id: listId } = findOrCreateList(db, 'Spring', 1);
    const { id: gone } = findOrCreateList(db, 'Gone', 1);
    const ann = addContact(db, '+12125550101');
    const bob = addContact(db, '+12125550102', { now: 2500 });
    const other = addContact(db, '+12125550103');
    const first = started(db, [other], { listIds: [listId, gone], name: 'First' });
    started(db, [other], { at: 2100, listIds: [gone] });
    started(db, [other], { at: 2200, unreachedOf: first });
    started(db, [other], { at: 2300, listIds: [listId], unreachedOf: first });
    db.sqlite.prepare('DELETE FROM lists WHERE id = ?').run(gone);
    expect(history(db, ann.id).map(([, explanation]) => explanation)).toEqual([
      'Not among the people “First” missed when this campaign started, and on none of its lists (“Spring”).',
      'Not among the people “First” missed when this campaign started.',
      'On none of the campaign’s lists when the campaign started. These lists have been deleted.',
      'On none of the campaign’s lists (“Spring”) when the campaign started.',
    ]);
    db.sqlite.prepare('INSERT INTO list_contacts VALUES (?, ?, NULL)').run(listId, ann.id);
    expect(history(db, ann.id)[3]).toEqual([
      'not-chosen',
      'On none of the campaign’s lists (“Spring”) when the campaign started. Added to “Spring” since then.',
    ]);
    expect(history(db, bob.id)[3]).toEqual([
      'not-chosen',
      'Added to Ovo on day 2500, after the campaign had started.',
    ]);
    db.sqlite.prepare('DELETE FROM messages WHERE campaign_id = ?').run(first);
    expect(history(db, ann.id)[3]?.[1]).toMatch(/aren’t on record, so Ovo can’t tell/);
  });

  it('knows that a contact was not there for a while', () => {
    const db = temporaryDatabase();
    const [ann, other] = [addContact(db, '+12125550101'), addContact(db, '+12125550102')];
    const { actionId } = removeContacts(db, {
      selection: { kind: 'ids', ids: [ann.id] },
      now: 1500,
    });
    started(db, [other], { at: 2000 });
    undoAction(db, actionId ?? 0, { now: 3000 });
    started(db, [other], { at: 4000 });
    expect(history(db, ann.id).map(([, explanation]) => explanation)).toEqual([
      'On none of the campaign’s lists when the campaign started. These lists have been deleted.',
      'Not in Ovo when the campaign started, and added again later.',
    ]);
  });

  it('follows a number that passed from one contact to another, and a contact to another number', () => {
    const db = temporaryDatabase();
    const ann = addContact(db, '+12125550101', { firstName: 'Ann' });
    recordOutcomeOf(db, started(db, [ann]), { event: 'accepted', sid: 'SM1' });
    updateContact(db, ann.id, contactInput('+12125550109', { firstName: 'Ann' }), {
      country: 'US',
      now: 4000,
    });
    const bob = addContact(db, '+12125550101', { firstName: 'Bob', now: 1500 });
    const sent = 'Texted on day 3000. Waiting for the delivery receipt.';
    expect(history(db, ann.id)).toEqual([['texted', `${sent} The number was +12125550101 then.`]]);
    expect(history(db, bob.id)).toEqual([['texted', `${sent} The number belonged to Ann then.`]]);
    expect(contactMessages(db, { id: ann.id, offset: 0, limit: 9 }).total).toBe(1);
    expect(contactMessages(db, { id: bob.id, offset: 0, limit: 9 }).total).toBe(0);
  });

  it('of two texts of one campaign tells of the one to the number of now', () => {
    const db = temporaryDatabase();
    const ann = addContact(db, '+12125550101');
    const gone = addContact(db, '+12125550102');
    const id = started(db, [gone, ann]);
    claim(db, id);
    recordOutcomes(db, [{ messageId: 1, event: 'accepted', sid: 'SM1' }], 3000);
    recordOutcomes(db, [{ messageId: 2, event: 'rejected', errorCode: 21635 }], 3500);
    removeContacts(db, { selection: { kind: 'ids', ids: [gone.id] }, now: 4000 });
    updateContact(db, ann.id, contactInput(gone.phone), { country: 'US', now: 5000 });
    expect(history(db, ann.id)).toEqual([
      ['texted', 'Texted on day 3000. Waiting for the delivery receipt.'],
    ]);
    expect(contactMessages(db, { id: ann.id, offset: 0, limit: 9 }).total).toBe(2);
  });

  it('comes a page at a time, and of started campaigns alone', () => {
    const db = temporaryDatabase();
    const ann = addContact(db, '+12125550101');
    for (const at of [2000, 2100, 2200]) started(db, [ann], { at, name: `At ${at}` });
    createCampaign(db, { name: 'Draft', body: 'Hi', sender: '', audience: { listIds: [] } }, 2300);
    const page = campaignsOfContact(db, { id: ann.id, offset: 1, limit: 1, now: 9000 });
    expect(page).toMatchObject({ total: 3, rows: [{ campaignName: 'At 2100' }] });
  });
});

describe('the messages of a contact', () => {
  it('are its own and those of campaigns to its number, the newest first, each once', () => {
    const db = temporaryDatabase();
    const ann = addContact(db, '+12125550101');
    const first = started(db, [ann], { name: 'First' });
    recordOutcomeOf(db, first, { event: 'rejected', errorCode: 21635, detail: 'x' });
    const orphan = started(db, [ann], { at: 4000, name: 'Older record' });
    recordOutcomeOf(db, orphan, { event: 'accepted', sid: 'SM2' }, 4500);
    db.sqlite.prepare('UPDATE messages SET contact_id = 77 WHERE campaign_id = ?').run(orphan);
    db.sqlite
      .prepare(
        `INSERT INTO messages (contact_id, direction, from_address, to_address, body, segments,
                               status, created_at)
         VALUES (?, 'inbound', ?, '+12125550199', 'Thanks!', 1, 'received', 4700)`,
      )
      .run(ann.id, ann.phone);
    const draft = createCampaign(
      db,
      { name: 'Draft', body: 'Hi', sender: '', audience: { listIds: [] } },
      5000,
    );
    insertPreparedMessages(
      db,
      draft.snapshot.id,
      '',
      [
        {
          contactId: ann.id,
          to: ann.phone,
          body: '',
          segments: 1,
          zoneKey: '',
          isPractice: 0,
          skipReason: null,
        },
      ],
      5000,
    );
    const { total, rows } = contactMessages(db, { id: ann.id, offset: 0, limit: 10 });
    expect(total).toBe(3);
    expect(rows).toMatchObject([
      { direction: 'inbound', body: 'Thanks!', campaignName: null, explanation: null, at: 4700 },
      { campaignName: 'Older record', status: 'sent', explanation: null, at: 4500 },
      {
        campaignName: 'First',
        status: 'failed',
        explanation: 'This is a landline, which can’t receive texts.',
        at: 3000,
      },
    ]);
    expect(contactMessages(db, { id: ann.id, offset: 2, limit: 10 }).rows).toHaveLength(1);
  });
});
