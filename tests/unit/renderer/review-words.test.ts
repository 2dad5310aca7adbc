import { describe, expect, it } from 'vitest';
import { describeFinding } from '../../../src-renderer/campaigns/review/describe-finding.ts';
import { peopleOf } from '../../../src-renderer/campaigns/review/finding-people.ts';
import { whyNotSent } from '../../../src-renderer/campaigns/review/send-block.ts';
import { findingSchema, type Finding } from '../../../src-shared/campaign/review-finding.ts';
import type { Review } from '../../../src-shared/campaign/review.ts';

const context = {
  senderText: (sender: string) => sender,
  phoneText: (phone: string) => phone,
  now: Date.UTC(2026, 10, 28, 17),
};

const registration = (state: string, reason: string | null = null) => ({
  scheme: 'a2p',
  state,
  reason,
  editableUntil: null,
  service: null,
  brand: null,
  allowsLinks: null,
});

const sender = {
  sender: '+12125550100',
  from: 'settings',
  kind: 'local',
  isPractice: false,
  isInAccount: true,
  isTrial: false,
  replies: 'readable',
  unread: null,
};

const whole = { isEmpty: false, problems: [], emptyFor: 0, tooLongFor: 0, isOverDailyCap: false };
const picture = {
  state: 'fetchable',
  sender: { state: 'can', sender: '+12125550100' },
  asLink: [],
  isPractice: false,
};
const state = { status: 'draft', isDamaged: false, isArchived: false };
const hours = { isOn: true, until: null, places: [], neverFor: 0 };
const until = Date.UTC(2026, 10, 28, 20);
const florida = { place: 'US-FL', name: 'Florida', people: 3, checkedOn: '2026-11-01' };
const none = { characters: [], others: [], savedSegments: 0 };
const quote = { character: '’', replacement: "'", count: 2 };
const canada = { country: 'CA', people: 3, isPermitted: false, isOfSender: false };

