import { createSimulatorReplies } from '../../src-main/gateways/simulator/simulator-replies.ts';
import { describeReplies } from './replies-contract.ts';

describeReplies('the simulator', () => ({
  source: createSimulatorReplies(),
  now: () => 1_800_000_000_000,
  close: () => undefined,
}));
