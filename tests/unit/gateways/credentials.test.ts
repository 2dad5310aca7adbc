import { describe, expect, test } from 'vitest';
import { UserError } from '../../../src-shared/lib/result.ts';
import { credentialsFromEnvironment } from '../../../src-main/gateways/twilio/credentials.ts';

const accountSid = `AC${'0f'.repeat(16)}`;
const apiKey = `SK${'7b'.repeat(16)}`;

describe('credentials from the environment', () => {
  test('are the auth token, the API key, or none', () => {
    expect(credentialsFromEnvironment({})).toBeNull();
    expect(credentialsFromEnvironment({ TWILIO_ACCOUNT_SID: '', PATH: '/bin' })).toBeNull();
    expect(
      credentialsFromEnvironment({
        TWILIO_ACCOUNT_SID: ` ${accountSid}\n`,
        TWILIO_AUTH_TOKEN: 't',
      }),
    ).toEqual({ accountSid, authToken: 't' });
    expect(
      credentialsFromEnvironment({
        TWILIO_ACCOUNT_SID: accountSid,
        TWILIO_AUTH_TOKEN: 't',
        TWILIO_API_KEY: apiKey,
        TWILIO_API_SECRET: 's',
      }),
    ).toEqual({ accountSid, apiKey, apiSecret: 's' });
  });

  test.each([
    [{ TWILIO_AUTH_TOKEN: 'hush' }, 'TWILIO_ACCOUNT_SID isn’t set'],
    [{ TWILIO_ACCOUNT_SID: accountSid }, 'TWILIO_AUTH_TOKEN (or TWILIO_API_KEY and'],
    [{ TWILIO_ACCOUNT_SID: accountSid, TWILIO_API_KEY: apiKey }, 'TWILIO_API_SECRET isn’t set'],
    [{ TWILIO_ACCOUNT_SID: accountSid, TWILIO_API_SECRET: 'hush' }, 'TWILIO_API_KEY isn’t set'],
    [{ TWILIO_API_KEY: apiKey }, 'TWILIO_ACCOUNT_SID and TWILIO_API_SECRET isn’t set'],
    [{ TWILIO_ACCOUNT_SID: 'hush', TWILIO_AUTH_TOKEN: 'hush' }, 'isn’t an Account SID'],
  ])(
    'that are incomplete are refused with what is missing, and no value: %#',
    (environment, words) => {
      const read = () => credentialsFromEnvironment(environment);
      expect(read).toThrow(UserError);
      expect(read).toThrow(words);
      expect(read).not.toThrow(/hush|SK7b/);
    },
  );
});
