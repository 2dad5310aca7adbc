import type { GatewayKind } from '../../../src-shared/campaign/snapshot.ts';
import {
  singleMessageLimits,
  type SingleMessageOrigin,
} from '../../../src-shared/inbox/single-message.ts';
import { requireSender } from '../../../src-shared/campaign/read-sender.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import { explainMessage, longestText } from '../../../src-shared/message/reason.ts';
import type { MessageStatus } from '../../../src-shared/message/status.ts';
import { normalisePhone } from '../../../src-shared/phone/phone-number.ts';
import type { DraftPicture } from '../../../src-shared/picture/picture.ts';
import { words } from '../../../src-shared/words/words.ts';
import type { OvoDatabase, WritableDatabase } from '../../database/open.ts';
import { readSettings, refuseUnreadableSettings } from '../../database/settings.ts';
import type { WriteLock } from '../../database/write-lock.ts';
import type { Clock } from '../../engine/ports.ts';
import { pictureProblems } from '../pictures/picture-rows.ts';
import type { Gateways } from '../sending/gateways.ts';
import type { Sending } from '../sending/sending.ts';
import {
  decideSingle,
  lastSenderTo,
  moveSingle,
  refuseSuppressed,
  retrySingle,
  singleMessage,
  singleOfRequest,
  undoSingle,
  writeSingle,
  type NewSingleMessage,
} from './single-rows.ts';

/** A text to one number. */
export interface SingleMessageOrder {
  /** Given by whoever asks: the same id again sends nothing more. */
  readonly requestId: string;
  /** E.164, or as a person of the default country writes it. */
  readonly phone: string;
  /** As it goes: merge fields are filled in already. */
  readonly text: string;
  readonly picture: DraftPicture | null;
  /** When it goes, in milliseconds since 1970; null for after the time to undo. */
  readonly goesAt: number | null;
  readonly origin: SingleMessageOrigin;
  /** What it goes through; as the settings have it unless given. */
  readonly gateway?: GatewayKind;
  /** Who it comes from; unless given, whoever that person had the last text from, or the sender of the settings. */
  readonly sender?: string;
}

/** What became of a text. */
export interface SingleMessageState {
  readonly status: MessageStatus;
  /** E.164. */
  readonly phone: string;
  readonly sid: string | null;
  readonly isPractice: boolean;
  readonly goesAt: number;
  /** Whether it waits until somebody decides about its number. */
  readonly isHeld: boolean;
  /** Why it stands as it does, in plain words; null where nothing is to be said. */
  readonly problem: string | null;
}

/** Messages without a campaign. They go through the same ledger and send loop, first in line. */
export interface SingleMessages {
  /**
   * Writes a text down and has it sent. Refused (`invalid`) for an empty or too long text, a number that is
   * none or must not be texted, or without a sender, and (`unavailable`) without credentials.
   */
  send(order: SingleMessageOrder): Promise<{ readonly messageId: number; readonly goesAt: number }>;
  /** Refused (`not-found`) where there is no such text. */
  get(messageId: number): SingleMessageState;
  /** Takes a text back that has not gone. Refused (`conflict`) where it has. */
  undo(messageId: number): Promise<{ readonly text: string }>;
  /** Gives a queued text another time; null for now. */
  reschedule(messageId: number, goesAt: number | null): Promise<void>;
  /** Sends a text again that surely did not go. Refused (`conflict`) where it did, or may have. */
  retry(messageId: number): Promise<void>;
  /** Decides about a text of which nobody knows whether it went. */
  decide(messageId: number, decision: 'sent' | 'send-again'): Promise<void>;
}

/** What else is to be written with a text, in the same transaction. */
export interface SingleMessageHooks {
  /** A text was written: its rows are there. */
  readonly onSingle: (db: WritableDatabase, message: WrittenSingle) => void;
  /** A text was taken back; `draft` has its words. */
  readonly onUndone: (
    db: WritableDatabase,
    messageId: number,
    draft: { readonly text: string; readonly at: number },
  ) => void;
  /** Somebody decided about a text, or had it tried again. */
  readonly onChanged: (db: WritableDatabase, messageId: number) => void;
}

/** A text that was just written down. */
export interface WrittenSingle {
  readonly messageId: number;
  readonly phone: string;
  readonly isPractice: boolean;
  /** When it was written, in milliseconds since 1970. */
  readonly at: number;
  readonly origin: SingleMessageOrigin;
}

const nothing = () => undefined;

