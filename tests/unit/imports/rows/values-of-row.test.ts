import { describe, expect, it } from 'vitest';
import { contactRowReader, isFault } from '../../../../src-main/imports/rows/contact-row.ts';
import type { ColumnTarget } from '../../../../src-shared/import/import.ts';
import { readAs } from './read-row.ts';

describe('the other values of a row', () => {
  it.each([
    ['vip, new; old | rare', ['vip', 'new', 'old', 'rare']],
    ['* myContacts ::: * Friends ::: VIP', ['Friends', 'VIP']],
    ['"vip","new customer"', ['vip', 'new customer']],
    ['VIP,vip, Vip ', ['VIP']],
    ["'=vip", ['=vip']],
    [' , ;', []],
  ])('have the tags: %j', (cell, tags) => {
    expect(readAs(['phone', 'tags'], ['2125550123', cell])).toMatchObject({ tags });
  });

  it('have the tags of all tag columns, none twice', () => {
    expect(readAs(['phone', 'tags', 'tags'], ['2125550123', 'vip,new', 'VIP,old'])).toMatchObject({
      tags: ['vip', 'new', 'old'],
    });
  });

  it('are rejected, not cut, for a tag that is too long and for too many tags', () => {
    for (const cell of ['x'.repeat(61), Array.from({ length: 101 }, (_, i) => `t${i}`).join()]) {
      expect(readAs(['phone', 'tags'], ['2125550123', cell])).toMatchObject({
        cellIndex: 1,
        problem: 'text-too-long',
      });
    }
  });

  it.each([
    ['America/New_York', 'America/New_York'],
    ['america/new_york', 'America/New_York'],
    ['america_slash_new_york', 'America/New_York'],
    ['Mars', null],
    ['', null],
  ])('have the time zone: %j', (cell, timeZone) => {
    expect(readAs(['phone', 'timeZone'], ['2125550123', cell])).toMatchObject({ timeZone });
  });

  it.each([
    ['yes', true, null, null],
    ['Sí', true, null, null],
    ['oui', true, null, null],
    ['Ja', true, null, null],
    ['TRUE', true, null, null],
    ['1', true, null, null],
    ['subscribed', true, null, null],
    ['2024-03-01', true, Date.UTC(2024, 2, 1), null],
    ['3/1/2024 2:30 PM', true, Date.UTC(2024, 2, 1, 14, 30), null],
    ['no', false, null, 'Column “consent”: “no”'],
    ['nein', false, null, 'Column “consent”: “nein”'],
    ['0', false, null, 'Column “consent”: “0”'],
    ['No, thanks!', false, null, 'Column “consent”: “No, thanks!”'],
    ['declined', false, null, 'Column “consent”: “declined”'],
    ['', false, null, null],
    ['pending', false, null, null],
    ['never subscribed', false, null, null],
    ['unsubscribed', false, null, 'Column “consent”: “unsubscribed”'],
  ])('have the consent: %j', (cell, hasConsent, consentAt, optOut) => {
    expect(readAs(['phone', 'consent'], ['2125550123', cell])).toMatchObject({
      hasConsent,
      consentAt,
      optOut,
    });
  });

  it('have consent with a time alone, unless another column says no', () => {
    const at = Date.UTC(2024, 2, 1, 9);
    const time = '2024-03-01T10:00:00+01:00';
    expect(readAs(['phone', 'consentAt'], ['2125550123', time])).toMatchObject({
      hasConsent: true,
      consentAt: at,
    });
    const both = ['phone', 'consent', 'consentAt'] as const;
    expect(readAs(both, ['2125550123', 'yes', time])).toMatchObject({ consentAt: at });
    for (const answer of ['no', '']) {
      expect(readAs(both, ['2125550123', answer, time])).toMatchObject({
        hasConsent: false,
        consentAt: null,
      });
    }
  });

  it.each(['yes', 'Sí', 'oui', 'JA', 'TRUE', '1', 'x', 'Unsubscribed', 'STOP', '2024-03-01 10:00'])(
    'is that this person wants no texts, in its own words: %j',
    (cell) => {
      expect(readAs(['phone', 'optOut'], ['2125550123', cell])).toMatchObject({
        optOut: `Column “optOut”: “${cell}”`,
      });
    },
  );

  it.each(['no', 'Nein', 'FALSE', '0', '', ' ', '-', 'n/a', 'subscribed', 'never'])(
    'is nothing against texts: %j',
    (cell) => {
      expect(readAs(['phone', 'optOut'], ['2125550123', cell])).toMatchObject({ optOut: null });
    },
  );

  it('are rejected for an opt-out that is neither yes nor no', () => {
    for (const cell of ['maybe', '42', 'see notes']) {
      expect(readAs(['phone', 'optOut'], ['2125550123', cell])).toMatchObject({
        cellIndex: 1,
        value: cell,
        problem: 'unclear-opt-out',
      });
    }
  });

  it.each([
    ['Status', 'Unsubscribed', true],
    ['Notes', 'Do not text!', true],
    ['Membership status', 'Opted out', true],
    ['Membership status', 'Cancelled', false],
    ['Order status', 'Stopped', false],
    ['SMS status', 'Cancelled', true],
    ['Text plan', 'out', true],
    ['Second SMS consent', 'no', true],
    ['Member', 'no', false],
    ['Email status', 'Unsubscribed', false],
    ['Newsletter', 'Unsubscribed', false],
    ['Accepts SMS Marketing', 'no', false],
    ['Notes', 'asked to unsubscribe the newsletter', false],
  ])('count a clear refusal in a custom field: %s with %j is one: %s', (name, cell, isRefusal) => {
    const mapping: readonly ColumnTarget[] = [
      { kind: 'field', field: 'phone' },
      { kind: 'custom', name: 'other' },
    ];
    expect(contactRowReader(mapping, ['Phone', name], 'US')(['2125550123', cell])).toMatchObject({
      optOut: isRefusal ? `Column “${name}”: “${cell}”` : null,
      optOutColumn: isRefusal ? 1 : null,
    });
  });

  it('say that somebody no longer agrees, where the column says no of all who were never asked', () => {
    const mapping: readonly ColumnTarget[] = [
      { kind: 'field', field: 'phone' },
      { kind: 'field', field: 'consent' },
    ];
    const reader = contactRowReader(mapping, ['Phone', 'Accepts SMS Marketing'], 'US');
    expect(reader(['2125550123', 'no'])).toMatchObject({
      optOut: null,
      notAgreed: 'Column “Accepts SMS Marketing”: “no”',
    });
    expect(readAs(['phone', 'consent'], ['2125550123', 'never subscribed'])).toMatchObject({
      optOut: null,
      notAgreed: 'Column “consent”: “never subscribed”',
    });
  });

  it('are rejected for a consent that is neither yes nor no', () => {
    for (const fields of [
      ['phone', 'consent'],
      ['phone', 'consentAt'],
    ] as const) {
      expect(readAs(fields, ['2125550123', 'perhaps'])).toMatchObject({
        cellIndex: 1,
        problem: 'unclear-consent',
      });
    }
  });

  it.each([
    ['Grand Total:', '', '12', true],
    ['Copyright (c) 2026 Sample Co', '', '', true],
    ['Confidential Information - Do Not Distribute', '', '', true],
    ['Generated By: Nora Park 1/1/2026', '', '', true],
    ['Erstellt am 01.02.2026', '', '', true],
    ['24 records', '', '', true],
    ['Total Fitness', '', '', false],
    ['Page Turner', '', 'Reno', false],
    ['Total', '212-555-0123', '', false],
  ])('are those of a report’s end: %j, %j, %j: %s', (name, phone, other, isFooter) => {
    const row = readAs(['firstName', 'phone', 'lastName'], [name, phone, other]);
    expect(isFault(row) && row.problem === 'report-footer').toBe(isFooter);
  });

  it('have an opt-out if any column says so', () => {
    const fields = ['phone', 'optOut', 'optOut'] as const;
    expect(readAs(fields, ['2125550123', 'no', 'yes'])).toMatchObject({
      optOut: 'Column “optOut”: “yes”',
    });
    expect(readAs(fields, ['2125550123', 'yes', 'maybe'])).toMatchObject({
      problem: 'unclear-opt-out',
    });
  });

  it('have the first e-mail address of several, and other values with commas', () => {
    const mapping: readonly ColumnTarget[] = [
      { kind: 'field', field: 'phone' },
      { kind: 'field', field: 'email' },
      { kind: 'custom', name: 'places' },
    ];
    const reader = contactRowReader(mapping, ['Phone', 'E-mail', 'Places'], 'US');
    expect(
      reader(['2125550123', 'a@example.com ::: b@example.com', 'Rome ::: Bath']),
    ).toMatchObject({ email: 'a@example.com', customFields: '{"places":"Rome, Bath"}' });
    expect(reader(['2125550123', 'none; Ann <b@example.com>'])).toMatchObject({
      email: 'b@example.com',
    });
    expect(reader(['2125550123', 'not known'])).toMatchObject({ email: 'not known' });
  });
});
