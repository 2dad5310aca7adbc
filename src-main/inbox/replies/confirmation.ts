import { UserError } from '../../../src-shared/lib/result.ts';
import type { ConfirmationState } from '../../../src-shared/inbox/reply.ts';
import { suppressionsOf } from '../../contacts/suppressions/suppression-rows.ts';
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
  /** Sends what is due, also what a killed process left. Texts that cannot be sent are not tried again. */
  sendDue(): Promise<void>;
}

export function createConfirmations(context: {
  readonly db: OvoDatabase;
  readonly clock: Clock;
  readonly writeLock: WriteLock;
  readonly send: SingleMessages['send'];
}): Confirmations {
  const { db, clock, writeLock } = context;

  async function confirm(stop: OpenStop): Promise<ConfirmationState> {
    const text = confirmationText(db);
    if (text === '') return 'off';
    if (clock.now() - stop.receivedAt >= confirmableMs) return 'too-late';
    try {
      await context.send({
        // Asked again, for instance after a kill, the same text is sent once.
        requestId: `confirmation:${stop.sid ?? stop.messageId}`,
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
      if (error instanceof UserError) return 'off';
      throw error;
    }
  }

  return {
    async sendDue() {
      for (const stop of openStops(db, clock.now() - 2 * confirmableMs)) {
        if (!isByThis(db, stop)) continue;
        const state = await confirm(stop);
        await writeLock.write((writable) => noteConfirmation(writable, stop.messageId, state));
      }
    },
  };
}

/** Whether this reply is what opted its number out: later ones are not confirmed again. */
function isByThis(db: OvoDatabase, { from, sid }: OpenStop): boolean {
  return suppressionsOf(db, from).some(
    ({ origin, liftedAt, evidence }) =>
      origin === 'reply' && liftedAt === null && sid !== null && evidence?.includes(sid) === true,
  );
}