/** A finding of each kind that has words of its own, with how its title begins. */
const cases: readonly (readonly [string, string, string, unknown, number?])[] = [
  ['state', 'fine', 'Ready to be sent', state],
  ['state', 'stop', 'This is no draft any more', { ...state, status: 'sending' }],
  ['state', 'stop', 'This campaign is damaged', { ...state, isDamaged: true }],
  ['state', 'decide', 'This draft is archived', { ...state, isArchived: true }],
  ['text', 'fine', 'The text works for everyone', whole],
  ['text', 'stop', 'There is no text yet', { ...whole, isEmpty: true }],
  [
    'text',
    'stop',
    'The text can’t be filled in',
    { ...whole, problems: [{ message: 'No such field', line: 2, column: 1 }] },
  ],
  ['text', 'decide', 'The text is empty for 2 people', { ...whole, emptyFor: 2 }, 2],
  ['text', 'decide', 'The text is too long for 1 person', { ...whole, tooLongFor: 1 }, 1],
  ['text', 'stop', 'Somebody’s text is longer', { ...whole, isOverDailyCap: true }],
  ['nobody', 'fine', '7 people to send to', { recipients: 7, problems: [] }],
  ['nobody', 'stop', 'There is nobody to send to', { recipients: 0, problems: [] }],
  ['sender', 'fine', 'Sender verified', sender],
  ['sender', 'fine', 'Practice: no sender', { ...sender, isPractice: true }],
  ['sender', 'stop', 'No sender is chosen', { ...sender, sender: '', from: 'none', kind: null }],
  ['sender', 'stop', 'Twilio isn’t set up yet', { ...sender, unread: 'no-credentials' }],
  ['sender', 'notice', 'The sender couldn’t be checked', { ...sender, unread: 'wrong-login' }],
  ['sender', 'stop', 'The sender isn’t in your', { ...sender, isInAccount: false }],
  ['sender', 'decide', 'Your Twilio account is a trial', { ...sender, isTrial: true }],
  ['sender', 'decide', 'Replies don’t come back', { ...sender, replies: 'dropped' }],
  ['registration', 'fine', 'Registration doesn’t matter', { registration: null }],
  ['registration', 'fine', 'Registered', { registration: registration('registered') }],
  [
    'registration',
    'stop',
    'The registration was refused',
    { registration: registration('refused', 'No site') },
  ],
  [
    'registration',
    'stop',
    'The sender isn’t registered',
    { registration: registration('missing') },
  ],
  ['links', 'fine', 'No links', { links: [], areAllowed: null }],
  [
    'links',
    'fine',
    '1 link checked',
    { links: [{ text: 'https://a.example', problem: null }], areAllowed: true },
  ],
  [
    'links',
    'decide',
    '1 link may keep',
    { links: [{ text: 'bit.ly/1', problem: 'shortener' }], areAllowed: null },
  ],
  [
    'links',
    'decide',
    'Your registration doesn’t',
    { links: [{ text: 'https://a.example', problem: null }], areAllowed: false },
  ],
  ['countries', 'fine', 'Every country', { countries: [], by: 'practice' }],
  ['countries', 'decide', '3 people in countries', { countries: [canada], by: 'account' }, 3],
  [
    'countries',
    'notice',
    '3 people abroad',
    { countries: [{ ...canada, isPermitted: null }], by: 'sender' },
    3,
  ],
  ['picture', 'fine', 'The picture can be sent', picture, 0],
  ['picture', 'fine', 'The picture is part of', { ...picture, sender: null, isPractice: true }, 0],
  ['picture', 'stop', 'The picture is no longer', { ...picture, state: 'gone' }, 0],
  ['picture', 'stop', 'Twilio can’t fetch', { ...picture, state: 'without-address' }, 0],
  [
    'picture',
    'stop',
    'This sender can’t',
    { ...picture, sender: { state: 'number-without-mms', sender: '+12125550100' } },
    0,
  ],
  [
    'picture',
    'notice',
    'Nobody knows whether',
    { ...picture, sender: { state: 'unknown', sender: '55512' } },
    0,
  ],
  ['picture', 'decide', '3 people get a link', { ...picture, asLink: ['GB'] }, 3],
  ['opt-out', 'fine', 'People can opt out', { isThere: true, sentence: 'Reply STOP' }],
  ['opt-out', 'decide', 'The text doesn’t say how', { isThere: false, sentence: 'Reply STOP' }],
  ['business-name', 'fine', 'People see who texts', { isThere: true, name: 'Maple' }],
  ['business-name', 'decide', 'The text doesn’t say who', { isThere: false, name: '' }],
  ['empty-field', 'fine', 'Everyone has town', { field: 'town', hasFallback: false }, 0],
  ['empty-field', 'notice', '2 people have no town', { field: 'town', hasFallback: true }, 2],
  ['empty-field', 'decide', '1 person has no town', { field: 'town', hasFallback: false }, 1],
  ['consent', 'fine', 'Everyone agreed', { of: 5 }, 0],
  ['consent', 'decide', 'No consent on record for 2 people', { of: 5 }, 2],
  ['landlines', 'fine', 'No landlines', { surely: 0, failedBefore: 0 }, 0],
  ['landlines', 'decide', '3 numbers that texts', { surely: 1, failedBefore: 2 }, 3],
  ['do-not-text', 'fine', 'Nobody opted out', {}, 0],
  ['do-not-text', 'notice', '2 people on Do not text', {}, 2],
  ['held', 'fine', 'Nobody is held', {}, 0],
  ['held', 'notice', '2 people wait for your decision', {}, 2],
  ['duplicates', 'fine', 'Everyone gets it once', { namedTwice: 0 }, 0],
  ['duplicates', 'fine', '4 people chosen more than once', { namedTwice: 4 }, 0],
  ['duplicates', 'decide', '2 contacts share a number', { namedTwice: 0 }, 2],
  ['recently-texted', 'fine', 'Nobody was texted in the last 3 days', { days: 3 }, 0],
  ['recently-texted', 'decide', '2 people got a text in the last 1 day', { days: 1 }, 2],
  ['characters', 'fine', 'No character makes', none],
  ['characters', 'decide', '2 characters make', { ...none, characters: [quote], savedSegments: 5 }],
  ['characters', 'notice', 'Emoji or other letters', { ...none, others: ['🍞'] }],
  [
    'segments',
    'fine',
    'Everyone needs 1 segment',
    { usual: 1, most: 1, byCharacters: 0, fields: [], byLength: 0 },
    0,
  ],
  [
    'segments',
    'notice',
    '2 people need more',
    { usual: 1, most: 2, byCharacters: 1, fields: [], byLength: 1 },
    2,
  ],
  ['hours', 'fine', 'Nobody has to wait', hours, 0],
  ['hours', 'fine', 'Quiet hours are off', { ...hours, isOn: false }, 0],
  ['hours', 'notice', '3 people wait for the hours', { ...hours, until, places: [florida] }, 3],
  ['hours', 'decide', '2 people would never get it', { ...hours, neverFor: 2 }, 2],
  ['stale-words', 'fine', 'No words that were', { words: [], writtenAt: 1 }],
  ['stale-words', 'decide', 'The text says “today”', { words: ['today'], writtenAt: 1 }],
  ['budget', 'fine', 'Within your limits', { segments: 5, budgetSegments: null, daily: null }],
  ['budget', 'decide', 'More than your budget', { segments: 5, budgetSegments: 4, daily: null }],
  [
    'budget',
    'notice',
    'It takes 3 days',
    { segments: 5, budgetSegments: null, daily: { segments: 2, days: 3 } },
  ],
  ['samples', 'fine', 'No sample contacts', {}, 0],
  ['samples', 'decide', '2 sample contacts', {}, 2],
];

