import { describe, expect, it } from 'vitest';
import { credentialsHandlers } from '../../../src-main/ipc/handlers/credentials.ts';
import { UserError, type FailureCode } from '../../../src-shared/lib/result.ts';
import type { CredentialsInput } from '../../../src-shared/settings/settings.ts';

const account: CredentialsInput = {
  accountSid: `AC${'0'.repeat(32)}`,
  apiKey: '',
  secret: 'a secret of sixteen',
};
const status = { source: 'session', accountHint: 'AC…0000', canBeStored: false } as const;

/** A keeper of accounts, and how often it was asked to keep one. */
function createKeeper() {
  let saved = 0;
  return {
    saved: () => saved,
    status: () => Promise.resolve(status),
    save() {
      saved += 1;
      return Promise.resolve(status);
    },
    clear: () => Promise.resolve(status),
  };
}

const nothing = () => Promise.resolve();
const noSenders = () => Promise.resolve({ senders: [], problem: null });

const caller = { windowId: 1 };
const refusing = (code: FailureCode) => () =>
  Promise.reject(new UserError(code, 'Twilio says no.'));

describe('saving an account', () => {
  it('is refused, and nothing is kept, where Twilio says that it is wrong', async () => {
    const keeper = createKeeper();
    const handlers = credentialsHandlers(keeper, refusing('invalid'), noSenders, nothing);
    await expect(handlers['credentials.save'](account, caller)).rejects.toThrow(
      'Twilio says no. The account wasn’t saved.',
    );
    expect(keeper.saved()).toBe(0);
  });

  it('keeps one that could not be tested, and says so', async () => {
    const keeper = createKeeper();
    const handlers = credentialsHandlers(keeper, refusing('unavailable'), noSenders, nothing);
    expect(await handlers['credentials.save'](account, caller)).toEqual({
      status,
      problem: 'Twilio says no.',
    });
    expect(keeper.saved()).toBe(1);
  });

  it('tests the account that is to be kept, not the one that is', async () => {
    const tested: (CredentialsInput | undefined)[] = [];
    const test = (given?: CredentialsInput) => {
      tested.push(given);
      return Promise.resolve({ accountName: 'Corner Shop' });
    };
    const handlers = credentialsHandlers(createKeeper(), test, noSenders, nothing);
    expect(await handlers['credentials.save'](account, caller)).toEqual({ status, problem: null });
    expect(tested).toEqual([account]);
  });
});

it('tells of an account that is kept or cleared, once it is, and of none that is refused', async () => {
  const keeper = createKeeper();
  const told: number[] = [];
  const onSaved = () => {
    told.push(keeper.saved());
    return Promise.resolve();
  };
  const works = () => Promise.resolve({ accountName: 'Corner Shop' });
  const handlers = credentialsHandlers(keeper, works, noSenders, onSaved);
  await handlers['credentials.save'](account, caller);
  await handlers['credentials.clear'](undefined, caller);
  expect(told).toEqual([1, 1]);
  const refused = credentialsHandlers(keeper, refusing('invalid'), noSenders, onSaved);
  await expect(refused['credentials.save'](account, caller)).rejects.toThrow('Twilio says no.');
  expect(told).toHaveLength(2);
});
