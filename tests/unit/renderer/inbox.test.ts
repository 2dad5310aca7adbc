import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type {
  ConversationMessage,
  ConversationRow,
} from '../../../src-shared/inbox/conversation.ts';
import { groupsOf } from '../../../src-renderer/api/inbox/moves.ts';
import { messagesOf } from '../../../src-renderer/api/inbox/conversations.ts';
import { hasFields, sendProblem } from '../../../src-renderer/inbox/composer/send-block.ts';
import {
  formatBriefly,
  previewOf,
  snoozedText,
  waitingText,
} from '../../../src-renderer/inbox/describe-row.ts';
import {
  fieldOf,
  momentOf,
  nextWeekAtNine,
  tomorrowAtNine,
} from '../../../src-renderer/inbox/later-times.ts';
import { rowAfter, rowBeside } from '../../../src-renderer/inbox/neighbors.ts';
import {
  evidenceText,
  messageState,
  ruleText,
  whoAndWhen,
} from '../../../src-renderer/inbox/thread/describe-message.ts';
import { unshownText } from '../../../src-renderer/inbox/thread/describe-media.ts';
import { bytesOf } from '../../../src-renderer/inbox/thread/draw-anew.ts';
import {
  arrivedAtEnd,
  dayText,
  newestOf,
  threadItems,
} from '../../../src-renderer/inbox/thread/thread-items.ts';

const minute = 60_000;
const hour = 60 * minute;
const at = (text: string) => new Date(text).getTime();
const noon = at('2026-11-28T12:00');

const message = (part: Partial<ConversationMessage>): ConversationMessage => ({
  id: 1,
  direction: 'outbound',
  status: 'delivered',
  body: 'Hello',
  segments: 1,
  at: noon,
  sid: null,
  ourAddress: '+12125550100',
  problem: null,
  campaign: null,
  reply: null,
  media: [],
  single: null,
  ...part,
});

const single = {
  origin: 'window',
  writtenAt: noon,
  goesAt: noon + 5000,
  isLater: false,
  picture: null,
  doubt: null,
  canRetry: false,
} as const;

describe('a row of the list', () => {
  const last = (part: Partial<NonNullable<ConversationRow['last']>>): ConversationRow['last'] => ({
    direction: 'inbound',
    status: 'received',
    preview: 'See you\n soon',
    mediaCount: 0,
    ...part,
  });

  it.each([
    ['what they wrote, on one line', last({}), 'See you soon'],
    ['ours marked', last({ direction: 'outbound' }), 'You: See you soon'],
    ['a picture alone', last({ preview: '', mediaCount: 1 }), 'Picture'],
    ['pictures alone', last({ preview: ' ', mediaCount: 3 }), '3 pictures'],
    ['a draft where nothing was sent', null, 'Draft: Dear Ben'],
  ])('shows %s', (_what, shown, text) => {
    expect(previewOf({ last: shown, draft: 'Dear\nBen' })).toBe(text);
  });

  it('says that there is nothing yet', () => {
    expect(previewOf({ last: null, draft: '' })).toBe('No messages yet');
  });

  it('says when, as briefly as that can be said', () => {
    expect(formatBriefly(noon - hour, noon)).toMatch(/^11:00/);
    expect(formatBriefly(at('2026-11-27T23:59'), noon)).toBe('Yesterday');
    expect(formatBriefly(at('2026-11-25T08:00'), noon)).toBe('Wed');
    expect(formatBriefly(at('2026-10-02T08:00'), noon)).toMatch(/Oct 2/);
  });

  it('says how long somebody has waited, in the largest unit', () => {
    const waits = [30_000, 3 * minute, 59 * minute, hour, 23 * hour, 24 * hour, 49 * hour];
    expect(waits.map((since) => waitingText(noon - since, noon))).toEqual([
      '',
      '3 min',
      '59 min',
      '1 h',
      '23 h',
      '1 day',
      '2 days',
    ]);
  });

  it('says until when a conversation sleeps', () => {
    expect(snoozedText({ snoozedUntil: null })).toBe('Until they reply');
    expect(snoozedText({ snoozedUntil: at('2031-01-02T09:00') })).toMatch(/^Until Jan 2, 2031/);
  });
});

