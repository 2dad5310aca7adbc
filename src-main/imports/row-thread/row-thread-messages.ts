import type { FailureCode } from '../../../src-shared/lib/result.ts';
import type { RowPacket, RowsHead, RowsWanted } from './row-packets.ts';

/** What a thread that reads rows is started with. */
export interface RowThreadStart {
  readonly kind: 'rows';
  readonly wanted: RowsWanted;
}

/** What such a thread says: the head, packets, then `end`; or why it cannot. */
export type FromRowThread =
  | { readonly kind: 'head'; readonly head: RowsHead }
  | { readonly kind: 'packet'; readonly packet: RowPacket }
  | { readonly kind: 'end' }
  | { readonly kind: 'refused'; readonly code: FailureCode; readonly message: string };

/** Packets that may be on their way at once; each that is taken lets one more come. */
export const packetsAhead = 4;
