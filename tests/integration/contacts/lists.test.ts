import { describe, expect, it } from 'vitest';
import { countOnLists } from '../../../src-main/contacts/list-members.ts';
import { createCampaign } from '../../../src-main/campaigns/campaign-rows.ts';
import {
  allLists,
  createList,
  filterOfList,
  findList,
  findOrCreateList,
  listUses,
  removeList,
  requireList,
  updateList,
} from '../../../src-main/contacts/list-rows.ts';
import { allTags, removeTag, renameTag } from '../../../src-main/contacts/tags.ts';
import { startedCampaign } from '../../support/campaigns.ts';
import { addContact } from '../../support/contacts.ts';
import { temporaryDatabase } from '../../support/database.ts';

const now = 1_790_000_000_000;

describe('lists', () => {
  it('are found by name whatever its capitals, and made only once', () => {
    const db = temporaryDatabase();
    const made = findOrCreateList(db, ' Spring ', 1);
    expect(findOrCreateList(db, 'SPRING', 2)).toEqual(made);
    expect(findList(db, 'spring')).toEqual({ id: 1, name: 'Spring' });
    expect(findList(db, 'Autumn')).toBeNull();
    expect(requireList(db, 'sprinG')).toEqual(made);
    expect(() => requireList(db, 'Autumn')).toThrow(
      'There is no list “Autumn”. Your lists: “Spring”.',
    );
    expect(() => requireList(temporaryDatabase(), 'Autumn')).toThrow(/You have no lists yet/);
    expect(() => findOrCreateList(db, '  ', 1)).toThrow(/needs a name/);
  });

  it('come by name, with how many are on each', () => {
    const db = temporaryDatabase();
    for (const name of ['beta', 'Alpha', 'gamma']) findOrCreateList(db, name, 1);
    addContact(db, '2125550101', { listId: 1 });
    expect(allLists(db).map(({ name, count }) => [name, count])).toEqual([
      ['Alpha', 0],
      ['beta', 1],
      ['gamma', 0],
    ]);
    expect(countOnLists(db, { listIds: [requireList(db, 'BETA').id], now })).toBe(1);
    expect(() => requireList(db, 'delta')).toThrow(/no list “delta”/);
  });

  it('are made under names that no other has, whatever the capitals and accents are written with', () => {
    const db = temporaryDatabase();
    createList(db, { name: ' Élite ', filter: null }, now);
    expect(allLists(db)).toEqual([{ id: 1, name: 'Élite', count: 0, filter: null }]);
    for (const name of ['élite', 'ÉLITE', 'E\u0301lite']) {
      expect(() => createList(db, { name, filter: null }, now)).toThrow(
        'There is already a list named “Élite”',
      );
    }
    createList(db, { name: 'Elite', filter: null }, now);
    expect(() => updateList(db, 2, { name: 'éLITE', filter: null })).toThrow(/already/);
    expect(updateList(db, 1, { name: 'ÉLITE', filter: null }).name).toBe('ÉLITE');
  });

  it('by filter have everybody who fits at the time', () => {
    const db = temporaryDatabase();
    const { id } = createList(db, { name: 'Anns', filter: { search: 'ann' } }, now);
    const count = () => countOnLists(db, { listIds: [id], now });
    expect(allLists(db)).toEqual([{ id, name: 'Anns', count: null, filter: { search: 'ann' } }]);
    expect(count()).toBe(0);
    addContact(db, '2125550101', { firstName: 'Ann' });
    addContact(db, '2125550102', { firstName: 'Bob' });
    expect(count()).toBe(1);
    updateList(db, id, { name: 'All', filter: {} });
    expect(count()).toBe(2);
    expect(filterOfList(db, id)).toEqual({});
    expect(() => findOrCreateList(db, 'ALL', now)).toThrow(/a list by filter/);
  });

  it('by filter have no search that everybody would fit', () => {
    const db = temporaryDatabase();
    const { id } = createList(db, { name: 'Chicago', filter: { search: 'chicago' } }, now);
    for (const search of ['+', '(', ' - ', '!?']) {
      expect(() => createList(db, { name: 'All', filter: { search } }, now)).toThrow(/everyone/);
      expect(() => updateList(db, id, { name: 'Chicago', filter: { search } })).toThrow(/everyone/);
    }
    expect(filterOfList(db, id)).toEqual({ search: 'chicago' });
  });

  it('stay what they are: static, or by filter', () => {
    const db = temporaryDatabase();
    createList(db, { name: 'Static', filter: null }, now);
    createList(db, { name: 'Filtered', filter: {} }, now);
    expect(() => updateList(db, 1, { name: 'Static', filter: {} })).toThrow(/manual list/);
    expect(() => updateList(db, 2, { name: 'Filtered', filter: null })).toThrow(/needs a filter/);
    expect(() => updateList(db, 3, { name: 'Gone', filter: null })).toThrow(/no longer exists/);
  });

  it('by filter ask for static lists alone', () => {
    const db = temporaryDatabase();
    createList(db, { name: 'Static', filter: null }, now);
    const { id } = createList(db, { name: 'Filtered', filter: { listIds: [1] } }, now);
    for (const listIds of [[id], [1, id], [99]]) {
      expect(() => createList(db, { name: 'New', filter: { listIds } }, now)).toThrow(
        /only manual lists/,
      );
    }
    expect(() => updateList(db, id, { name: 'Filtered', filter: { listIds: [id] } })).toThrow(
      /only manual lists/,
    );
    expect(allLists(db)).toHaveLength(2);
  });

  it('whose campaign has an unreadable audience do not keep the others from being told', () => {
    const db = temporaryDatabase();
    createList(db, { name: 'Spring', filter: null }, now);
    const setTo = db.sqlite.prepare('UPDATE campaigns SET audience = ? WHERE id = ?');
    const good = startedCampaign(db, { contacts: 1, now: now + 5 });
    const other = startedCampaign(db, { contacts: 1, now: now + 6 });
    setTo.run('{"listIds":[1]}', good);
    setTo.run('{"listIds":"all"}', other);
    expect(listUses(db)).toEqual([{ id: 1, createdAt: now, lastTextedAt: now + 5 }]);
  });

  it('are kept while a campaign is sent to them, so that it is known who is taken off', () => {
    const db = temporaryDatabase();
    createList(db, { name: 'Spring', filter: null }, now);
    createList(db, { name: 'Other', filter: null }, now);
    const id = startedCampaign(db, { contacts: 1, now });
    const setTo = db.sqlite.prepare('UPDATE campaigns SET audience = ?, status = ? WHERE id = ?');
    for (const status of ['sending', 'paused']) {
      setTo.run('{"listIds":[1,2]}', status, id);
      expect(() => removeList(db, 1)).toThrow(
        /“Spring” is still in use. .* is being sent to this list/,
      );
    }
    setTo.run('{"listIds":[2]}', 'paused', id);
    removeList(db, 1);
    expect(allLists(db)).toMatchObject([{ name: 'Other' }]);
  });

  it('say when they were created and last texted, practice aside', () => {
    const db = temporaryDatabase();
    createList(db, { name: 'Spring', filter: null }, now);
    createList(db, { name: 'Other', filter: null }, now + 1);
    const setTo = db.sqlite.prepare('UPDATE campaigns SET audience = ? WHERE id = ?');
    for (const gateway of ['twilio', 'simulator'] as const) {
      const startedAt = gateway === 'twilio' ? now + 5 : now + 9;
      setTo.run('{"listIds":[1]}', startedCampaign(db, { contacts: 1, now: startedAt, gateway }));
    }
    expect(listUses(db)).toEqual([
      { id: 1, createdAt: now, lastTextedAt: now + 5 },
      { id: 2, createdAt: now + 1, lastTextedAt: null },
    ]);
  });

  it('are kept while a draft goes to them or another list asks for them, and else leave the contacts', () => {
    const db = temporaryDatabase();
    createList(db, { name: 'Spring', filter: null }, now);
    addContact(db, '2125550101', { listId: 1 });
    const audience = { listIds: [1] };
    createCampaign(db, { name: 'Sale', body: 'Hi', sender: '', audience }, now);
    expect(() => removeList(db, 1)).toThrow('“Spring” is still in use. “Sale” uses this list');
    db.sqlite.exec('DELETE FROM campaigns');
    createList(db, { name: 'Fits', filter: { listIds: [1] } }, now);
    expect(() => removeList(db, 1)).toThrow('The filter of “Fits” uses this list');
    removeList(db, 2);
    removeList(db, 1);
    expect(allLists(db)).toEqual([]);
    expect(() => removeList(db, 1)).toThrow(/no longer exists/);
    expect(db.sqlite.prepare('SELECT count(*) FROM contacts').pluck().get()).toBe(1);
  });
});

describe('tags', () => {
  it('are renamed, joined and removed, whatever the capitals', () => {
    const db = temporaryDatabase();
    addContact(db, '2125550101', { tags: ['vip', 'regular'] });
    addContact(db, '2125550102', { tags: ['regular'] });
    addContact(db, '2125550103', { tags: ['vip'] });
    renameTag(db, { from: 'VIP', to: 'Vip' });
    expect(allTags(db)).toEqual([
      { name: 'regular', count: 2 },
      { name: 'Vip', count: 2 },
    ]);
    renameTag(db, { from: 'regular', to: 'vip' });
    expect(allTags(db)).toEqual([{ name: 'Vip', count: 3 }]);
    removeTag(db, { name: 'viP' });
    expect(allTags(db)).toEqual([]);
    expect(() => removeTag(db, { name: 'vip' })).toThrow(/tag “vip” no longer exists/);
    expect(() => renameTag(db, { from: 'vip', to: 'x' })).toThrow(/tag “vip” no longer exists/);
  });
});
