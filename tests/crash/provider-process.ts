import { startFakeTwilio } from '../support/fake-twilio/fake-twilio.ts';
import { seededRandom, type Fault, type FaultPlan } from '../support/fake-twilio/faults.ts';
import { errorFault } from '../support/fake-twilio/twilio-error.ts';
import { openGate } from '../support/gate.ts';
import type { FromProvider, ProviderOptions } from '../support/fake-twilio/forked-provider.ts';
import type { ProviderReport } from './provider.ts';

/*
 * The fake Twilio as a process of its own, as bad as a provider can be: it takes messages and then
 * drops the connection, says 500 or says nothing; it asks for patience in bursts, refuses connections
 * for a moment, is slow, and shows new messages in its list late. The process that forked it hears of
 * each message it takes, and may ask for everything.
 */
const options = JSON.parse(process.argv[2] ?? '') as ProviderOptions;
const random = seededRandom(options.seed);
const between = (from: number, to: number) => from + Math.floor(random() * (to - from));

const onCreate = (share: number, fault: Fault) => ({ on: 'create' as const, share, fault });
const onList = (share: number, fault: Fault) => ({ on: 'list' as const, share, fault });

const faults: FaultPlan = {
  seed: options.seed,
  chance: [
    onCreate(0.03, { kind: 'drop', accepted: true, how: 'close' }),
    onCreate(0.03, { kind: 'drop', accepted: true, how: 'reset' }),
    onCreate(0.02, { kind: 'drop', accepted: true, how: 'in-the-answer' }),
    onCreate(0.02, { kind: 'drop', accepted: false, how: 'reset' }),
    onCreate(0.02, { ...errorFault(20500, 500), accepted: true }),
    onCreate(0.01, { kind: 'answer', accepted: true, status: 503, body: '<html>Busy</html>' }),
    onCreate(0.01, { kind: 'answer', accepted: true, status: 201, body: '{"sid": "SM' }),
    onCreate(0.02, errorFault(20500, 500)),
    onCreate(0.01, { kind: 'hang', accepted: true }),
    onCreate(0.01, { kind: 'hang', accepted: false }),
    onCreate(0.15, { kind: 'slow', delayMs: between(10, 60) }),
    onCreate(0.15, { kind: 'slow', delayMs: between(60, 300) }),
    onList(0.01, { kind: 'drop', accepted: true, how: 'reset' }),
    onList(0.01, errorFault(20429, 429, { 'retry-after': '1' })),
  ],
};

let taken = 0;
let nextBurst = between(10, 60);
let nextShut = between(40, 200);
let shuts = 0;

function tell(news: FromProvider<ProviderReport>): void {
  process.send?.(news);
}

const fake = await startFakeTwilio({
  faults,
  visibleAfterMs: options.visibleAfterMs,
  onAccepted() {
    taken += 1;
    tell({ kind: 'accepted' });
    if (taken === nextBurst) {
      nextBurst += between(40, 120);
      fake.fail(errorFault(20429, 429, { 'retry-after': '0.2' }), { times: between(3, 9) });
    }
    // Each message may meet it twice and still have a try left.
    if (taken === nextShut && shuts < 2) {
      shuts += 1;
      nextShut += between(100, 250);
      gate.shut();
      setTimeout(gate.open, between(100, 400));
    }
  },
});
const gate = await openGate(Number(new URL(fake.url).port));

process.on('message', () => {
  tell({
    kind: 'report',
    report: {
      accepted: fake.accepted().map(({ sid, to, body }) => ({ sid, to, body })),
      requests: fake.requests().map(({ at, method, parameters }) => ({
        at,
        method,
        to: parameters['To'] ?? '',
        body: parameters['Body'] ?? '',
      })),
    },
  });
});
// Whoever asked for it is gone, however it went.
process.on('disconnect', () => process.exit());

const { accountSid, authToken } = fake.account;
tell({ kind: 'open', url: `http://127.0.0.1:${gate.port}`, accountSid, authToken });