describe('times to choose from', () => {
  it('are at nine, and always ahead', () => {
    fc.assert(
      fc.property(fc.integer({ min: noon, max: noon + 400 * 24 * hour }), (now) => {
        for (const then of [tomorrowAtNine(now), nextWeekAtNine(now)]) {
          expect(new Date(then).getHours()).toBe(9);
          expect(then).toBeGreaterThan(now);
        }
        expect(new Date(nextWeekAtNine(now)).getDay()).toBe(1);
        expect(nextWeekAtNine(now) - now).toBeLessThanOrEqual(7 * 24 * hour + 10 * hour);
      }),
    );
  });

  it('go into a field and come out of it', () => {
    expect(fieldOf(at('2026-03-04T05:06'))).toBe('2026-03-04T05:06');
    expect(momentOf('2026-03-04T05:06')).toBe(at('2026-03-04T05:06'));
    expect(momentOf('')).toBeNull();
    expect(momentOf('soon')).toBeNull();
  });
});

describe('moving on in the list', () => {
  const phones = ['a', 'b', 'c', 'd'];
  const rows = {
    total: phones.length,
    rowAt: (index: number) => {
      const phone = phones[index];
      return phone === undefined ? undefined : { phone };
    },
    indexWhere: (matches: (row: { readonly phone: string }) => boolean) => {
      const index = phones.findIndex((phone) => matches({ phone }));
      return index === -1 ? undefined : index;
    },
  };

  it('goes to the next one, and to the one before at the end', () => {
    expect(rowAfter(rows, 'b', new Set(['b']))?.phone).toBe('c');
    expect(rowAfter(rows, 'b', new Set(['b', 'c']))?.phone).toBe('d');
    expect(rowAfter(rows, 'd', new Set(['d', 'c']))?.phone).toBe('b');
    expect(rowAfter(rows, 'b', new Set(phones))).toBeUndefined();
    expect(rowAfter(rows, 'elsewhere', new Set())).toBeUndefined();
  });

  it('stays within the list', () => {
    expect(rowBeside(rows, 'a', 1)?.phone).toBe('b');
    expect(rowBeside(rows, 'a', -1)?.phone).toBe('a');
    expect(rowBeside(rows, 'd', 1)?.phone).toBe('d');
    expect(rowBeside(rows, null, 1)?.phone).toBe('a');
  });

  it('puts back together what stood alike', () => {
    expect(
      groupsOf([
        { phone: 'a', state: 'open', snoozedUntil: null },
        { phone: 'b', state: 'snoozed', snoozedUntil: 7 },
        { phone: 'c', state: 'open', snoozedUntil: null },
        { phone: 'd', state: 'snoozed', snoozedUntil: null },
      ]),
    ).toEqual([
      { state: 'open', until: null, phones: ['a', 'c'] },
      { state: 'snoozed', until: 7, phones: ['b'] },
      { state: 'snoozed', until: null, phones: ['d'] },
    ]);
  });
});

