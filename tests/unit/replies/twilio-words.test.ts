import { describe, expect, it } from 'vitest';
import { classifyReply } from '../../../src-shared/inbox/classify/classify-reply.ts';
import { isKnownToTwilio, twilioWords } from '../../../src-shared/inbox/classify/twilio-words.ts';

describe('a word of Twilio', () => {
  it.each(['STOP', ' stop\n', 'Quit', 'optout', 'START', 'Info'])('is known: %j', (text) => {
    expect(isKnownToTwilio(text)).toBe(true);
  });

  it.each(['STOP PLEASE', 'STOP.', 'opt out', 'opt-out', 'baja', 'arret', '', 'st0p'])(
    'is no other text: %j',
    (text) => {
      expect(isKnownToTwilio(text)).toBe(false);
    },
  );

  it.each(['stop', 'start', 'help'] as const)('has the kind that Twilio gives it: %s', (kind) => {
    expect(twilioWords[kind].map((word) => classifyReply(word))).toEqual(
      twilioWords[kind].map((word) => ({ kind, rule: `keyword:${word}` })),
    );
  });
});
