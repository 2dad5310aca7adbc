import { normalisePhone } from '../../../../src-shared/phone/phone-number.ts';
import type { Outcome } from '../../../../src-shared/message/outcome.ts';
import type {
  TestText,
  TestTextAnswer,
  TestTextRefusal,
} from '../../../../src-shared/settings/setup/test-text.ts';
import { UserError } from '../../../../src-shared/lib/result.ts';
import { words } from '../../../../src-shared/words/words.ts';
import { suppressionInForce } from '../../../contacts/suppressions/suppression-rows.ts';
import type { OvoDatabase, WritableDatabase } from '../../../database/open.ts';
import { readSettings } from '../../../database/settings.ts';
import type { WriteLock } from '../../../database/write-lock.ts';
import { optedOutCode } from '../../../engine/decide.ts';
import type { Clock, Gateway } from '../../../engine/ports.ts';
import { findTestText, readTestText, writeTestText } from './stored-test-text.ts';
import { suppressOptOut } from '../suppress-opt-out.ts';

interface TestTextOrder {
  readonly requestId: string;
  /** As a person of the default country writes it. */
  readonly to: string;
  readonly body: string;
  /** The sender of the settings unless given. */
  readonly from?: string;
  /** Where Twilio finds the picture that goes with it; absent for a text alone. */
  readonly mediaUrl?: string;
}

/** An order as Ovo reads it. */
interface Wanted {
  /** Null where it is no number. */
  readonly to: string | null;
  readonly from: string;
  readonly body: string;
}

/**
 * A text to oneself, through Twilio whatever the gateway of campaigns is. It belongs to no campaign and is
 * counted nowhere; the last one is shown, and the id of each is remembered.
 */
export interface TestTexts {
  last(): TestText | null;
  /**
   * Sends it, once: whoever asks with the same id again gets what became of it, also after Ovo was closed in
   * the middle, or of others since. Another number, text or sender with a known id is refused
   * (`conflict`). It is written down before the network hears of it.
   */
  send(order: TestTextOrder): Promise<TestTextAnswer>;
  /** Asks Twilio whether it arrived, or, where nobody knows, whether it was sent at all. */
  check(): Promise<TestText | null>;
}

/** A phone that is switched off gets it within this many seconds, or not at all. */
const validitySeconds = 3600;

/** Twilio's clock may be behind this computer's by as much as this, in milliseconds. */
const clockToleranceMs = 5000;

