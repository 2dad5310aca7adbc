import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inboxKeys } from '../../../../src-renderer/inbox/inbox-keys.ts';
import { snoozedBriefly } from '../../../../src-renderer/inbox/describe-row.ts';
import {
  arrivalsSince,
  knownOf,
  knownWith,
} from '../../../../src-renderer/inbox/list/arrivals-since.ts';
import { hitAfter, hitBeside, keyOfHit } from '../../../../src-renderer/inbox/neighbors.ts';
import { isPressed, shownKeys } from '../../../../src-shared/actions/shortcuts.ts';

const at = (text: string) => new Date(text).getTime();

describe('hits of a search', () => {
  const hit = (phone: string, id: number | null) => ({
    row: { phone },
    message: id === null ? null : { id, at: 0, direction: 'inbound' as const, excerpt: '' },
  });
  const hits = [hit('a', null), hit('a', 1), hit('a', 2), hit('b', 3)];
  const keys = hits.map(keyOfHit);

  it('are gone through one by one, also those of one conversation', () => {
    expect(hitBeside(hits, null, 1)).toBe(hits[0]);
    const seen = Array.from({ length: 5 }).reduce<readonly string[]>((keysSoFar) => {
      const next = hitBeside(hits, keysSoFar.at(-1) ?? null, 1);
      return next === undefined ? keysSoFar : [...keysSoFar, keyOfHit(next)];
    }, []);
    expect(seen).toEqual([...keys, keys[3]]);
    expect(hitBeside(hits, keys[0] ?? '', -1)).toBe(hits[0]);
    expect(hitBeside([], null, 1)).toBeUndefined();
  });

  it('lead to the next conversation once one is done, and stay at the last', () => {
    expect(hitAfter(hits, keys[0] ?? '', new Set(['a']))).toBe(hits[3]);
    expect(hitAfter(hits, keys[3] ?? '', new Set(['b']))).toBeUndefined();
    expect(hitAfter(hits, 'elsewhere', new Set())).toBeUndefined();
  });
});

describe('a conversation that sleeps', () => {
  const now = at('2026-11-28T12:00');
  it.each([
    ['today by its time', '2026-11-28T15:30', /^Until 3:30\sPM$/],
    ['this week by its weekday', '2026-12-01T09:00', /^Until Tue 9:00\sAM$/],
    ['later by its day', '2026-12-24T09:00', /^Until Dec 24, 9:00\sAM$/],
    ['next year with the year', '2027-01-02T09:00', /^Until Jan 2, 2027, 9:00\sAM$/],
  ])('says until when %s', (_what, until, said) => {
    expect(snoozedBriefly({ snoozedUntil: at(until) }, now)).toMatch(said);
  });

  it('says that it waits for a reply', () => {
    expect(snoozedBriefly({ snoozedUntil: null }, now)).toBe('Until they reply');
  });
});

describe('new replies', () => {
  const row = (
    phone: string,
    lastAt: number,
    direction: 'inbound' | 'outbound' = 'inbound',
    unreadCount = 1,
  ) => ({
    phone,
    lastAt,
    unreadCount,
    last: { direction, status: 'received' as const, preview: '', mediaCount: 0 },
  });

  it('are those that came since, in conversations known or new', () => {
    const known = knownOf([row('a', 10), row('b', 20)]);
    const rows = [row('c', 40), row('a', 30), row('b', 20)];
    expect(arrivalsSince(known, rows).map(({ phone }) => phone)).toEqual(['c', 'a']);
  });

  it('are neither texts of ours, nor what only comes back to the list, nor what was read elsewhere', () => {
    const known = knownOf([row('a', 10), row('b', 20)]);
    expect(arrivalsSince(known, [row('a', 30, 'outbound')])).toEqual([]);
    expect(arrivalsSince(known, [row('woken', 5)])).toEqual([]);
    expect(arrivalsSince(known, [row('a', 30, 'inbound', 0)])).toEqual([]);
  });

  it('are told in a conversation that was not in the list, whatever we texted meanwhile', () => {
    const known = knownWith(knownOf([row('a', 10)]), [row('b', 50, 'outbound'), row('a', 10)]);
    expect(arrivalsSince(known, [row('c', 40)]).map(({ phone }) => phone)).toEqual(['c']);
    const ours = knownOf([row('b', 50, 'outbound'), row('a', 10)]);
    expect(arrivalsSince(ours, [row('c', 40)]).map(({ phone }) => phone)).toEqual(['c']);
  });

  it('are not what left the list and comes back, nor what a text taken back shows again', () => {
    const known = knownWith(knownOf([row('a', 10), row('b', 20)]), [row('b', 60)]);
    const emptied = knownWith(known, []);
    expect(arrivalsSince(emptied, [row('a', 10), row('b', 60), row('old', 15)])).toEqual([]);
    expect(arrivalsSince(emptied, [row('a', 30)]).map(({ phone }) => phone)).toEqual(['a']);
    const written = knownWith(knownOf([row('a', 10)]), [row('a', 40, 'outbound')]);
    expect(arrivalsSince(written, [row('a', 10)])).toEqual([]);
  });

  it('are each told once, however the list changes', () => {
    const rows = fc.uniqueArray(
      fc.record({ phone: fc.constantFrom('a', 'b', 'c', 'd'), lastAt: fc.nat(50) }),
      { selector: ({ phone }) => phone },
    );
    fc.assert(
      fc.property(fc.array(rows, { minLength: 1 }), (lists) => {
        const [first = [], ...others] = lists.map((list) =>
          list.map(({ phone, lastAt }) => row(phone, lastAt)),
        );
        let known = knownOf(first);
        const told: string[] = [];
        for (const list of others) {
          told.push(...arrivalsSince(known, list).map(({ phone, lastAt }) => `${phone} ${lastAt}`));
          known = knownWith(known, list);
        }
        expect(told).toEqual([...new Set(told)]);
      }),
    );
  });

  it('are none where nothing changed', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.record({ phone: fc.string(), lastAt: fc.nat() }), {
          selector: ({ phone }) => phone,
        }),
        (given) => {
          const rows = given.map(({ phone, lastAt }) => row(phone, lastAt));
          expect(arrivalsSince(knownOf(rows), rows)).toEqual([]);
        },
      ),
    );
  });
});

describe('the keys of the inbox', () => {
  it('are listed with the search, Enter, Esc and the key that is pressed twice', () => {
    const shown = inboxKeys.map(({ of }) => shownKeys(of, false).join(' '));
    const wanted = ['/', '↵', 'Esc', 'S S', 'S', 'J', 'K', 'E', 'U', 'R', 'N', '#', 'Z', 'X'];
    expect(shown).toEqual(expect.arrayContaining(wanted));
    expect(new Set(shown).size).toBe(shown.length);
    expect(inboxKeys.every(({ does }) => does !== '')).toBe(true);
  });

  it('count when they are pressed', () => {
    const press = { key: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
    expect(isPressed('inbox-leave', { ...press, key: 'Escape' }, false)).toBe(true);
    expect(isPressed('inbox-open', { ...press, key: 'Enter' }, false)).toBe(true);
    expect(isPressed('inbox-snooze', { ...press, key: 's', ctrlKey: true }, false)).toBe(false);
  });
});
