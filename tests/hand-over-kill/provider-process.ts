import { startFakeTwilio } from '../support/fake-twilio/fake-twilio.ts';
import { seededRandom, type Fault, type FaultPlan } from '../support/fake-twilio/faults.ts';
import { errorFault } from '../support/fake-twilio/twilio-error.ts';
import type {
  FromProvider,
  ProviderOptions,
  ToProvider,
} from '../support/fake-twilio/forked-provider.ts';
import type { ProviderReport } from './provider.ts';

/*
 * The fake Twilio as a process of its own, with a scheduler and a clock that can leap: it takes messages,
 * or cancels them, and then drops the connection or says 500; it asks for patience in bursts, and shows
 * new messages in its list late.
 */
const options = JSON.parse(process.argv[2] ?? '') as ProviderOptions;
const random = seededRandom(options.seed);
const between = (from: number, to: number) => from + Math.floor(random() * (to - from));

const on = (operation: 'create' | 'list' | 'cancel', share: number, fault: Fault) => ({
  on: operation,
  share,
  fault,
});

const faults: FaultPlan = {
  seed: options.seed,
  chance: [
    on('create', 0.004, { kind: 'drop', accepted: true, how: 'close' }),
    on('create', 0.004, { kind: 'drop', accepted: true, how: 'reset' }),
    on('create', 0.002, { kind: 'drop', accepted: true, how: 'in-the-answer' }),
    on('create', 0.004, { kind: 'drop', accepted: false, how: 'reset' }),
    on('create', 0.002, { ...errorFault(20500, 500), accepted: true }),
    on('create', 0.002, errorFault(20500, 500)),
    on('create', 0.0005, { kind: 'hang', accepted: true }),
    on('create', 0.05, { kind: 'slow', delayMs: between(10, 80) }),
    on('list', 0.01, { kind: 'drop', accepted: true, how: 'reset' }),
    on('list', 0.01, errorFault(20429, 429, { 'retry-after': '1' })),
    on('cancel', 0.02, { kind: 'drop', accepted: true, how: 'close' }),
    on('cancel', 0.02, { kind: 'drop', accepted: false, how: 'reset' }),
    on('cancel', 0.02, { ...errorFault(20500, 500), accepted: true }),
    on('cancel', 0.02, errorFault(20500, 500)),
    on('cancel', 0.02, errorFault(20429, 429, { 'retry-after': '0.2' })),
  ],
};

let aheadMs = 0;
let taken = 0;
let nextBurst = between(50, 500);

function tell(news: FromProvider<ProviderReport>): void {
  process.send?.(news);
}

const fake = await startFakeTwilio({
  faults,
  now: () => Date.now() + aheadMs,
  visibleAfterMs: options.visibleAfterMs,
  onAccepted() {
    taken += 1;
    tell({ kind: 'accepted' });
    if (taken !== nextBurst) return;
    nextBurst += between(500, 3000);
    fake.fail(errorFault(20429, 429, { 'retry-after': '0.2' }), { times: between(3, 9) });
  },
});

process.on('message', ({ leapMs }: ToProvider) => {
  aheadMs += leapMs;
  const now = Date.now() + aheadMs;
  const messages = fake.accepted().map(({ sid, to, body, sendAt, canceledAt }) => {
    return { sid, to, body, sendAt, canceledAt };
  });
  tell({ kind: 'report', report: { now, messages } });
});
// Whoever asked for it is gone, however it went.
process.on('disconnect', () => process.exit());

const { accountSid, authToken } = fake.account;
tell({ kind: 'open', url: fake.url, accountSid, authToken });
