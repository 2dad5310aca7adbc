import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Gateway } from '../../../src-main/engine/ports.ts';
import { createSimulatorGateway } from '../../../src-main/gateways/simulator/simulator-gateway.ts';
import type { SimulatorSettings } from '../../../src-shared/settings/settings.ts';
import { seededRandom } from '../../support/fake-twilio/faults.ts';
import { createManualClock } from '../../support/manual-clock.ts';

const calm: SimulatorSettings = {
  delayMs: 0,
  rejectedShare: 0,
  throttledShare: 0,
  unreachableShare: 0,
  unknownShare: 0,
  undeliveredShare: 0,
};

let folder: string;
let file: string;
const clock = createManualClock();
let open: { close(): void }[];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'ovo-simulator-'));
  file = path.join(folder, 'simulator.db');
  open = [];
});
afterEach(() => {
  for (const gateway of open) gateway.close();
  rmSync(folder, { recursive: true });
});

function create(settings: Partial<SimulatorSettings> = {}, seed = 1) {
  const gateway = createSimulatorGateway({
    file,
    settings: { ...calm, ...settings },
    clock,
    random: seededRandom(seed),
  });
  open.push(gateway);
  return gateway;
}

function message(index: number) {
  const to = `+1212555${String(index).padStart(4, '0')}`;
  return { messageId: index, attempt: 1, to, from: '', body: 'Hello', validitySeconds: null };
}

async function isFound(gateway: Gateway, index: number): Promise<boolean> {
  const { to, body } = message(index);
  const result = await gateway.findMessages({ to, body, createdSince: 0 });
  return result.kind === 'answered' && result.found.length > 0;
}

