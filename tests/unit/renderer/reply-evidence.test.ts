import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sayEvidence } from '../../../src-renderer/do-not-text/say-evidence.ts';
import {
  listEvidence,
  readEvidence,
  replyEvidence,
} from '../../../src-shared/contact/reply-evidence.ts';

const sid = `SM${'0'.repeat(31)}7`;
const time = '2026-11-28T21:05:06.789Z';
const sayTime = { time: (at: string) => ` at ${at}`, day: (day: string) => day };

describe('evidence of an opt-out', () => {
  it('is read with the time in the reader’s format, and without ids', () => {
    expect(readEvidence(replyEvidence('STOP', time, sid), sayTime)).toEqual({
      text: `“STOP” at ${time}`,
      sids: [sid],
    });
  });

  it('is read the same where it is one of several, or has no id', () => {
    const first = replyEvidence('stop it (please)', time, '');
    const both = `Asked on the phone (${first}) ${replyEvidence('STOP', time, sid)}`;
    expect(readEvidence(both, sayTime)).toEqual({
      text: `Asked on the phone (“stop it (please)” at ${time}) “STOP” at ${time}`,
      sids: [sid],
    });
  });

  it('of a list of numbers is read with the day in the reader’s format', () => {
    expect(sayEvidence(listEvidence('2026-11-27'))).toEqual({
      text: 'On Twilio’s list of deactivated numbers of Nov 27, 2026',
      sids: [],
    });
    expect(sayEvidence(listEvidence('2026-99-99')).text).toContain('2026-99-99');
  });

  it('stays as a person wrote it', () => {
    fc.assert(
      fc.property(fc.string(), (written) => {
        expect(readEvidence(written, sayTime)).toEqual({ text: written, sids: [] });
      }),
    );
  });

  it('quotes the exact text', () => {
    fc.assert(
      fc.property(fc.string(), (said) => {
        const { text } = readEvidence(replyEvidence(said, time, sid), sayTime);
        expect(text).toBe(`“${said}” at ${time}`);
      }),
    );
  });
});
