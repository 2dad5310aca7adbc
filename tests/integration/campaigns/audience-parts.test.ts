import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { audienceProblems } from '../../../src-main/campaigns/preparing/audience-problems.ts';
import {
  audienceCounts,
  leftOutPeople,
  recipientIds,
} from '../../../src-main/campaigns/preparing/recipient-ids.ts';
import { leftAudience } from '../../../src-main/campaigns/sending/left-audience.ts';
import { discardPractice } from '../../../src-main/campaigns/sending/discard-practice.ts';
import { createCampaign, getCampaign } from '../../../src-main/campaigns/campaign-rows.ts';
import { findOrCreateList, removeList } from '../../../src-main/contacts/list-rows.ts';
import { addSuppression } from '../../../src-main/contacts/suppressions/suppression-rows.ts';
import { removeTag, renameTag } from '../../../src-main/contacts/tags.ts';
import type { WritableDatabase } from '../../../src-main/database/open.ts';
import {
  audienceSchema,
  type Audience,
  type CampaignPeople,
} from '../../../src-shared/campaign/audience.ts';
import { fictionalPhone, startedCampaign } from '../../support/campaigns.ts';
import { addContact } from '../../support/contacts.ts';
import { temporaryDatabase } from '../../support/database.ts';

const day = 86_400_000;
const now = 1_790_000_000_000;
const statuses = ['delivered', 'sent', 'undelivered', 'failed', 'skipped', 'unconfirmed'] as const;

/**
 * Eight contacts with the ids 1 to 8. Two are on the list, two have the tag; the campaign has a text for
 * the first six, each with the status of its place; the second and the third replied.
 */
function shop({ gateway = 'twilio' }: { readonly gateway?: 'twilio' | 'simulator' } = {}) {
  const db = temporaryDatabase();
  const { id: listId } = findOrCreateList(db, 'Regulars', 1);
  for (let index = 0; index < 8; index += 1) {
    addContact(db, fictionalPhone(index), {
      firstName: `N${index + 1}`,
      ...(index < 2 ? { listId } : {}),
      ...(index === 1 || index === 6 ? { tags: ['VIP'] } : {}),
    });
  }
  const campaignId = startedCampaign(db, { contacts: 6, now: now - 5 * day, gateway });
  const set = db.sqlite.prepare(
    `UPDATE messages SET status = ?, sent_at = ?, settled_at = ?, claimed_at = ?
      WHERE campaign_id = ? AND contact_id = ?`,
  );
  for (const [place, status] of statuses.entries()) {
    const at = now - 3 * day;
    const isSent = place < 3;
    const isSettled = status !== 'unconfirmed';
    set.run(status, isSent ? at : null, isSettled ? at : null, at, campaignId, place + 1);
  }
  db.sqlite.exec(`UPDATE campaigns SET sent_count = 3, delivered_count = 1, undelivered_count = 1,
    failed_count = 1, skipped_count = 1, status = 'canceled' WHERE id = ${campaignId}`);
  return { db, listId, campaignId };
}

function reply(db: WritableDatabase, index: number, at: number, isPractice = 0): void {
  db.sqlite
    .prepare(
      `INSERT INTO messages (direction, from_address, to_address, body, segments, status, created_at,
         is_practice) VALUES ('inbound', ?, '+12125550199', 'Yes', 1, 'received', ?, ?)`,
    )
    .run(fictionalPhone(index), at, isPractice);
}

const idsOf = (db: WritableDatabase, audience: Audience) => [
  ...recipientIds(db, { audience, now }),
];

describe('each source of an audience', () => {
  it('names its people and nobody else', () => {
    const { db, listId, campaignId } = shop();
    reply(db, 1, now - day);
    reply(db, 2, now - 4 * day);
    reply(db, 0, now - day, 1);
    const people = (who: CampaignPeople['who']) =>
      idsOf(db, { listIds: [], campaigns: [{ campaignId, who }] });
    expect(idsOf(db, { listIds: [listId] })).toEqual([1, 2]);
    expect(idsOf(db, { listIds: [], tags: ['vip', 'none'] })).toEqual([2, 7]);
    expect(idsOf(db, { listIds: [], filters: [{ search: 'N8' }, { search: 'N3' }] })).toEqual([
      3, 8,
    ]);
    expect(idsOf(db, { listIds: [], contactIds: [8, 99, 4, 8] })).toEqual([4, 8]);
    expect(people('reached')).toEqual([1, 2]);
    expect(people('not-reached')).toEqual([3, 4, 5]);
    expect(people('replied')).toEqual([2]);
    expect(idsOf(db, { listIds: [listId], tags: ['VIP'] })).toEqual([1, 2, 7]);
    expect(idsOf(db, { listIds: [], unreachedOf: 99 })).toEqual([]);
  });

  it('names whoever has the number of a person who was removed', () => {
    const { db, campaignId } = shop();
    const people = (who: CampaignPeople['who']) =>
      idsOf(db, { listIds: [], campaigns: [{ campaignId, who }] });
    db.sqlite.exec('DELETE FROM contacts WHERE id IN (1, 3)');
    expect(people('reached')).toEqual([2]);
    const { id } = addContact(db, fictionalPhone(0));
    expect(people('reached')).toEqual([2, id]);
    db.sqlite.exec('UPDATE messages SET contact_id = NULL WHERE contact_id IN (1, 2, 4)');
    expect(people('reached')).toEqual([2, id]);
    expect(people('not-reached')).toEqual([4, 5]);
  });
});