describe('the simulator', () => {
  test('does each thing in its share, and takes half of what it does not answer', async () => {
    const gateway = create({
      rejectedShare: 0.2,
      throttledShare: 0.15,
      unreachableShare: 0.1,
      unknownShare: 0.25,
    });
    const total = 6000;
    const counts: Record<string, number> = {};
    const codes: Record<number, number> = {};
    let takenUnknown = 0;
    for (let index = 0; index < total; index += 1) {
      const outcome = await gateway.send(message(index));
      counts[outcome.kind] = (counts[outcome.kind] ?? 0) + 1;
      const isTaken = await isFound(gateway, index);
      if (outcome.kind === 'rejected') codes[outcome.code] = (codes[outcome.code] ?? 0) + 1;
      if (outcome.kind === 'unknown') takenUnknown += isTaken ? 1 : 0;
      else expect(isTaken).toBe(outcome.kind === 'accepted');
    }
    const share = (count: number | undefined) => (count ?? 0) / total;
    expect(share(counts['rejected'])).toBeCloseTo(0.2, 1);
    expect(share(counts['throttled'])).toBeCloseTo(0.15, 1);
    expect(share(counts['unreachable'])).toBeCloseTo(0.1, 1);
    expect(share(counts['unknown'])).toBeCloseTo(0.25, 1);
    expect(share(counts['accepted'])).toBeCloseTo(0.3, 1);
    expect(takenUnknown / (counts['unknown'] ?? 1)).toBeCloseTo(0.5, 1);
    expect(Object.keys(codes).map(Number)).toEqual([21211, 21610, 21614]);
    expect(codes[21610]).toBeLessThan((counts['rejected'] ?? 0) / 5);
  });

  test('delivers later, and of some says why it could not', async () => {
    const gateway = create({ undeliveredShare: 0.5 });
    const total = 200;
    for (let index = 0; index < total; index += 1) await gateway.send(message(index));
    const receipts = async () => {
      const found = await Promise.all(
        Array.from({ length: total }, async (_, index) => {
          const { to, body } = message(index);
          const result = await gateway.findMessages({ to, body, createdSince: 0 });
          return result.kind === 'answered' ? result.found : [];
        }),
      );
      return found.flat().map(({ receipt }) => receipt);
    };
    expect(new Set((await receipts()).map(({ status }) => status))).toEqual(new Set(['pending']));
    await clock.advance(5000);
    expect(new Set((await receipts()).map(({ status }) => status))).toEqual(
      new Set(['pending', 'delivered', 'undelivered']),
    );
    await clock.advance(5000);
    const final = await receipts();
    const undelivered = final.filter(({ status }) => status === 'undelivered');
    expect(undelivered.length).toBeGreaterThan(60);
    expect(undelivered.length).toBeLessThan(140);
    expect(undelivered.every(({ errorCode }) => String(errorCode).startsWith('3000'))).toBe(true);
    const delivered = final.filter(({ status }) => status === 'delivered');
    expect(delivered.length + undelivered.length).toBe(total);
    expect(delivered.every(({ errorCode }) => errorCode === null)).toBe(true);
  });

  test('takes its time: half to one and a half of what is set', async () => {
    const gateway = create({ delayMs: 1000 });
    const started = clock.now();
    const durations: number[] = [];
    const sending = Array.from({ length: 100 }, async (_, index) => {
      await gateway.send(message(index));
      durations.push(clock.now() - started);
    });
    await clock.advance(499);
    expect(durations).toEqual([]);
    await clock.advance(1001);
    await Promise.all(sending);
    expect(Math.min(...durations)).toBeLessThan(600);
    expect(Math.max(...durations)).toBeGreaterThan(1400);
  });

  test('never gives a sid twice, not even when everything begins anew', async () => {
    const sids = new Set<string>();
    for (const again of [false, false, true]) {
      if (again) rmSync(file);
      const gateway = create({}, 7);
      for (let index = 0; index < 50; index += 1) {
        const outcome = await gateway.send(message(index));
        if (outcome.kind === 'accepted') sids.add(outcome.sid);
      }
      gateway.close();
    }
    expect(sids.size).toBe(150);
    for (const sid of sids) expect(sid).toMatch(/^SM[0-9a-f]{32}$/);
  });

  test('has every message that it accepted after its process was killed', async () => {
    const gateways = path.resolve(import.meta.dirname, '../../../src-main/gateways');
    const program = `
      import { createSimulatorGateway } from ${JSON.stringify(`${gateways}/simulator/simulator-gateway.ts`)};
      const gateway = createSimulatorGateway({
        file: process.argv[1],
        settings: ${JSON.stringify(calm)},
        clock: { now: () => 1, after: () => () => undefined },
        random: Math.random,
      });
      for (let index = 0; ; index += 1) {
        const to = '+1212555' + String(index).padStart(4, '0');
        const outcome = await gateway.send({ messageId: index, attempt: 1, to, from: '', body: 'Hello' });
        process.stdout.write(outcome.sid + '\\n');
        if (index % 10 === 9) await new Promise(setImmediate);
      }`;
    const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', program, file], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const answered: string[] = [];
    const lines = createInterface(child.stdout);
    for await (const line of lines) {
      answered.push(line);
      if (answered.length === 500) child.kill('SIGKILL');
    }
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    expect(child.signalCode).toBe('SIGKILL');
    expect(answered.length).toBeGreaterThanOrEqual(500);

    const gateway = create();
    const whole = answered.filter((sid) => /^SM[0-9a-f]{32}$/.test(sid));
    for (const [index, sid] of whole.entries()) {
      const { to, body } = message(index);
      expect(await gateway.findMessages({ to, body, createdSince: 0 })).toMatchObject({
        found: [{ sid }],
      });
    }
  });

  test('tells a ledger that it cannot write from a message that it took', async () => {
    const gateway = create();
    gateway.close();
    expect(await gateway.send(message(1))).toMatchObject({ kind: 'unreachable' });
    expect(
      await gateway.findMessages({ to: '+12125550123', body: 'x', createdSince: 0 }),
    ).toMatchObject({
      kind: 'unavailable',
    });
  });

  test.each([
    ['no database', () => writeFileSync(file, 'Dear diary, '.repeat(1000))],
    ['another program’s database', () => new Database(file).exec('CREATE TABLE a (b)').close()],
  ])('does not touch a file that is %s', (_what, write) => {
    write();
    const before = readFileSync(file);
    expect(() => create()).toThrow(/Couldn’t open the simulator’s file.*Move it elsewhere/);
    expect(() => create()).toThrow(expect.objectContaining({ code: 'unavailable' }));
    expect(readFileSync(file).equals(before)).toBe(true);
  });
});
