import * as fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { answerRequest } from '../../../src-main/ipc/answer.ts';
import type { Handlers } from '../../../src-main/ipc/handler.ts';
import { requests } from '../../../src-shared/ipc/contract.ts';
import { UserError } from '../../../src-shared/lib/result.ts';

const faults: { message: string; cause: unknown }[] = [];
const log = {
  warn: () => undefined,
  error: (message: string, cause: unknown) => void faults.push({ message, cause }),
};
const caller = { windowId: 1 };

function unexpected(): never {
  throw new Error('This was not to be reached');
}

/** Handlers of which only those given do something; any other one that is reached is a fault. */
function handlersWith(some: Partial<Handlers>): Handlers {
  const rest = Object.fromEntries(Object.keys(requests).map((name) => [name, unexpected]));
  const all: Partial<Handlers> = { ...rest, ...some };
  if (!isWhole(all)) throw new Error('A request has no handler');
  return all;
}

function isWhole(handlers: Partial<Handlers>): handlers is Handlers {
  return Object.keys(requests).every((name) => Object.hasOwn(handlers, name));
}

beforeEach(() => {
  faults.length = 0;
});

test('a request gets the answer of its handler', async () => {
  const handlers = handlersWith({
    'contacts.undo': ({ actionId }) => ({ restored: actionId, joined: 0 }),
  });
  const answer = await answerRequest(handlers, log, caller, 'contacts.undo', { actionId: 2 });
  expect(answer).toEqual({ ok: true, value: { restored: 2, joined: 0 } });
});

test('input of another shape is refused before anything sees it', async () => {
  const answer = await answerRequest(handlersWith({}), log, caller, 'contacts.remove', {
    selection: { kind: 'ids', ids: ['1; DROP TABLE contacts'] },
  });
  expect(answer).toMatchObject({ ok: false, error: { code: 'invalid' } });
  expect(faults).toEqual([]);
});

test('the error for bad input does not repeat the input', async () => {
  const secret = 'typed-as-a-secret';
  const answer = await answerRequest(handlersWith({}), log, caller, 'setup.saveAccount', {
    accountSid: secret,
    apiKey: secret,
    secret: 'x',
  });
  expect(answer).toMatchObject({ ok: false, error: { code: 'invalid' } });
  expect(JSON.stringify(answer)).not.toContain(secret);
});

test.each([
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '',
  'contacts',
  'contacts.drop',
])('there is no request named “%s”', async (name) => {
  const answer = await answerRequest(handlersWith({}), log, caller, name, undefined);
  expect(answer).toMatchObject({ ok: false, error: { code: 'invalid' } });
  expect(faults).toEqual([]);
});

test('a user error comes back with its code and its sentence', async () => {
  const handlers = handlersWith({
    'campaigns.start': () => {
      throw new UserError('conflict', 'It is completed. Nothing was changed.');
    },
  });
  const answer = await answerRequest(handlers, log, caller, 'campaigns.start', { id: 1 });
  expect(answer).toEqual({
    ok: false,
    error: { code: 'conflict', message: 'It is completed. Nothing was changed.' },
  });
  expect(faults).toEqual([]);
});

test('a fault is written down whole and shown without its details', async () => {
  const fault = new Error('no such table: contacts in /home/somebody/ovo.db');
  const handlers = handlersWith({ 'lists.all': () => Promise.reject(fault) });
  const answer = await answerRequest(handlers, log, caller, 'lists.all', undefined);
  expect(answer).toMatchObject({ ok: false, error: { code: 'internal' } });
  expect(JSON.stringify(answer)).not.toMatch(/no such table|somebody/);
  expect(faults).toEqual([{ message: 'lists.all failed', cause: fault }]);
});

test('a window never gets more than the contract says', async () => {
  const status = { source: 'session', accountHint: 'AC…1f3c', canBeStored: false } as const;
  const careless = { ...status, secret: 'the-secret' };
  const handlers = handlersWith({ 'credentials.status': () => careless });
  const answer = await answerRequest(handlers, log, caller, 'credentials.status', undefined);
  expect(answer).toEqual({ ok: true, value: status });
});

test('an answer of another shape is a fault, not an answer', async () => {
  const handlers = handlersWith({
    'contacts.undo': () => ({ restored: Number.NaN, joined: 0 }),
  });
  const answer = await answerRequest(handlers, log, caller, 'contacts.undo', { actionId: 1 });
  expect(answer).toMatchObject({ ok: false, error: { code: 'internal' } });
  expect(faults).toHaveLength(1);
});

test('whatever a hostile page sends to any request, it gets a value back and nothing breaks', async () => {
  const handlers = handlersWith({});
  const hostile = fc.oneof(
    fc.anything({
      withBigInt: true,
      withMap: true,
      withSet: true,
      withDate: true,
      withTypedArray: true,
      withSparseArray: true,
      withNullPrototype: true,
    }),
    fc.dictionary(fc.constantFrom('id', 'ids', 'token', '__proto__', 'limit'), fc.anything()),
  );
  const names = Object.keys(requests);
  const codes = new Set<string>();
  await fc.assert(
    fc.asyncProperty(hostile, async (input) => {
      for (const name of names) {
        const answer = await answerRequest(handlers, log, caller, name, input);
        if (answer.ok) throw new Error('nothing may succeed: every handler throws');
        codes.add(answer.error.code);
      }
    }),
    { numRuns: 1000 },
  );
  expect([...codes].toSorted()).toEqual(['internal', 'invalid']);
});
