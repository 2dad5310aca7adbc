import type { HoldDecision } from '../../../src-shared/inbox/hold.ts';
import type { ReplyStatus, ReplySync } from '../../../src-shared/inbox/reply.ts';
import { UserError } from '../../../src-shared/lib/result.ts';

/** A picture of a reply, as it came or as it is kept. */
export type ReplyPicture =
  | { readonly kind: 'stored'; readonly hash: string }
  /** A data address of a stranger’s bytes. */
  | { readonly kind: 'fetched'; readonly source: string }
  | { readonly kind: 'refused'; readonly why: 'not-a-picture' | 'too-large' | 'gone' };

/** Reads replies, and acts on opt-outs. */
export interface Replies {
  /** Reads in passes while Ovo runs, until `stop`. */
  follow(): void;
  status(): ReplyStatus;
  /** Reads now. Refused (`unavailable`) where Twilio cannot be asked; what was read stays. */
  sync(): Promise<ReplySync>;
  /** Decides about a held number. Refused (`not-found`) where nothing of it waits. */
  decide(phone: string, decision: HoldDecision): Promise<void>;
  fetchPicture(mediaId: number): Promise<ReplyPicture>;
  keepPicture(mediaId: number, bytes: Uint8Array): Promise<{ readonly hash: string }>;
  refusePicture(mediaId: number): Promise<void>;
  credentialsSaved(): void;
  /** Stops reading; an answer under way is dropped. */
  stop(): void;
}

export function createReplies(): Replies {
  const later = () => Promise.reject(new UserError('unavailable', ''));
  return {
    follow: () => undefined,
    status: () => ({ asOf: null, isReading: false, problem: null, lostBefore: null }),
    sync: later,
    decide: later,
    fetchPicture: later,
    keepPicture: later,
    refusePicture: later,
    credentialsSaved: () => undefined,
    stop: () => undefined,
  };
}