describe('a conversation', () => {
  it('has each message once, the oldest first, although pages overlap', () => {
    const page = (...ids: readonly number[]) => ({
      messages: ids.map((id) => message({ id })),
      older: null,
    });
    expect(messagesOf({ pages: [page(3, 4, 5), page(1, 2, 3)] }).map(({ id }) => id)).toEqual([
      1, 2, 3, 4, 5,
    ]);
  });

  it('has days as headings, and notes between the texts', () => {
    const items = threadItems(
      [message({ id: 1, at: noon - 25 * hour }), message({ id: 2, at: noon })],
      [{ id: 9, text: 'Two, always', at: noon - hour }],
      false,
    );
    expect(items.map(({ kind }) => kind)).toEqual(['day', 'message', 'day', 'note', 'message']);
    expect(new Set(items.map(({ key }) => key)).size).toBe(items.length);
  });

  it('keeps older notes for the texts that are not read yet', () => {
    const note = { id: 9, text: 'Long ago', at: noon - 1000 * hour };
    expect(threadItems([message({})], [note], true).some(({ kind }) => kind === 'note')).toBe(
      false,
    );
    expect(threadItems([message({})], [note], false)[1]).toMatchObject({ kind: 'note' });
  });

  describe('that somebody reads further up', () => {
    const before = [message({ id: 4, direction: 'inbound' }), message({ id: 5, single })];
    const itemsOf = (...texts: readonly ConversationMessage[]) => threadItems(texts, [], false);
    const arrivedIn = (...texts: readonly ConversationMessage[]) =>
      arrivedAtEnd(itemsOf(...texts), newestOf(itemsOf(...before)));

    it('offers a new reply, and goes to what was written here', () => {
      const later = { id: 6, at: noon + hour };
      expect(arrivedIn(...before, message({ ...later, direction: 'inbound' }))).toBe('reply');
      expect(arrivedIn(...before, message({ ...later, single }))).toBe('ours');
      expect(arrivedIn(...before, message(later))).toBeNull();
    });

    it('offers a reply that comes with its confirmation', () => {
      const reply = message({ id: 6, at: noon + hour, direction: 'inbound' });
      const ofOvo = { ...single, origin: 'confirmation' } as const;
      const confirmation = message({ id: 7, at: noon + hour, single: ofOvo });
      expect(arrivedIn(...before, reply, confirmation)).toBe('reply');
      expect(arrivedIn(...before, confirmation)).toBeNull();
      const nextDay = message({ id: 8, at: noon + 25 * hour });
      expect(arrivedIn(...before, reply, nextDay)).toBe('reply');
      expect(arrivedIn(...before, reply, message({ ...nextDay, single }))).toBe('ours');
    });

    it('stays where it is when something goes, or comes before the end', () => {
      expect(arrivedIn(...before)).toBeNull();
      expect(arrivedIn(...before.slice(0, 1))).toBeNull();
      const late = message({ id: 6, direction: 'inbound', at: noon - hour });
      expect(arrivedIn(...before, late)).toBeNull();
    });

    it('goes to a new note, not to one that stands at the end since a text was taken back', () => {
      const note = { id: 9, text: 'Two, always', at: noon + minute };
      const items = threadItems(before, [note], false);
      expect(arrivedAtEnd(items, newestOf(itemsOf(...before)))).toBe('ours');
      expect(arrivedAtEnd(items, newestOf(items))).toBeNull();
    });
  });

  it('names days as people do', () => {
    expect(dayText(noon - hour, noon)).toBe('Today');
    expect(dayText(noon - 24 * hour, noon)).toBe('Yesterday');
    expect(dayText(at('2026-11-20T08:00'), noon)).toBe('Friday, November 20');
    expect(dayText(at('2024-11-20T08:00'), noon)).toMatch(/2024/);
  });
});

describe('how a text stands', () => {
  const stateOf = (part: Partial<ConversationMessage>, now = noon, isHeld = false) =>
    messageState(message(part), now, isHeld);

  it('can be taken back until it goes', () => {
    expect(stateOf({ status: 'queued', single })).toMatchObject({
      label: 'Sending in a moment…',
      canTakeBack: true,
    });
    expect(stateOf({ status: 'queued', single }, noon + 5001)).toMatchObject({
      label: 'Sending…',
      canTakeBack: false,
    });
    expect(stateOf({ status: 'sending', single })).toMatchObject({ canTakeBack: false });
    // One that does not get through is in nobody’s hands yet.
    const problem = 'No connection.';
    expect(stateOf({ status: 'queued', single, problem }, noon + 5001)).toMatchObject({
      label: 'Waiting to try again',
      canTakeBack: true,
    });
  });

  it('says when a later one goes, and what is held', () => {
    const later = { ...single, isLater: true, goesAt: at('2031-01-02T09:00') };
    expect(stateOf({ status: 'queued', single: later }).label).toMatch(/^Goes Jan 2, 2031/);
    expect(stateOf({ status: 'queued', single: later }, noon, true)).toMatchObject({
      label: 'Waits for your decision',
      tone: 'attention',
      canTakeBack: true,
    });
    // Whoever answers by hand has decided to.
    expect(stateOf({ status: 'queued', single }, noon, true).label).toBe('Sending in a moment…');
    expect(stateOf({ status: 'queued' }, noon, true).label).toBe('Waits for your decision');
  });

  it.each([
    ['delivered', 'Delivered', 'delivered'],
    ['undelivered', 'Not delivered', 'failed'],
    ['failed', 'Failed', 'failed'],
    ['unconfirmed', 'Unconfirmed', 'attention'],
  ] as const)('names %s', (status, label, tone) => {
    expect(stateOf({ status })).toMatchObject({ label, tone });
  });

  it('has its time alone where it came in', () => {
    expect(stateOf({ direction: 'inbound', status: 'received' })).toMatchObject({ label: '' });
  });

  it('has evidence where a reply opts out', () => {
    const reply = { kind: 'stop', rule: 'keyword:stop', readAt: noon, confirmation: null } as const;
    expect(evidenceText(reply)).toBe('Opted out by this reply');
    expect(evidenceText({ ...reply, kind: 'no' })).toBeNull();
  });

  it.each([
    ['stop', 'keyword:stop', 'The word STOP'],
    ['stop', 'typo:stop', 'A word one key away from STOP'],
    ['stop', 'phrase:take-me-off', 'A phrase that asks for no more texts'],
    ['maybe', 'phrase:hint', 'A phrase that may ask for no more texts'],
    ['maybe', 'evidence:switch-off', 'Words that together may ask for no more texts'],
    ['maybe', 'emoji:stop', 'A stop sign'],
    ['no', 'reaction', 'A reaction to a text from you'],
    ['no', 'automatic', 'An automatic reply'],
    ['no', 'none', 'Nothing that asks Ovo for anything'],
    ['wrong-number', 'phrase:not-me', 'A phrase that says the number is somebody else’s'],
  ] as const)('says in plain words what showed that a reply is %s: %s', (kind, rule, said) => {
    expect(ruleText({ kind, rule, readAt: noon, confirmation: null })).toBe(said);
  });

  it('says who wrote when, before the text', () => {
    const campaign = { id: 1, name: 'Rolls' };
    expect(whoAndWhen(message({ direction: 'inbound', campaign }), 'Ben')).toMatch(
      /^Ben, Nov 28.*12:00.PM:$/,
    );
    expect(whoAndWhen(message({}), 'Ben')).toMatch(/^You, Nov 28/);
    expect(whoAndWhen(message({ campaign }), 'Ben')).toMatch(/^Your campaign, Nov 28/);
  });
});

