import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCampaign } from '../../../src-main/campaigns/campaign-rows.ts';
import type { WritableDatabase } from '../../../src-main/database/open.ts';
import { searchConversations } from '../../../src-main/inbox/conversations/search/search.ts';
import { fictionalPhone, startedCampaign } from '../../support/campaigns.ts';
import { addContact } from '../../support/contacts.ts';
import { temporaryDatabase } from '../../support/database.ts';
import { storeReply, storeSingle, undoSingle } from '../../support/inbox.ts';

function searchIn(db: WritableDatabase, text: string, page = { offset: 0, limit: 50 }) {
  return searchConversations(db, { text, isPractice: false, ...page }, () => false);
}

function phonesFor(db: WritableDatabase, text: string): readonly string[] {
  return searchIn(db, text).rows.map(({ row }) => row.phone);
}

/** One conversation a text, in that order. */
function withTexts(db: WritableDatabase, ...texts: readonly string[]): void {
  texts.forEach((text, index) => {
    storeReply(db, { from: fictionalPhone(index), at: 1000 + index, text });
  });
}

describe('a search', () => {
  it('finds texts with all of the words, the newest first; of the last a beginning is enough', () => {
    const db = temporaryDatabase();
    withTexts(db, 'A table for two', 'Two tables please', 'Tableau tomorrow', 'Two of us');
    expect(phonesFor(db, 'two tab')).toEqual([fictionalPhone(1), fictionalPhone(0)]);
    expect(phonesFor(db, 'tab two')).toEqual([]);
    expect(phonesFor(db, 'tab')).toEqual([2, 1, 0].map(fictionalPhone));
    expect(phonesFor(db, 'nothing of that')).toEqual([]);
  });

  it('finds a conversation once, with its last message that has the words', () => {
    const db = temporaryDatabase();
    const [one, other] = [fictionalPhone(0), fictionalPhone(1)];
    storeReply(db, { from: one, at: 1000, text: 'The cake was good' });
    storeReply(db, { from: other, at: 1100, text: 'More cake' });
    const last = storeSingle(db, { to: one, at: 1200, text: 'We have cake again' });
    storeReply(db, { from: one, at: 1300, text: 'Great' });
    expect(searchIn(db, 'cake').rows.map(({ row, message }) => [row.phone, message?.id])).toEqual([
      [one, last],
      [other, 2],
    ]);
  });

  it('takes no notice of capitals and accents', () => {
    const db = temporaryDatabase();
    withTexts(db, 'Die Tür ist offen, Łódź', 'CAFÉ à côté', 'Ελλάδα', 'Привет');
    expect(phonesFor(db, 'tur')).toEqual([fictionalPhone(0)]);
    expect(phonesFor(db, 'TÜR')).toEqual([fictionalPhone(0)]);
    expect(phonesFor(db, 'cote cafe')).toEqual([fictionalPhone(1)]);
    expect(phonesFor(db, 'ελλ')).toEqual([fictionalPhone(2)]);
    expect(phonesFor(db, 'ПРИВ')).toEqual([fictionalPhone(3)]);
  });

  it('finds a long beginning, and not what only begins alike', () => {
    const db = temporaryDatabase();
    withTexts(db, 'internationally known', 'international');
    expect(phonesFor(db, 'internationall')).toEqual([fictionalPhone(0)]);
    expect(phonesFor(db, 'internation')).toEqual([fictionalPhone(1), fictionalPhone(0)]);
    expect(phonesFor(db, 'internationallyx')).toEqual([]);
  });

  it('finds letters without blanks between words, and emoji, wherever they stand', () => {
    const db = temporaryDatabase();
    withTexts(
      db,
      '今日の天気はいい',
      'Love it ❤️ and 👍🏽!',
      'שלום לך',
      'नमस्ते दोस्त',
      'the weather 天気',
    );
    expect(phonesFor(db, '天気')).toEqual([fictionalPhone(4), fictionalPhone(0)]);
    expect(phonesFor(db, 'weather 天気')).toEqual([fictionalPhone(4)]);
    expect(phonesFor(db, '❤')).toEqual([fictionalPhone(1)]);
    expect(phonesFor(db, '❤️')).toEqual([fictionalPhone(1)]);
    expect(phonesFor(db, 'love❤️')).toEqual([fictionalPhone(1)]);
    expect(phonesFor(db, '👍')).toEqual([fictionalPhone(1)]);
    expect(phonesFor(db, 'שלום')).toEqual([fictionalPhone(2)]);
    expect(phonesFor(db, 'नमस्ते')).toEqual([fictionalPhone(3)]);
    expect(phonesFor(db, '🦓')).toEqual([]);
  });

  it('reads nothing as syntax', () => {
    const db = temporaryDatabase();
    withTexts(db, 'near and not or', 'body: "quoted" (text)', 'plain');
    expect(phonesFor(db, 'NEAR')).toEqual([fictionalPhone(0)]);
    expect(phonesFor(db, 'AND NOT')).toEqual([fictionalPhone(0)]);
    expect(phonesFor(db, '"quoted"')).toEqual([fictionalPhone(1)]);
    expect(phonesFor(db, 'body:text')).toEqual([fictionalPhone(1)]);
    expect(phonesFor(db, '-plain')).toEqual([fictionalPhone(2)]);
    for (const text of ['*', '"', '""', '^', '(', 'a OR', ')', "' --", '{body}', '+', '%', '_']) {
      expect(() => searchIn(db, text)).not.toThrow();
    }
    expect(phonesFor(db, '*')).toEqual([]);
    expect(phonesFor(db, '')).toEqual([]);
  });

  it('never fails, and finds every text by itself', () => {
    const db = temporaryDatabase();
    const phone = fictionalPhone(0);
    const id = storeReply(db, { from: phone, at: 1000, text: 'x' });
    const rewrite = db.sqlite.prepare('UPDATE messages SET body = ? WHERE id = ?');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        rewrite.run(text, id);
        expect(() => searchIn(db, text)).not.toThrow();
        if (/^[a-z0-9 \u4e00-\u9fff]+$/i.test(text) && text.trim() !== '') {
          expect(phonesFor(db, text)).toEqual([phone]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('finds by name and by number first', () => {
    const db = temporaryDatabase();
    const ann = fictionalPhone(150);
    addContact(db, ann, { firstName: 'Ann', lastName: 'Lee' });
    addContact(db, fictionalPhone(151), { firstName: 'Annika', lastName: 'Ray' });
    storeReply(db, { from: ann, at: 1000, text: 'Hello' });
    storeReply(db, { from: fictionalPhone(7), at: 2000, text: 'Ask Ann' });
    expect(
      searchIn(db, 'ann').rows.map(({ row, message }) => [row.phone, message === null]),
    ).toEqual([
      [ann, true],
      [fictionalPhone(7), false],
    ]);
    expect(phonesFor(db, '(212) 555-0107')).toEqual([fictionalPhone(7)]);
    expect(phonesFor(db, '0150')).toEqual([ann]);
    expect(phonesFor(db, ann)).toEqual([ann]);
  });

  it('finds those who answered a campaign by its text', () => {
    const db = temporaryDatabase();
    const id = startedCampaign(db, { contacts: 3, now: 1000 });
    db.sqlite.prepare(`UPDATE campaigns SET body = 'Spring sale: half price' WHERE id = ?`).run(id);
    const draft = { name: 'Other', body: 'half price', sender: '', audience: { listIds: [] } };
    createCampaign(db, draft, 1);
    storeReply(db, { from: fictionalPhone(1), at: 2000, text: 'Yes', campaignId: id });
    const { rows } = searchIn(db, 'half pri');
    expect(rows.map(({ row }) => row.phone)).toEqual([fictionalPhone(1)]);
    expect(rows[0]?.message).toMatchObject({ direction: 'outbound', excerpt: 'Hello 1' });
  });

  it('leaves out what was taken back, and practice', () => {
    const db = temporaryDatabase();
    undoSingle(db, storeSingle(db, { to: fictionalPhone(0), at: 1, text: 'Secret' }));
    storeSingle(db, { to: fictionalPhone(1), at: 1, text: 'Secret', isPractice: true });
    expect(phonesFor(db, 'secret')).toEqual([]);
    const request = { text: 'secret', isPractice: true, offset: 0, limit: 10 };
    expect(searchConversations(db, request, () => false).rows).toHaveLength(1);
  });

  it('comes a page at a time, each conversation once, whatever comes meanwhile', () => {
    const db = temporaryDatabase();
    withTexts(db, ...Array.from({ length: 1000 }, (_, index) => `cake ${index}`));
    for (let index = 0; index < 300; index += 1) {
      storeReply(db, { from: fictionalPhone(index), at: 5000 + index, text: 'more cake' });
    }
    const seen: string[] = [];
    for (let offset = 0; ; offset += 90) {
      const { rows, hasMore } = searchIn(db, 'cake', { offset, limit: 90 });
      seen.push(...rows.map(({ row }) => row.phone));
      storeReply(db, { from: fictionalPhone(2000 + offset), at: 9000, text: 'cake' });
      if (!hasMore) break;
    }
    expect(seen).toHaveLength(1000);
    expect(new Set(seen).size).toBe(1000);
    expect(seen[0]).toBe(fictionalPhone(299));
  });

  it('ends as soon as nobody waits for it, and can be asked again', () => {
    const db = temporaryDatabase();
    withTexts(db, 'cake');
    const request = { text: 'cake', isPractice: false, offset: 0, limit: 10 };
    expect(() => searchConversations(db, request, () => true)).toThrow(/cancel/i);
    expect(phonesFor(db, 'cake')).toEqual([fictionalPhone(0)]);
  });

  it('shows the piece of a long text that has the words', () => {
    const db = temporaryDatabase();
    const long = 'and so on '.repeat(40);
    withTexts(db, `${long} the Zürich train\n\nleaves ${long}`, 'Short zurich');
    const [short, found] = searchIn(db, 'zurich').rows.map(({ message }) => message?.excerpt ?? '');
    expect(short).toBe('Short zurich');
    expect(found).toMatch(/^….{20,45}Zürich train leaves .*…$/);
    expect((found ?? '').length).toBeLessThanOrEqual(122);
  });
});
