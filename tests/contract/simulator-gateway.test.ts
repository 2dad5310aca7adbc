import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createSimulatorGateway } from '../../src-main/gateways/simulator/simulator-gateway.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { describeGateway } from './gateway-contract.ts';
import type { Behaviour } from './gateway-contract.ts';

const none = {
  delayMs: 0,
  rejectedShare: 0,
  throttledShare: 0,
  unreachableShare: 0,
  unknownShare: 0,
  undeliveredShare: 0,
};
/** What settings make it so, and what it draws: half of the unanswered ones are taken. */
const ways: Readonly<Record<Behaviour, readonly [Partial<typeof none>, number]>> = {
  accept: [{}, 0.5],
  reject: [{ rejectedShare: 1 }, 0.5],
  throttle: [{ throttledShare: 1 }, 0.5],
  'be unreachable': [{ unreachableShare: 1 }, 0.5],
  block: [{}, 0.5],
  'take it without an answer': [{ unknownShare: 1 }, 0.25],
  'lose it without an answer': [{ unknownShare: 1 }, 0.75],
};

describeGateway(
  'simulator',
  () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'ovo-simulator-'));
    const clock = createManualClock();
    const open: { close(): void }[] = [];
    return Promise.resolve({
      clock,
      from: '',
      segmentsAtFirst: 1,
      gatewayThatWill(behaviour) {
        const [shares, drawn] = ways[behaviour];
        const gateway = createSimulatorGateway({
          file: path.join(folder, 'simulator.db'),
          settings: { ...none, ...shares },
          clock,
          random: () => drawn,
        });
        open.push(gateway);
        return gateway;
      },
      close() {
        for (const gateway of open) gateway.close();
        rmSync(folder, { recursive: true });
      },
    });
  },
  { without: ['block'] },
);
