import { expect, test } from 'vitest';
import {
  customer,
  customers,
  jsonLines,
  openCommandLineShop,
} from '../support/command-line-shop.ts';

const atFirst = 40;

test('a campaign that is stopped again and again, while its list changes, texts everybody of its start once', async () => {
  let taken = 0;
  const waiting = new Map<number, () => void>();
  const shop = await openCommandLineShop(customers(atFirst), {
    fake: {
      onAccepted() {
        taken += 1;
        waiting.get(taken)?.();
      },
    },
  });
  const id = await shop.draft('Hi {{ first_name }}');
  const progress: number[] = [];

  /** Sends until a few more texts were taken, then presses Ctrl+C. */
  async function sendSome(): Promise<void> {
    const hasTaken = new Promise<void>((resolve) => void waiting.set(taken + 3, resolve));
    const running = shop.start(id, '--rate', '10', '--json');
    await hasTaken;
    running.process.kill('SIGINT');
    const { exitCode, output } = await running.finished;
    expect(exitCode).toBe(3);
    progress.push(...jsonLines(output).map((line) => Number(line['progress'])));
  }

  await sendSome();
  await sendSome();
  await shop.add(customers(atFirst + 10));
  await shop.ovo.run('contacts', 'remove', customer(atFirst - 1));
  await sendSome();
  const last = await shop.send(id, '--rate', '0', '--json');
  expect(last.exitCode).toBe(0);
  progress.push(...jsonLines(last.output).map((line) => Number(line['progress'])));

  expect(shop.reached().toSorted()).toEqual(customers(atFirst - 1).toSorted());
  expect(progress).toEqual(progress.toSorted((one, other) => one - other));
  expect(progress.at(-1)).toBe(100);
});
