import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { draftProblem, newDraft } from '../../../src-renderer/campaigns/editor/draft.ts';
import {
  credentialsOf,
  fieldOf,
  problemsOf,
  signInWith,
  type AccountFields,
} from '../../../src-renderer/first-run/account-fields.ts';
import { describeAccount } from '../../../src-renderer/settings/values/account.ts';
import { changesBetween } from '../../../src-renderer/settings/values/changes.ts';
import {
  limitsValuesOf,
  settingsOfLimits,
  type LimitsValues,
} from '../../../src-renderer/settings/values/limits.ts';
import {
  defaultSenderProblem,
  settingsOfSender,
} from '../../../src-renderer/settings/values/sender.ts';
import {
  settingsOfSimulator,
  simulatorValuesOf,
  type SimulatorValues,
} from '../../../src-renderer/settings/values/simulator.ts';
import { settingsOfQuietHours } from '../../../src-renderer/settings/values/quiet-hours.ts';
import { settingsOfUnconfirmed } from '../../../src-renderer/settings/values/unconfirmed.ts';
import { nameCharacter } from '../../../src-renderer/ui/text/characters.ts';
import { campaignDraftSchema, writtenDraftSchema } from '../../../src-shared/campaign/campaign.ts';
import {
  credentialsInputSchema,
  settingsChangesSchema,
  settingsSchema,
  simulatorSettingsSchema,
} from '../../../src-shared/settings/settings.ts';

const defaults = settingsSchema.parse({});

const sender = fc.oneof(
  fc.constantFrom(
    '',
    '+12125550100',
    '+1',
    `+${'1'.repeat(15)}`,
    `+${'1'.repeat(16)}`,
    'MG',
    `MG${'0'.repeat(32)}`,
    `MG${'G'.repeat(32)}`,
    '(212) 555-0199',
    '07700 900123',
  ),
  fc.stringMatching(/^\+\d{1,16}$/),
  fc.stringMatching(/^MG[0-9a-f]{30,34}$/),
  fc.string(),
);

/** As the window rounds what was typed, unless that is out of bounds. */
function allMatchesOf(value: number): number {
  return value >= 0 && value <= 10_000_000 ? Math.round(value) : value;
}

/** Whether nothing is thrown. */
function isAccepted(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch {
    return false;
  }
}

test('a draft is refused in the window exactly where the main process would refuse it', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 8 }), sender, (name, from) => {
      const draft = { ...newDraft({ listIds: [3] }, new Date(2026, 4, 1)), name, sender: from };
      expect(draftProblem(draft) === null).toBe(writtenDraftSchema.safeParse(draft).success);
    }),
  );
});

test('a new campaign can be saved as it is, and begins with the list it was written for', () => {
  const draft = newDraft({ listIds: [3] }, new Date(2026, 4, 1));
  expect(draft).toMatchObject({ name: 'Campaign of May 1', audience: { listIds: [3] } });
  expect(campaignDraftSchema.safeParse(draft).success).toBe(true);
  expect(newDraft(null, new Date()).audience.listIds).toEqual([]);
});

test('settings that the window takes, the main process takes', () => {
  const absurd = fc.constantFrom(5e-324, 0.009, 0.01, Infinity, Number.NaN, -0, -1e-9, 1000.5);
  const number = fc.oneof(absurd, fc.double(), fc.integer({ min: -10, max: 100_000 }), fc.string());
  fc.assert(
    fc.property(sender, number, number, number, (defaultSender, rate, daily, seconds) => {
      const values: LimitsValues = {
        ...limitsValuesOf(defaults),
        segmentsPerSecond: rate,
        dailySegments: daily,
      };
      const isTaken = settingsChangesSchema.safeParse({
        ...defaults,
        segmentsPerSecond: rate,
        dailySegments: typeof daily === 'number' ? allMatchesOf(daily) : daily,
      }).success;
      expect(isAccepted(() => settingsOfLimits(values))).toBe(isTaken);
      expect(
        isAccepted(() =>
          settingsOfUnconfirmed({ unconfirmedPolicy: 'hold', recheckAfterSeconds: seconds }),
        ),
      ).toBe(settingsSchema.safeParse({ ...defaults, recheckAfterSeconds: seconds }).success);
      const isSender = settingsChangesSchema.safeParse({ defaultSender }).success;
      expect(defaultSenderProblem(defaultSender) === null).toBe(isSender);
      expect(isAccepted(() => settingsOfSender({ defaultSender }))).toBe(isSender);
    }),
  );
});

test('hours that the window takes are those that the main process takes', () => {
  const time = fc.oneof(
    fc.constantFrom('08:00', '08:59', '09:00', '21:00', '24:00', '24:01', ''),
    fc.stringMatching(/^[0-2]\d:[0-6]\d$/),
  );
  fc.assert(
    fc.property(time, time, fc.boolean(), (from, until, enabled) => {
      // As the end of a day midnight is read in either writing.
      fc.pre(until !== '00:00');
      const quietHours = { enabled, from, until };
      expect(isAccepted(() => settingsOfQuietHours(quietHours))).toBe(
        settingsSchema.safeParse({ ...defaults, quietHours }).success,
      );
    }),
    { numRuns: 1000 },
  );
});