describe('each exclusion of an audience', () => {
  it('takes away its people, is counted by itself, and names whom it takes', () => {
    const { db, listId, campaignId } = shop();
    const audience: Audience = {
      listIds: [],
      filters: [{}],
      exclude: {
        listIds: [listId],
        tags: ['VIP'],
        filters: [{ search: 'N8' }],
        contactIds: [4],
        campaigns: [{ campaignId, who: 'reached' }],
        textedWithinDays: 4,
      },
    };
    expect(idsOf(db, audience)).toEqual([5]);
    const { total, sources, exclusions } = audienceCounts(db, { audience, now });
    expect(total).toBe(1);
    expect(sources).toEqual([{ kind: 'filter', place: 0, count: 8 }]);
    expect(exclusions).toEqual([
      { kind: 'list', listId, count: 2 },
      { kind: 'tag', tag: 'VIP', count: 2 },
      { kind: 'filter', place: 0, count: 1 },
      { kind: 'contacts', count: 1 },
      { kind: 'campaign', campaignId, who: 'reached', count: 2 },
      { kind: 'texted', days: 4, count: 4 },
    ]);
    const ask = (days: number, limit: number, offset = 0) =>
      leftOutPeople(db, { audience, now, exclusion: { kind: 'texted', days }, offset, limit });
    const row = (id: number) => ({ id, name: `N${id}`, phone: fictionalPhone(id - 1) });
    expect(ask(4, 2)).toEqual({ total: 4, rows: [1, 2].map(row) });
    // Of the sixth it is not known whether it left.
    expect(ask(4, 2, 2)).toEqual({ total: 4, rows: [3, 6].map(row) });
    expect(ask(2, 2)).toEqual({ total: 0, rows: [] });
    expect(
      idsOf(db, { listIds: [], filters: [{}], exclude: { textedWithinDays: 2 } }),
    ).toHaveLength(8);
  });

  it('says whose numbers must not be texted, among those who are not excluded', () => {
    const { db, listId } = shop();
    for (const index of [1, 4, 6]) {
      const phone = fictionalPhone(index);
      addSuppression(db, { phone, origin: 'manual', reason: 'Asked', evidence: null, at: now });
    }
    const audience = { listIds: [], filters: [{}], exclude: { listIds: [listId] } };
    expect(audienceCounts(db, { audience, now })).toMatchObject({
      named: 8,
      total: 6,
      doNotText: 2,
    });
    const asked = { audience, now, exclusion: { kind: 'do-not-text' } as const, limit: 1 };
    const pages = [0, 1, 2].map((offset) => leftOutPeople(db, { ...asked, offset }));
    expect(pages.map(({ rows }) => rows.map(({ id }) => id))).toEqual([[5], [7], []]);
    expect(pages.map(({ total }) => total)).toEqual([2, 2, 2]);
  });

  it('never counts practice as a text', () => {
    const { db } = shop({ gateway: 'simulator' });
    const audience = { listIds: [], filters: [{}], exclude: { textedWithinDays: 4 } };
    expect(idsOf(db, audience)).toHaveLength(8);
  });
});

it('recipients are what a naive reading of the audience says', () => {
  const { db, listId, campaignId } = shop();
  const named: Readonly<Record<string, readonly number[]>> = {
    list: [1, 2],
    tag: [2, 7],
    reached: [1, 2],
    'not-reached': [3, 4, 5],
    texted: [1, 2, 3, 6],
  };
  const people = fc.record({
    list: fc.boolean(),
    tag: fc.boolean(),
    contactIds: fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { maxLength: 5 }),
    who: fc.constantFrom(null, 'reached' as const, 'not-reached' as const),
    texted: fc.boolean(),
  });
  const asPeople = (of: typeof people extends fc.Arbitrary<infer T> ? T : never) => ({
    listIds: of.list ? [listId] : [],
    ...(of.tag ? { tags: ['VIP'] } : {}),
    contactIds: of.contactIds,
    ...(of.who === null ? {} : { campaigns: [{ campaignId, who: of.who }] }),
  });
  const meant = (of: typeof people extends fc.Arbitrary<infer T> ? T : never) =>
    new Set([
      ...(of.list ? (named['list'] ?? []) : []),
      ...(of.tag ? (named['tag'] ?? []) : []),
      ...of.contactIds.filter((id) => id <= 8),
      ...(of.who === null ? [] : (named[of.who] ?? [])),
    ]);
  fc.assert(
    fc.property(people, people, (included, excluded) => {
      const exclude = {
        ...asPeople(excluded),
        ...(excluded.texted ? { textedWithinDays: 4 } : {}),
      };
      const out = meant(excluded);
      if (excluded.texted) for (const id of named['texted'] ?? []) out.add(id);
      const expected = [...meant(included)]
        .filter((id) => !out.has(id))
        .toSorted((one, other) => one - other);
      const audience = audienceSchema.parse({ ...asPeople(included), exclude });
      expect(idsOf(db, audience)).toEqual(expected);
      expect(audienceCounts(db, { audience, now }).total).toBe(expected.length);
    }),
    { numRuns: 200 },
  );
});

