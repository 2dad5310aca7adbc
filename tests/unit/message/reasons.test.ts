import { describe, expect, it, test } from 'vitest';
import {
  pauseCodes,
  readPauseReason,
  sayPauseReason,
  storePauseReason,
  type PauseReason,
} from '../../../src-shared/campaign/pause-reason.ts';
import { rejectProblems } from '../../../src-shared/import/import.ts';
import { rejectParamsSchema, sayReject } from '../../../src-shared/import/reject-reason.ts';
import {
  explainGroup,
  explainMessage,
  longestText,
  messageReasons,
} from '../../../src-shared/message/reason.ts';

/** One reason to pause of each code. */
const reasons: readonly PauseReason[] = [
  { code: 'user' },
  { code: 'interrupted' },
  { code: 'back-to-draft' },
  { code: 'to-be-removed' },
  { code: 'stopped' },
  { code: 'unreachable', text: 'Couldn’t reach Twilio (ENOTFOUND).' },
  { code: 'blocked', errorCode: 20003, text: 'The credentials are wrong.' },
  { code: 'outcomes-unknown', text: 'Twilio’s answer does not say whether it took the message.' },
  { code: 'look-ups-refused', text: 'Couldn’t read Twilio’s list of messages (HTTP 403).' },
  { code: 'not-delivered', errorCode: 30034, receipts: 5 },
  { code: 'over-daily-cap', segments: 4, cap: 3 },
  { code: 'budget', used: 499, budget: 500 },
  { code: 'canary', delivered: 80, of: 100, needed: 95 },
  { code: 'canary-no-receipts', delivered: 80, of: 100, needed: 95, missing: 20, minutes: 30 },
  { code: 'refusals', refused: 26, of: 50 },
  { code: 'unconfirmed', messages: 1 },
  { code: 'only-held', messages: 2 },
  { code: 'counts-do-not-fit' },
  { code: 'disk-full', text: 'no space left' },
  { code: 'no-permission', text: 'not permitted' },
  { code: 'database-busy', text: 'database is locked' },
  { code: 'write-failed', text: 'input/output error' },
  { code: 'refused', text: 'No Twilio account is connected.' },
  { code: 'restored' },
  { code: 'salvaged' },
  { code: 'repaired' },
  { code: 'from-old-system' },
  { code: 'damaged-in-old-system' },
  { code: 'other', text: 'Something else.' },
];

const sentence = /^[A-Z0-9“].*[.…]$/;

describe('why a campaign is paused', () => {
  it('has a sentence for every code', () => {
    expect(reasons.map(({ code }) => code)).toEqual(pauseCodes);
    for (const reason of reasons) expect(sayPauseReason(reason)).toMatch(sentence);
  });

  it.each(reasons)('comes back as it was stored: $code', (reason) => {
    expect(readPauseReason(storePauseReason(reason))).toEqual(reason);
  });

  it('says that no scheduler takes what was handed over, and keeps that', () => {
    const reason = { code: 'refused', text: '', why: 'no-scheduler' } as const;
    expect(sayPauseReason(reason)).toMatch(/Choose a Messaging Service/);
    expect(readPauseReason(storePauseReason(reason))).toEqual(reason);
  });

  it('names what is to be decided on, one or many', () => {
    expect(sayPauseReason({ code: 'unconfirmed', messages: 1 })).toMatch(
      /^One message is .*Decide/,
    );
    expect(sayPauseReason({ code: 'unconfirmed', messages: 3 })).toMatch(
      /^3 messages are .*Decide/,
    );
  });

  test.each([
    ['a code that nobody knows', { pausedReason: 'bored', pausedDetail: null }, 'bored'],
    ['a detail that is none', { pausedReason: 'refusals', pausedDetail: '{"of":' }, '{"of":'],
    ['a detail that lacks something', { pausedReason: 'blocked', pausedDetail: '{}' }, '{}'],
  ])('is said with what there is where it is damaged: %s', (_, stored, text) => {
    expect(readPauseReason(stored)).toEqual({ code: 'other', text });
  });
});

describe('why a message stands as it does', () => {
  const message = {
    errorCode: null,
    errorDetail: 'x.',
    to: '+12125550100',
    body: 'y'.repeat(longestText + 7),
    retryCount: 3,
  };

  it.each(messageReasons)('has a sentence, for one and for many: %s', (reason) => {
    expect(explainMessage({ ...message, reason })).toMatch(/\.$/);
    expect(explainGroup({ errorCode: null, errorDetail: 'x.', reason })).toMatch(/\.$/);
  });

  it('tells the figures of a single message and not of many', () => {
    const said = explainMessage({ ...message, reason: 'text-too-long' });
    expect(said).toContain('1,607 characters');
    expect(explainGroup({ ...message, reason: 'text-too-long' })).not.toContain('7 characters');
    expect(explainMessage({ ...message, reason: 'retries-used' })).toBe(
      'Tried 4 times without getting through: x.',
    );
  });

  it('is what the provider said where Ovo did not decide it', () => {
    expect(explainMessage({ ...message, reason: null, errorCode: 21211 })).toBe(
      'This isn’t a valid phone number.',
    );
  });
});

describe('why a row was rejected', () => {
  it.each(rejectProblems)('has a sentence that says what to do: %s', (problem) => {
    const params = { text: '12', country: 'US', digits: '12', cells: 5, columns: 4, longest: 200 };
    expect(sayReject({ problem, params, fix: null })).toMatch(sentence);
    expect(sayReject({ problem, params: {}, fix: null })).toMatch(sentence);
  });

  it('needs no parameter that the table does not keep', () => {
    const params = { tag: 'a'.repeat(60), mostTags: 100, lifted: '+12125550100', hasTypo: true };
    expect(rejectParamsSchema.parse(JSON.parse(JSON.stringify(params)))).toEqual(params);
  });
});
