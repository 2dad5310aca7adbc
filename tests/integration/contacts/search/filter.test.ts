import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  filterCondition,
  isMatching as isMatchedByIt,
} from '../../../../src-main/contacts/search/contact-filter.ts';
import type { OvoDatabase } from '../../../../src-main/database/open.ts';
import { columnOf } from '../../../../src-main/database/queries.ts';
import { contacts } from '../../../../src-main/database/schema.ts';
import type { ContactFilter } from '../../../../src-shared/contact/filter.ts';
import { temporaryDatabase } from '../../../support/database.ts';
import { addPeople, filters, forgetPeople, isMatching, now, people } from './filter-oracle.ts';

function meant(db: OvoDatabase, filter: ContactFilter): readonly number[] {
  const found = db.orm
    .select({ id: contacts.id })
    .from(contacts)
    .where(filterCondition(db, filter, now))
    .orderBy(contacts.id);
  return columnOf(db, found);
}

describe('a filter of contacts', () => {
  it('means exactly those for whom all of it holds, whatever it asks for', () => {
    const db = temporaryDatabase();
    // Waiting for the disk is none of what this is about.
    db.sqlite.pragma('synchronous = OFF');
    fc.assert(
      fc.property(people, filters, (persons, filter) => {
        forgetPeople(db);
        addPeople(db, persons);
        const expected = persons.flatMap((person, index) =>
          isMatching(person, filter) ? [index + 1] : [],
        );
        expect(meant(db, filter)).toEqual(expected);
        for (const index of persons.keys()) {
          const id = index + 1;
          expect(isMatchedByIt(db, { id, filter, now })).toBe(expected.includes(id));
        }
      }),
      { numRuns: 150 },
    );
  });
});