describe('at claim', () => {
  const why = (db: WritableDatabase, audience: Audience, contactId: number, id = 99) =>
    leftAudience(db, { id, audience: JSON.stringify(audience) }, now)(contactId);

  it('whoever left is skipped, but nobody chosen one by one or of an earlier campaign', () => {
    const { db, listId, campaignId } = shop();
    expect(why(db, { listIds: [listId] }, 1)).toBeNull();
    expect(why(db, { listIds: [listId] }, 8)).toBe('left-audience');
    expect(why(db, { listIds: [], tags: ['VIP'] }, 7)).toBeNull();
    expect(why(db, { listIds: [], tags: ['VIP'] }, 8)).toBe('left-audience');
    expect(why(db, { listIds: [], tags: ['gone'] }, 8)).toBeNull();
    expect(why(db, { listIds: [listId], contactIds: [8] }, 8)).toBeNull();
    const campaigns = [{ campaignId, who: 'reached' as const }];
    expect(why(db, { listIds: [listId], campaigns }, 3)).toBeNull();
    expect(why(db, { listIds: [listId], unreachedOf: campaignId }, 3)).toBeNull();
    expect(why(db, { listIds: [listId], campaigns }, 8)).toBe('left-audience');
  });

  it('whoever came among those left out, or was texted by others, is skipped with that reason', () => {
    const { db, listId, campaignId } = shop();
    const chosen = { listIds: [], contactIds: [1, 7, 8] };
    expect(why(db, { ...chosen, exclude: { listIds: [listId] } }, 1)).toBe('now-excluded');
    expect(why(db, { ...chosen, exclude: { tags: ['VIP'] } }, 7)).toBe('now-excluded');
    expect(why(db, { ...chosen, exclude: { tags: ['VIP'] } }, 8)).toBeNull();
    const exclude = { textedWithinDays: 4 };
    expect(why(db, { ...chosen, exclude }, 1)).toBe('texted-meanwhile');
    expect(why(db, { ...chosen, exclude }, 1, campaignId)).toBeNull();
    expect(why(db, { ...chosen, exclude: { textedWithinDays: 2 } }, 1)).toBeNull();
    db.sqlite.exec(`UPDATE messages SET reason = 'texted-meanwhile' WHERE status = 'skipped'`);
  });
});

describe('what an audience names', () => {
  const draftTo = (db: WritableDatabase, audience: Audience) =>
    createCampaign(db, { name: 'Next', body: 'Hi', sender: '', audience }, 1).snapshot.id;

  it('is missed where it is gone', () => {
    const { db, campaignId } = shop();
    const problems = (audience: Audience) => audienceProblems(db, audience, 'twilio').join(' ');
    expect(problems({ listIds: [] })).toContain('Choose who to send to');
    expect(problems({ listIds: [], contactIds: [1], exclude: { listIds: [9] } })).toContain('list');
    expect(problems({ listIds: [], tags: ['Gone'] })).toContain('“Gone”');
    expect(problems({ listIds: [], unreachedOf: 99 })).toContain('99');
    expect(problems({ listIds: [], campaigns: [{ campaignId: 99, who: 'replied' }] })).toContain(
      '99',
    );
    expect(problems({ listIds: [], campaigns: [{ campaignId, who: 'reached' }] })).toBe('');
  });

  it('is not deleted, and a renamed tag is followed', () => {
    const { db, listId } = shop();
    const exclude = { listIds: [listId], tags: ['vip'] };
    const id = draftTo(db, { listIds: [], contactIds: [1], exclude });
    expect(() => removeList(db, listId)).toThrow(/still in use/);
    expect(() => removeTag(db, { name: 'VIP' })).toThrow(/still in use/);
    renameTag(db, { from: 'VIP', to: 'Gold' });
    expect(getCampaign(db, id).draft.audience.exclude?.tags).toEqual(['Gold']);
  });

  it('is forgotten with practice', () => {
    const { db, campaignId } = shop({ gateway: 'simulator' });
    const campaigns = [{ campaignId, who: 'reached' as const }];
    expect(audienceProblems(db, { listIds: [], campaigns }, 'twilio').join()).toContain('practice');
    const id = draftTo(db, { listIds: [], contactIds: [1], campaigns, exclude: { campaigns } });
    discardPractice(db, now);
    expect(getCampaign(db, id).draft.audience).toEqual({
      listIds: [],
      contactIds: [1],
      campaigns: [],
      exclude: { campaigns: [] },
    });
  });
});
