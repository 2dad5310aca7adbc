import { describe, expect, it } from 'vitest';
import { countContacts } from '../../../src-main/db/contacts.ts';
import { allLists, findList, findOrCreateList, requireList } from '../../../src-main/db/lists.ts';
import { addContact } from '../../support/contacts.ts';
import { temporaryDatabase } from '../../support/database.ts';

describe('lists', () => {
  it('are found by name whatever its capitals, and made only once', () => {
    const db = temporaryDatabase();
    const made = findOrCreateList(db, ' Spring ', 1);
    expect(findOrCreateList(db, 'SPRING', 2)).toEqual(made);
    expect(findList(db, 'spring')).toEqual({ id: 1, name: 'Spring' });
    expect(findList(db, 'Autumn')).toBeNull();
    expect(requireList(db, 'sprinG')).toEqual(made);
    expect(() => requireList(db, 'Autumn')).toThrow(
      'There is no list “Autumn”. There are “Spring”.',
    );
    expect(() => requireList(temporaryDatabase(), 'Autumn')).toThrow(/There are none yet/);
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
    expect(countContacts(db, 'BETA')).toBe(1);
    expect(() => countContacts(db, 'delta')).toThrow(/no list “delta”/);
  });
});