test('a rate slower than the slowest is refused with the slowest that there is', () => {
  const refusal = (segmentsPerSecond: number) => () =>
    settingsOfLimits({ ...limitsValuesOf(defaults), segmentsPerSecond });
  for (const rate of [5e-324, 0.009, Infinity, Number.NaN, -1]) {
    expect(refusal(rate)).toThrow('Rate: Enter a number from 0.01 to 1,000, or 0 for unlimited.');
  }
  expect(refusal(0)()).toMatchObject({ segmentsPerSecond: 0 });
  expect(refusal(0.01)()).toMatchObject({ segmentsPerSecond: 0.01 });
});

test('what is wrong with a setting names the field', () => {
  const values = { ...limitsValuesOf(defaults), segmentsPerSecond: '' };
  expect(() => settingsOfLimits(values)).toThrow(
    'Rate: Enter a number from 0.01 to 1,000, or 0 for unlimited.',
  );
});

test('only what differs from the saved settings is saved', () => {
  const saved = { segmentsPerSecond: 1, quietHours: defaults.quietHours };
  expect(changesBetween(saved, { ...saved })).toEqual({});
  const quietHours = { ...defaults.quietHours, until: '20:00' };
  expect(changesBetween(saved, { segmentsPerSecond: 1, quietHours })).toEqual({ quietHours });
});

test('shares of the simulator are taken in percent, and given back as they were typed', () => {
  const share = fc.oneof(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: 0, max: 100_000 }));
  fc.assert(
    fc.property(share, share, share, share, (a, b, c, d) => {
      const values: SimulatorValues = {
        delayMs: 150,
        rejectedShare: a / 1000,
        throttledShare: b / 1000,
        unreachableShare: c / 1000,
        unknownShare: d / 1000,
        undeliveredShare: 1,
      };
      if (!isAccepted(() => settingsOfSimulator(values))) {
        expect(a + b + c + d).toBeGreaterThan(99_999);
        return;
      }
      const { simulator } = settingsOfSimulator(values);
      const parsed = simulatorSettingsSchema.parse(simulator);
      expect(simulatorValuesOf(parsed)).toEqual(values);
    }),
  );
});

const hex = (letters: string, length: number) => letters + 'a'.repeat(length);
const account: AccountFields = {
  login: 'api-key',
  accountSid: ` ${hex('AC', 32)} `,
  apiKey: hex('SK', 32),
  secret: 's'.repeat(32),
};

test.each([
  ['with an API key', account],
  ['with the auth token', { ...account, login: 'auth-token', apiKey: 'left over' } as const],
])('an account %s is taken by the main process', (_, values) => {
  expect(Object.values(problemsOf(values))).toEqual([null, null, null]);
  expect(credentialsOf(values).accountSid).toBe(hex('AC', 32));
  expect(credentialsInputSchema.safeParse(credentialsOf(values)).success).toBe(true);
});

test.each([
  ['accountSid', { ...account, accountSid: hex('SK', 32) }],
  ['apiKey', { ...account, apiKey: '' }],
  ['secret', { ...account, secret: 'short' }],
] as const)('a wrong %s is named', (field, values) => {
  expect(problemsOf(values)[field]).not.toBeNull();
  expect(credentialsInputSchema.safeParse(credentialsOf(values)).success).toBe(field === 'apiKey');
});

test('a secret that is too long is not called too short', () => {
  expect(problemsOf({ ...account, secret: 's'.repeat(201) }).secret).toMatch(/^Too long/);
  expect(problemsOf({ ...account, secret: 's'.repeat(15) }).secret).toMatch(/^Too short/);
});

test('another way to sign in begins without a secret; the same one keeps it', () => {
  const other = signInWith(account, 'auth-token');
  expect(other).toEqual({ ...account, login: 'auth-token', secret: '' });
  expect(signInWith(account, 'api-key')).toEqual(account);
});

test('what Twilio refuses is shown at the field that is to blame', () => {
  expect(fieldOf('wrong-login')).toBe('secret');
  expect(fieldOf('wrong-account')).toBe('accountSid');
  expect(fieldOf('offline')).toBeNull();
});

test('it is said where the account is kept', () => {
  const status = { accountHint: 'AC…1f3c', canBeStored: true } as const;
  expect(describeAccount({ ...status, source: 'keychain' })).toMatch(/AC…1f3c.*keychain/);
  expect(describeAccount({ ...status, source: 'session' })).toMatch(/sign in again after quitting/);
  expect(describeAccount({ ...status, source: 'environment' })).toMatch(/environment/);
  expect(describeAccount({ ...status, source: 'none' })).toBe('Not connected yet.');
});

test('characters that show nothing are named', () => {
  expect(nameCharacter('\u00a0')).toBe('no-break space');
  expect(nameCharacter('\u2003')).toBe('U+2003');
  expect(nameCharacter('“')).toBe('“');
  expect(nameCharacter('👩‍🍳')).toBe('👩‍🍳');
});