describe('an answer', () => {
  it('is not sent while something in it is to be filled in', () => {
    expect(sendProblem('See you at [time]', [])).toMatch(/^Can’t be sent: \[time\] /);
    expect(sendProblem('Hi [First name]', [])).toMatch(/^Can’t be sent: \[First name\] /);
    expect(sendProblem('Hi {{frist_name}}', [])).toMatch(/^Can’t be sent: /);
    expect(sendProblem('Hi {first_name}', [])).toMatch(/^Can’t be sent: /);
    expect(sendProblem('Hi {{ nobody_knows }}', [])).toMatch(/^Can’t be sent: /);
    expect(sendProblem('x'.repeat(1601), [])).toBe('1,601 characters. 1,600 is the most.');
    expect(sendProblem('Hi {{ first_name }}, 5 > 3 (really)!', [])).toBeNull();
    expect(sendProblem('Your {{ favourite }}', ['favourite'])).toBeNull();
  });

  it.each([
    '[10% off] today',
    'Rolls [new!] and {50% off}',
    '[sic]',
    'Aisle [B], shelf [2]',
    ':-]',
  ])('may have brackets around words: %s', (written) => {
    expect(sendProblem(written, ['favourite'])).toBeNull();
  });

  it('knows whether it has fields', () => {
    expect(hasFields('Hi {{ first_name }}')).toBe(true);
    expect(hasFields('Hi {Ben}')).toBe(false);
  });
});

describe('a picture of a stranger', () => {
  it.each([
    ['not-a-picture', 'audio/amr', 'Voice message, not opened'],
    ['not-a-picture', 'text/x-vcard', 'Contact card, not opened'],
    ['not-a-picture', 'application/pdf', 'PDF document, not opened'],
    ['not-a-picture', 'image/heic', 'Damaged or unsupported picture, not opened'],
    ['not-a-picture', '', 'File, not opened'],
    ['too-large', 'image/jpeg', 'Picture too large to show'],
    ['gone', '', 'Picture no longer available'],
  ] as const)('that is %s (%s) says what it is', (why, contentType, title) => {
    expect(unshownText(why, contentType).title).toBe(title);
    expect(unshownText(why, contentType).text).toMatch(/\.$/);
  });

  it('is read from an address of its own bytes alone', () => {
    expect(bytesOf('data:image/png;base64,AAEC')).toEqual(new Uint8Array([0, 1, 2]));
    expect(bytesOf('https://example.com/a.png')).toBeNull();
    expect(bytesOf('data:image/png;base64,%%%')).toBeNull();
    expect(bytesOf('data:image/png,AAEC')).toBeNull();
  });
});
