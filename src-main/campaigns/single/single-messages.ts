import type { DraftPicture } from '../../../src-shared/picture/picture.ts';
import type { SingleMessageOrigin } from '../../../src-shared/inbox/single-message.ts';
import { UserError } from '../../../src-shared/lib/result.ts';

/** A text to one number. */
export interface SingleMessageOrder {
  /** Given by whoever asks: the same id again sends nothing more. */
  readonly requestId: string;
  /** E.164. */
  readonly phone: string;
  /** As it goes: merge fields are filled in already. */
  readonly text: string;
  readonly picture: DraftPicture | null;
  /** When it goes, in milliseconds since 1970; null for after the time to undo. */
  readonly goesAt: number | null;
  readonly origin: SingleMessageOrigin;
}

/** Messages without a campaign. They go through the same ledger and send loop, first in line. */
export interface SingleMessages {
  /**
   * Writes a text down and has it sent. Refused (`invalid`) for an empty or too long text, a number that is
   * none, and (`refused`) for a number that must not be texted, or without a sender.
   */
  send(order: SingleMessageOrder): Promise<{ readonly messageId: number; readonly goesAt: number }>;
  /** Takes a text back that has not gone. Refused (`conflict`) where it has. */
  undo(messageId: number): Promise<{ readonly text: string }>;
  /** Gives a queued text another time; null for now. */
  reschedule(messageId: number, goesAt: number | null): Promise<void>;
  /** Sends a text again that surely did not go. Refused (`conflict`) where it did, or may have. */
  retry(messageId: number): Promise<void>;
  /** Decides about a text of which nobody knows whether it went. */
  decide(messageId: number, decision: 'sent' | 'send-again'): Promise<void>;
}

export function createSingleMessages(): SingleMessages {
  const later = () => Promise.reject(new UserError('unavailable', ''));
  return { send: later, undo: later, reschedule: later, retry: later, decide: later };
}
