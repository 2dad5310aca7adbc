import { UserError } from '../../../src-shared/lib/result.ts';
import type { ConfirmationState } from '../../../src-shared/inbox/reply.ts';
import { confirmationPrefix } from '../../../src-shared/inbox/single-message.ts';
import { isMadeByReply, suppressionsOf } from '../../contacts/suppressions/suppression-rows.ts';
import { words } from '../../../src-shared/words/words.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { readSettings } from '../../database/settings.ts';
import type { WriteLock } from '../../database/write-lock.ts';
import type { Clock } from '../../engine/ports.ts';
import type { SingleMessages } from '../../campaigns/single/single-messages.ts';
import { noteConfirmation, openStops, type OpenStop } from './reply-rows.ts';

/**
 * An opt-out that Twilio does not recognize is confirmed within so many milliseconds, or not at all: the
 * FCC presumes consent to one confirmation within five minutes (SoundBite ruling, 2012).
 */
export const confirmableMs = 5 * 60_000;

/** What stands for the name of the business in the text of a confirmation. */
const businessMark = '{business}';

/** The text that confirms an opt-out; empty where none is wanted, or nothing real is sent. */
export function confirmationText(db: OvoDatabase): string {
  const { optOutConfirmation, businessName, gateway } = readSettings(db);
  if (gateway !== 'twilio') return '';
  const name = businessName === '' ? words.replies.us : businessName;
  return optOutConfirmation.replaceAll(businessMark, () => name).trim();
}

/** Confirms opt-outs once each, by a text of ours. */
export interface Confirmations {
  /**
   * Writes down what is due, also what a killed process left. Texts that cannot be sent are not tried again.
   *
   * @returns whether nothing is left: what the moment keeps from being written is to be tried again.
   */
  sendDue(): Promise<boolean>;
}

export function createConfirmations(context: {
  readonly db: OvoDatabase;
  readonly clock: Clock;
  readonly writeLock: WriteLock;
  readonly send: SingleMessages['send'];
}): Confirmations {
  const { db, clock, writeLock } = context;

  /** Null where it is to be tried again. */
  async function confirm(stop: OpenStop): Promise<ConfirmationState | null> {
    const text = confirmationText(db);
    if (text === '') return 'off';
    if (clock.now() - stop.receivedAt >= confirmableMs) return 'too-late';
    try {
      await context.send({
        // Asked again, for instance after a kill, the same text is sent once.
        requestId: `${confirmationPrefix}${stop.sid ?? stop.messageId}`,
        phone: stop.from,
        text,
        picture: null,
        goesAt: stop.receivedAt,
        origin: 'confirmation',
        gateway: 'twilio',
        // From the number that the person wrote to.
        sender: stop.to,
      });
      return 'sent';
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return isOfTheMoment(error) ? null : 'off';
    }
  }

  /** Whether this one is done with. */
  async function settle(stop: OpenStop): Promise<boolean> {
    const state = await confirm(stop);
    if (state === null) return false;
    try {
      await writeLock.write((writable) => noteConfirmation(writable, stop.messageId, state));
      return true;
    } catch (error) {
      if (error instanceof UserError && isOfTheMoment(error)) return false;
      throw error;
    }
  }

  return {
    async sendDue() {
      let isDone = true;
      for (const stop of openStops(db, clock.now() - 2 * confirmableMs)) {
        if (isByThis(db, stop) && !(await settle(stop))) isDone = false;
      }
      return isDone;
    },
  };
}

/** Whether another process writes, the disk is full, or the account cannot be read just now. */
function isOfTheMoment({ code }: UserError): boolean {
  return code === 'busy' || code === 'unavailable';
}

/** Whether this reply is what opted its number out: later ones are not confirmed again. */
function isByThis(db: OvoDatabase, { from, sid }: OpenStop): boolean {
  return suppressionsOf(db, from).some(
    (suppression) =>
      suppression.liftedAt === null && sid !== null && isMadeByReply(suppression, sid),
  );
}
