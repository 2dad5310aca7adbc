import { faultSources, type FaultSource } from '../../engine/sender/sender-circuit.ts';
import type { GatewayKind } from '../../../src-shared/campaign/snapshot.ts';
import type { OvoDatabase, WritableDatabase } from '../../database/open.ts';
import { readState, writeState } from '../../database/state.ts';

/** Where nothing opened it since a message got through. */
const none = '';

function keyOf(gateway: GatewayKind, sender: string): string {
  return `circuit:${gateway} ${sender}`;
}

/** What opened the circuit of a sender last; null where a message got through since. */
export function circuitOpenedBy(
  db: OvoDatabase,
  gateway: GatewayKind,
  sender: string,
): FaultSource | null {
  const stored = readState(db, keyOf(gateway, sender));
  return faultSources.find((source) => source === stored) ?? null;
}

/** Keeps what opened the circuit of a sender; null once a message got through. */
export function saveCircuit(
  db: WritableDatabase,
  gateway: GatewayKind,
  sender: string,
  openedBy: FaultSource | null,
): void {
  writeState(db, keyOf(gateway, sender), openedBy ?? none);
}
