import { describe, expect, it } from 'vitest';
import { credentialsHandlers } from '../../../src-main/ipc/handlers/credentials.ts';
import { setupHandlers, type SetupTools } from '../../../src-main/ipc/handlers/setup.ts';
import type { Application } from '../../../src-main/application.ts';
import type { CredentialsInput } from '../../../src-shared/settings/settings.ts';
import type { AccountCheck } from '../../../src-shared/settings/setup/account-check.ts';

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
const caller = { windowId: 1 };
const works: AccountCheck = { kind: 'works', name: 'Corner Shop', isTrial: false };

/** What saves an account, where Twilio says `check` of it; `checked`: the accounts that it was asked about. */
function saverWith(
  keeper: ReturnType<typeof createKeeper>,
  check: AccountCheck,
  onSaved = nothing,
) {
  const checked: (CredentialsInput | undefined)[] = [];
  const tools: Pick<SetupTools, 'checkAccount'> = {
    checkAccount(given) {
      checked.push(given);
      return Promise.resolve(check);
    },
  };
  const handlers = setupHandlers({} as Application, tools as SetupTools, keeper, onSaved);
  return { checked, save: () => handlers['setup.saveAccount'](account, caller) };
}

describe('saving an account', () => {
  it.each(['wrong-login', 'wrong-account', 'test-credentials'] as const)(
    'is refused, and nothing is kept, where Twilio says that it is wrong (%s)',
    async (problem) => {
      const keeper = createKeeper();
      const check: AccountCheck = { kind: 'problem', problem };
      const { save } = saverWith(keeper, check);
      expect(await save()).toEqual({ check, isSaved: false, status });
      expect(keeper.saved()).toBe(0);
    },
  );

  it('keeps one that could not be checked, and says so', async () => {
    const keeper = createKeeper();
    const check: AccountCheck = { kind: 'problem', problem: 'offline' };
    const { save } = saverWith(keeper, check);
    expect(await save()).toEqual({ check, isSaved: true, status });
    expect(keeper.saved()).toBe(1);
  });

  it('checks the account that is to be kept, not the one that is', async () => {
    const { checked, save } = saverWith(createKeeper(), works);
    expect(await save()).toEqual({ check: works, isSaved: true, status });
    expect(checked).toEqual([account]);
  });
});

it('tells of an account that is kept or cleared, once it is, and of none that is refused', async () => {
  const keeper = createKeeper();
  const told: number[] = [];
  const onSaved = () => {
    told.push(keeper.saved());
    return Promise.resolve();
  };
  await saverWith(keeper, works, onSaved).save();
  const test = () => Promise.resolve({ accountName: 'Corner Shop' });
  const senders = () => Promise.resolve({ senders: [], problem: null });
  await credentialsHandlers(keeper, test, senders, onSaved)['credentials.clear'](undefined, caller);
  expect(told).toEqual([1, 1]);
  await saverWith(keeper, { kind: 'problem', problem: 'wrong-login' }, onSaved).save();
  expect(told).toHaveLength(2);
});
