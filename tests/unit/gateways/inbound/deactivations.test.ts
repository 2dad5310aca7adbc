import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  createLineReader,
  deactivatedNumber,
} from '../../../../src-main/gateways/twilio/inbound/deactivations.ts';
import { DeactivatedListBroken } from '../../../../src-main/gateways/replies.ts';
import { isE164 } from '../../../../src-shared/phone/e164.ts';
import { startFakeTwilio } from '../../../support/fake-twilio/fake-twilio.ts';
import { errorFault } from '../../../support/fake-twilio/twilio-error.ts';
import { createManualClock } from '../../../support/manual-clock.ts';
import { repliesOf } from '../../../support/replies.ts';

const day = '2026-01-01';

describe('a line of the list', () => {
  test.each([
    ['+12125550123', '+12125550123'],
    ['12125550123', '+12125550123'],
    ['2125550123', '+12125550123'],
    [' +12125550123\t', '+12125550123'],
    ['\u00ef\u00bb\u00bf+12125550123', '+12125550123'],
    ['+447700900123', '+447700900123'],
    // Half a number, such as a list that was cut ends with.
    ['+1212555', null],
    ['+1212555012', null],
    ['+121255501234', null],
    ['+11125550123', null],
    ['447700900123', null],
    ['phone_number', null],
    ['+12125550123,active', null],
    ['=1+1', null],
    ['', null],
  ])('%j is the number %s', (line, number) => {
    expect(deactivatedNumber(line)).toBe(number);
  });

  test('is a number in E.164 or none, whatever it has', () => {
    fc.assert(
      fc.property(fc.string(), (line) => {
        const number = deactivatedNumber(line);
        expect(number === null || isE164(number)).toBe(true);
      }),
    );
  });
});

describe('lines', () => {
  test('are the same however they come in pieces; those that are too long are none', () => {
    const short = fc.stringMatching(/^[ -~]{0,20}$/);
    const long = fc.integer({ min: 38, max: 90 }).map((length) => '5'.repeat(length));
    const line = fc.oneof(short, long);
    const text = fc.array(line).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(text, fc.array(fc.nat({ max: 50 })), (whole, sizes) => {
        const reader = createLineReader();
        const lines: string[] = [];
        const bytes = Buffer.from(whole, 'latin1');
        let at = 0;
        for (const size of [...sizes, bytes.length]) {
          lines.push(...reader.read(bytes.subarray(at, at + size)));
          at += size;
        }
        lines.push(...reader.end());
        const wanted = whole.split('\n').filter((one) => one !== '' && one.length <= 40);
        expect(lines).toEqual(wanted);
      }),
    );
  });

  test('end with \\n, \\r\\n and \\r', () => {
    const reader = createLineReader();
    const chunks = ['one\r', '\ntwo\nthr', 'ee\rfour'].map((text) => Buffer.from(text));
    const lines = chunks.flatMap((chunk) => reader.read(chunk));
    expect([...lines, ...reader.end()]).toEqual(['one', 'two', 'three', 'four']);
  });
});

async function start() {
  const clock = createManualClock();
  const fake = await startFakeTwilio({ now: clock.now });
  onTestFinished(() => fake.close());
  return { clock, fake, source: repliesOf(fake, clock) };
}

async function read(list: Awaited<ReturnType<ReturnType<typeof repliesOf>['deactivatedNumbers']>>) {
  if (list.kind !== 'listed') throw new Error(JSON.stringify(list));
  const numbers: string[] = [];
  for await (const number of list.numbers) numbers.push(number);
  return numbers;
}

describe('the numbers of a day', () => {
  test('come between lines that are none, however long', async () => {
    const { fake, source } = await start();
    const long = Array.from({ length: 200 }, () => '5'.repeat(100_000));
    fake.deactivate(day, ['<html>\n', ...long, '\n+12125550123\n', '\0\u00ff\n', '2125550124']);
    expect(await read(await source.deactivatedNumbers(day))).toEqual([
      '+12125550123',
      '+12125550124',
    ]);
  });

  test.each([
    ['there is none', { kind: 'answer', status: 404 } as const],
    ['it is not there yet', errorFault(30_114, 400)],
  ])('are none where %s', async (_what, fault) => {
    const { fake, source } = await start();
    fake.deactivate(day, '+12125550123');
    for (const on of ['deactivations', 'stored-file'] as const) {
      fake.fail({ accepted: false, ...fault }, { on });
      expect(await source.deactivatedNumbers(day)).toEqual({ kind: 'none' });
    }
  });

  test.each([
    ['deactivations', errorFault(20_429, 429, { 'Retry-After': '60' }), 60_000, false],
    ['deactivations', errorFault(70_051, 403), null, true],
    ['deactivations', errorFault(20_003, 401), null, true],
    ['deactivations', { kind: 'answer', status: 307 } as const, null, false],
    ['deactivations', { kind: 'answer', status: 307, body: 'moved' } as const, null, false],
    ['deactivations', { kind: 'answer', status: 200, body: '+12125550123' } as const, null, false],
    ['stored-file', { kind: 'answer', status: 403 } as const, null, false],
    ['stored-file', { kind: 'drop' } as const, null, false],
  ] as const)(
    'are unavailable for now, or for good: %s',
    async (on, fault, retryAfterMs, isAuth) => {
      const { fake, source } = await start();
      fake.deactivate(day, '+12125550123');
      fake.fail({ accepted: false, ...fault }, { on });
      expect(await source.deactivatedNumbers(day)).toMatchObject({
        kind: 'unavailable',
        retryAfterMs,
        isAuth,
      });
      expect(await read(await source.deactivatedNumbers(day))).toEqual(['+12125550123']);
    },
  );

  test('are found by the body of the answer alone, too', async () => {
    const { fake, source } = await start();
    fake.deactivate(day, '+12125550123');
    await source.deactivatedNumbers(day);
    const asked = fake.requests().at(-1);
    const place = `${fake.url}${asked?.path}?${new URLSearchParams(asked?.parameters)}`;
    const body = { redirect_to: place };
    fake.fail({ kind: 'answer', accepted: false, status: 307, body }, { on: 'deactivations' });
    expect(await read(await source.deactivatedNumbers(day))).toEqual(['+12125550123']);
  });

  test('break off where nothing more comes', async () => {
    const { clock, fake, source } = await start();
    fake.deactivate(day, '+12125550123\n', { length: 100 });
    const list = await source.deactivatedNumbers(day);
    const reading = read(list);
    await expect(clock.runUntil(reading)).rejects.toThrow(DeactivatedListBroken);
    await expect(reading).rejects.toMatchObject({
      unavailable: { kind: 'unavailable', isAuth: false },
    });
  });

  test('wait for a reader that takes its time, but not for one that never begins', async () => {
    const { clock, fake, source } = await start();
    fake.deactivate(day, ['+12125550123\n', '+12125550124\n']);
    const list = await source.deactivatedNumbers(day);
    const numbers: string[] = [];
    if (list.kind === 'listed') {
      for await (const number of list.numbers) {
        numbers.push(number);
        await clock.advance(3_600_000);
      }
    }
    expect(numbers).toHaveLength(2);
    const left = await source.deactivatedNumbers(day);
    await clock.advance(30_000);
    await expect(read(left)).rejects.toThrow(DeactivatedListBroken);
  });

  test('are of a day', async () => {
    const { source } = await start();
    await expect(source.deactivatedNumbers('yesterday')).rejects.toThrow('YYYY-MM-DD');
  });
});