const findingOf = ([check, level, , facts, people]: (typeof cases)[number]): Finding =>
  findingSchema.parse({
    check,
    level,
    facts,
    fixes: [],
    ...(people === undefined ? {} : { people }),
  });

describe('the words of a finding', () => {
  const named = cases.map((given) => ({ name: given.slice(0, 3).join(', '), given }));

  it.each(named)('$name', ({ given }) => {
    const [, , title] = given;
    const finding = findingOf(given);
    const said = describeFinding(finding, context);
    expect(said.title.startsWith(title)).toBe(true);
    expect(said.text).not.toMatch(/undefined|null|NaN/);
  });

  it('are there for every check', () => {
    const all = findingSchema.options.map((option) => option.unwrap().shape.check.value);
    expect(new Set(cases.map(([check]) => check))).toEqual(new Set<string>(all));
  });
});

describe('the people of a finding', () => {
  it('are shown where there are any', () => {
    const gap = findingOf(['empty-field', 'decide', '', { field: 'town', hasFallback: false }, 2]);
    expect(peopleOf(gap)).toEqual({ check: 'empty-field', of: 'town' });
    expect(peopleOf(findingOf(['consent', 'decide', '', { of: 3 }, 1]))).toEqual({
      check: 'consent',
    });
    expect(peopleOf(findingOf(['consent', 'fine', '', { of: 3 }, 0]))).toBeNull();
    expect(peopleOf(findingOf(['state', 'fine', '', state]))).toBeNull();
  });
});

describe('the button that sends', () => {
  const totals = {
    recipients: 2,
    toText: 2,
    leftOut: 0,
    segments: 2,
    isMms: false,
    bySegments: [],
    byCountry: [],
  };
  const review: Review = {
    campaignId: 1,
    revision: 1,
    at: 1,
    findings: [],
    totals,
    cost: null,
    forecast: null,
    checkedCount: 2,
    of: 2,
    isComplete: true,
  };

  it('can be pressed once everybody is checked and nothing stops it', () => {
    expect(whyNotSent(review, 'done')).toBeNull();
  });

  it.each(['checking', 'again', 'stopped', 'failed'] as const)('says why not: %s', (now) => {
    expect(whyNotSent(review, now)).not.toBeNull();
  });

  it('says what is to be fixed, or that there is nobody', () => {
    const stop = findingOf(['text', 'stop', '', { ...whole, isEmpty: true }]);
    expect(whyNotSent({ ...review, findings: [stop] }, 'done')).toMatch(/^Fix/);
    expect(whyNotSent({ ...review, totals: { ...totals, toText: 0 } }, 'done')).toMatch(/nobody/);
    expect(whyNotSent({ ...review, isComplete: false }, 'done')).not.toBeNull();
  });
});