export function createSingleMessages(context: {
  readonly db: OvoDatabase;
  readonly clock: Clock;
  readonly writeLock: WriteLock;
  readonly sending: Pick<Sending, 'singleMessagesChanged'>;
  readonly gateways: Pick<Gateways, 'refuseUnlessReady'>;
  /** Rejects where the database cannot be trusted. */
  readonly beforeSending: () => Promise<void>;
  readonly refuseUnlessSendsPictures: (sender: string) => Promise<void>;
  /** Puts a picture on Twilio again that had been there and is not any more. */
  readonly keepHosted: (picture: DraftPicture) => Promise<void>;
  readonly hooks?: SingleMessageHooks;
  readonly onChange: () => void;
}): SingleMessages {
  const { db, clock, writeLock, sending, onChange } = context;
  const hooks = context.hooks ?? { onSingle: nothing, onUndone: nothing, onChanged: nothing };

  /** Tells whoever sends, and whoever shows it. */
  function changed<T>(value: T): T {
    sending.singleMessagesChanged();
    onChange();
    return value;
  }

  function timeOf({ goesAt, origin }: SingleMessageOrder, now: number) {
    if (goesAt !== null && goesAt > now) {
      refuseTooFar(goesAt, now);
      return { goesAt, isLater: true };
    }
    // A confirmation counts from the opt-out that it confirms.
    if (origin === 'confirmation') return { goesAt: goesAt ?? now, isLater: false };
    return { goesAt: now + (origin === 'window' ? singleMessageLimits.undoMs : 0), isLater: false };
  }

  /** Asks everything that can be asked before it is written. */
  async function ready(order: SingleMessageOrder): Promise<NewSingleMessage> {
    const { text, picture, requestId, origin } = order;
    if (text.trim() === '' && picture === null) refuse(words.singleMessages.empty);
    if (text.length > longestText) {
      refuse(words.singleMessages.tooLong(text.length, longestText));
    }
    refuseUnreadableSettings(db);
    const settings = readSettings(db);
    const reading = normalisePhone(order.phone, settings.defaultCountry);
    if (!reading.ok) refuse(words.singleMessages.notANumber(order.phone));
    const { phone } = reading;
    if (origin !== 'confirmation') refuseSuppressed(db, phone);
    const gateway = order.gateway ?? settings.gateway;
    const sender =
      order.sender === undefined
        ? (lastSenderTo(db, phone, gateway) ?? settings.defaultSender)
        : requireSender(order.sender, settings.defaultCountry);
    if (sender === '' && gateway === 'twilio') refuse(words.singleMessages.noSender);
    const time = timeOf(order, clock.now());
    await context.gateways.refuseUnlessReady(gateway);
    if (picture !== null && gateway === 'twilio') {
      // Twilio would have nothing to fetch, and the text would wait for good.
      const [problem] = pictureProblems(db, picture, gateway);
      if (problem !== undefined) refuse(problem);
      await context.refuseUnlessSendsPictures(sender);
      await context.keepHosted(picture);
    }
    await context.beforeSending();
    return {
      requestId,
      phone,
      text,
      picture,
      origin,
      gateway,
      sender,
      writtenAt: clock.now(),
      ...time,
    };
  }

  return {
    async send(order) {
      const known = singleOfRequest(db, order.requestId);
      if (known !== undefined) return known;
      const message = await ready(order);
      const { messageId, goesAt } = await writeLock.write((writable) =>
        writable.sqlite
          .transaction(() => {
            const written = writeSingle(writable, message);
            if (written.isNew) {
              const { phone, origin, writtenAt: at } = message;
              const isPractice = message.gateway === 'simulator';
              hooks.onSingle(writable, {
                messageId: written.messageId,
                phone,
                isPractice,
                at,
                origin,
              });
            }
            return written;
          })
          .immediate(),
      );
      return changed({ messageId, goesAt });
    },
    get(messageId) {
      const row = singleMessage(db, messageId);
      const { status, phone, sid, goesAt, errorCode, errorDetail, reason } = row;
      const isExplained = reason !== null || errorCode !== null || errorDetail !== null;
      const problem = isExplained ? explainMessage({ ...row, to: phone }) : null;
      const [isPractice, isHeld] = [row.isPractice === 1, row.isHeld === 1];
      return { status, phone, sid, isPractice, goesAt, isHeld, problem };
    },
    async undo(messageId) {
      const { text } = await writeLock.write((writable) =>
        writable.sqlite
          .transaction(() => {
            const undone = undoSingle(writable, messageId, clock.now());
            if (undone.isNew) {
              hooks.onUndone(writable, messageId, { text: undone.text, at: clock.now() });
            }
            return undone;
          })
          .immediate(),
      );
      return changed({ text });
    },
    async reschedule(messageId, goesAt) {
      const now = clock.now();
      if (goesAt !== null) refuseTooFar(goesAt, now);
      const isLater = goesAt !== null && goesAt > now;
      await move((writable) =>
        moveSingle(writable, messageId, { goesAt: isLater ? goesAt : now, isLater }),
      )(messageId);
    },
    retry: move((writable, messageId) => retrySingle(writable, messageId, clock.now())),
    decide: (messageId, decision) =>
      move((writable) => decideSingle(writable, messageId, decision, clock.now()))(messageId),
  };

  function move(
    act: (writable: WritableDatabase, messageId: number) => void,
  ): (messageId: number) => Promise<void> {
    return async (messageId) => {
      await writeLock.write((writable) =>
        writable.sqlite
          .transaction(() => {
            act(writable, messageId);
            hooks.onChanged(writable, messageId);
          })
          .immediate(),
      );
      changed(undefined);
    };
  }
}

function refuse(message: string): never {
  throw new UserError('invalid', message);
}

function refuseTooFar(goesAt: number, now: number): void {
  if (goesAt - now > singleMessageLimits.mostAheadMs) refuse(words.singleMessages.tooFarAhead);
}
