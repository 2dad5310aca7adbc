import { eventKinds } from '../../../src-main/database/event-kinds.ts';
import { asc, eq, gt, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepared, queriesFor, type Given } from '../../../src-main/database/queries.ts';
import { contacts, events, lists } from '../../../src-main/database/schema.ts';
import { addContact } from '../../support/contacts.ts';
import { temporaryDatabase } from '../../support/database.ts';

type Event = typeof events.$inferSelect;

const queries = queriesFor((orm) => ({
  everything: prepared(() => orm.select().from(events).orderBy(asc(events.id))),
  some: prepared((given: Given<{ after: number; limit: number }>) =>
    orm
      .select({ kind: events.kind, twice: sql<number>`2 * ${events.at}`, subject: events.subject })
      .from(events)
      .where(gt(events.id, given('after')))
      .orderBy(asc(events.id))
      .limit(given('limit')),
  ),
  add: prepared((given: Given<Omit<Event, 'id'>>) =>
    orm
      .insert(events)
      .values({
        at: given('at'),
        kind: given('kind'),
        subject: given('subject'),
        detail: given('detail'),
      })
      .returning({ id: events.id }),
  ),
  remove: prepared((given: Given<{ phone: string }>) =>
    orm.delete(contacts).where(eq(contacts.phone, given('phone'))),
  ),
  tables: prepared(() =>
    orm.select().from(contacts).leftJoin(lists, eq(lists.id, contacts.id)).orderBy(contacts.id),
  ),
}));

const anyEvent = fc.record({
  at: fc.integer({ min: 0, max: 2 ** 40 }),
  kind: fc.constantFrom(...eventKinds),
  subject: fc.option(fc.string()),
  detail: fc.constant('{}'),
});

describe('prepared queries', () => {
  it('give the rows that drizzle gives, whatever is in them', () => {
    const db = temporaryDatabase();
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 5 }), (made) => {
        for (const event of made) {
          const [{ id } = { id: 0 }] = queries(db).add.all(event);
          const stored = db.orm.select().from(events).where(eq(events.id, id)).get();
          expect(stored).toEqual({ id, ...event });
        }
        const everything = queries(db).everything.all();
        expect(everything).toEqual(db.orm.select().from(events).orderBy(events.id).all());
        expect(queries(db).everything.get()).toEqual(everything[0]);
        expect(queries(db).some.all({ after: 2, limit: 3 })).toEqual(
          everything
            .filter(({ id }) => id > 2)
            .slice(0, 3)
            .map(({ kind, at, subject }) => ({ kind, twice: 2 * at, subject })),
        );
      }),
      { numRuns: 50 },
    );
  });

  it('leave rows of several tables to drizzle', () => {
    const db = temporaryDatabase();
    addContact(db, '2125550101');
    expect(queries(db).tables.all()).toEqual([
      { contacts: expect.objectContaining({ phone: '+12125550101' }), lists: null },
    ]);
  });

  it('say how many rows they changed', () => {
    const db = temporaryDatabase();
    addContact(db, '2125550101');
    const remove = () => queries(db).remove.run({ phone: '+12125550101' }).changes;
    expect([remove(), remove()]).toEqual([1, 0]);
  });

  it('are prepared anew for another database', () => {
    const [one, other] = [temporaryDatabase(), temporaryDatabase()];
    queries(one).add.run({ at: 1, kind: 'campaign-started', subject: null, detail: '{}' });
    expect(queries(one).everything.all()).toHaveLength(1);
    expect(queries(other).everything.all()).toEqual([]);
  });

  it('do not run without a value for every parameter', () => {
    const db = temporaryDatabase();
    // @ts-expect-error The compiler refuses it too.
    expect(() => queries(db).remove.run({})).toThrow('No value for placeholder "phone"');
    // @ts-expect-error The compiler refuses it too.
    expect(() => queries(db).remove.run()).toThrow('No value for placeholder "phone"');
  });
});