export function createTestTexts(context: {
  readonly db: OvoDatabase;
  readonly clock: Clock;
  readonly writeLock: WriteLock;
  /** Refused (`unavailable`) where the credentials are missing. */
  readonly openGateway: () => Promise<Gateway>;
}): TestTexts {
  const { db, clock, writeLock, openGateway } = context;
  let running: {
    readonly requestId: string;
    readonly wanted: Wanted;
    readonly answer: Promise<TestTextAnswer>;
  } | null = null;

  function asKnown(text: TestText | null): TestText | null {
    // A process that died with it on its way did not hear what became of it.
    const isLost = text?.state === 'sending' && running?.requestId !== text.requestId;
    return isLost ? { ...text, state: 'unknown' } : text;
  }

  const last = () => asKnown(readTestText(db));

  /** Stores what became of a text; a number whose owner has opted out is not texted again. */
  function store(writable: WritableDatabase, text: TestText, gateway: Gateway): void {
    writeTestText(writable, text);
    if (text.errorCode !== optedOutCode) return;
    const message = { to: text.to, isPractice: gateway.reachesPeople ? 0 : 1 };
    suppressOptOut(writable, message, text.sid ?? text.detail, clock.now());
  }

  async function send(
    requestId: string,
    wanted: Wanted,
    picture: Pick<TestTextOrder, 'mediaUrl'>,
  ): Promise<TestTextAnswer> {
    const { to, from, body } = wanted;
    if (from === '') return refused('no-sender');
    if (to === null) return refused('not-a-number');
    if (suppressionInForce(db, to) !== null) return refused('do-not-text');
    const gateway = await openGateway().catch((error: unknown) => {
      if (error instanceof UserError) return null;
      throw error;
    });
    if (gateway === null) return refused('no-account');

    const text: TestText = {
      requestId,
      to,
      from,
      body,
      at: clock.now(),
      state: 'sending',
      sid: null,
      errorCode: null,
      detail: null,
    };
    await writeLock.write((writable) => writeTestText(writable, text));
    const message = { messageId: 0, attempt: 1, to: text.to, from: text.from, body };
    const outcome = await gateway.send({ ...message, ...picture, validitySeconds });
    const after = { ...text, ...stateAfter(outcome) };
    const known = after.state === 'unknown' ? await lookUp(gateway, after) : after;
    await writeLock.write((writable) => store(writable, known, gateway));
    return { kind: 'sent', text: known };
  }

  return {
    last,
    async send({ requestId, to, body, from, ...picture }) {
      const { defaultSender, defaultCountry } = readSettings(db);
      const reading = normalisePhone(to, defaultCountry);
      const wanted = { to: reading.ok ? reading.phone : null, from: from ?? defaultSender, body };
      if (running !== null) {
        if (running.requestId !== requestId) return refused('busy');
        requireSame(running.wanted, wanted);
        return await running.answer;
      }
      const earlier = asKnown(findTestText(db, requestId));
      if (earlier !== null) {
        requireSame(earlier, wanted);
        return { kind: 'sent', text: earlier };
      }
      const answer = send(requestId, wanted, picture).finally(() => (running = null));
      running = { requestId, wanted, answer };
      return await answer;
    },
    async check() {
      const text = last();
      if (text === null || !['unknown', 'accepted'].includes(text.state)) return text;
      const gateway = await openGateway();
      const now =
        text.state === 'unknown' ? await lookUp(gateway, text) : await askReceipt(gateway, text);
      if (now === text) return last();
      return await writeLock.write((writable) => {
        // A newer one may have been sent meanwhile, or more heard of this one.
        const current = asKnown(readTestText(writable));
        if (current?.requestId !== text.requestId || current.state !== text.state) return current;
        store(writable, now, gateway);
        return now;
      });
    },
  };
}

/** Refused (`conflict`) where the same id stands for two orders. */
function requireSame(known: Wanted, wanted: Wanted): void {
  const isSame = known.to === wanted.to && known.from === wanted.from && known.body === wanted.body;
  if (!isSame) throw new UserError('conflict', words.twilio.anotherTestText);
}

function refused(reason: TestTextRefusal): TestTextAnswer {
  return { kind: 'refused', reason };
}

function stateAfter(outcome: Outcome): Partial<TestText> {
  switch (outcome.kind) {
    case 'accepted':
      return { state: 'accepted', sid: outcome.sid };
    case 'rejected':
    case 'blocked':
      return { state: 'rejected', errorCode: outcome.code, detail: outcome.detail };
    case 'throttled':
    case 'unreachable':
      return { state: 'not-sent', detail: outcome.detail };
    case 'unknown':
      return { state: 'unknown', detail: outcome.detail };
  }
}

/** Looks for it in Twilio's list. That it is not there says nothing: the list may be hours behind. */
async function lookUp(gateway: Gateway, text: TestText): Promise<TestText> {
  const { to, body, at } = text;
  const result = await gateway.findMessages({ to, body, createdSince: at - clockToleranceMs });
  const [found] = result.kind === 'answered' ? result.found : [];
  if (found === undefined) return text;
  return withReceipt({ ...text, sid: found.sid, state: 'accepted', detail: null }, found.receipt);
}

async function askReceipt(gateway: Gateway, text: TestText): Promise<TestText> {
  if (text.sid === null) return text;
  const result = await gateway.receipts({ kind: 'message', sid: text.sid });
  const [listed] = result.kind === 'answered' ? result.listed : [];
  return listed === undefined ? text : withReceipt(text, listed.receipt);
}

function withReceipt(
  text: TestText,
  { status, errorCode }: { readonly status: string; readonly errorCode: number | null },
): TestText {
  if (status === 'delivered') return { ...text, state: 'delivered' };
  return status === 'undelivered' ? { ...text, state: 'undelivered', errorCode } : text;
}
