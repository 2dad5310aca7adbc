import { parseArgs } from 'node:util';
import { startFakeTwilio } from './fake-twilio.ts';
import { readFaultPlan } from './faults.ts';

/*
 * The fake as a program of its own, for tests that kill and restart other processes: prints one JSON
 * line with its address and credentials, and runs until it is told to stop. control.ts
 * says how others look at it and change it. `--work 75-225` lets it work so many milliseconds on each message.
 */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    faults: { type: 'string' },
    'visible-after': { type: 'string', default: '0' },
    work: { type: 'string' },
  },
});

const [least = 0, most = least] = values.work?.split('-').map(Number) ?? [];

const fake = await startFakeTwilio({
  port: Number(values.port),
  visibleAfterMs: Number(values['visible-after']),
  ...(values.work === undefined ? {} : { work: { least, most } }),
  ...(values.faults === undefined ? {} : { faults: readFaultPlan(values.faults) }),
});

console.log(
  JSON.stringify({
    url: fake.url,
    accountSid: fake.account.accountSid,
    authToken: fake.account.authToken,
    sender: fake.account.numbers[0],
  }),
);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void fake.close());
}
