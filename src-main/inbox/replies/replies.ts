import type { TakenBack } from '../../../src-shared/inbox/conversation.ts';
import type { HoldDecision } from '../../../src-shared/inbox/hold.ts';
import type { RepliesArrived, ReplyStatus, ReplySync } from '../../../src-shared/inbox/reply.ts';
import type { SingleMessages } from '../../campaigns/single/single-messages.ts';
import type { OvoDatabase } from '../../database/open.ts';
import type { WriteLock } from '../../database/write-lock.ts';
import type { Clock } from '../../engine/ports.ts';
import type { ReplySource } from '../../gateways/replies.ts';
import type { TwilioCredentials } from '../../gateways/twilio/credentials.ts';
import { createAnnouncer } from './announce.ts';
import { confirmableMs, createConfirmations } from './confirmation.ts';
import { decideHold } from './decide.ts';
import { createGivenUpNumbers } from './given-up.ts';
import { createReplyPictures, type ReplyPicture } from './reply-pictures.ts';
import { confirmationsUnderWay } from './reply-rows.ts';
import { createReplyReader } from './reply-reader.ts';
import type { Classify } from './run-pass.ts';
import { createSessions } from './session.ts';
import type { StoredNews } from './store-slice.ts';
import { takeBackDecision } from './take-back.ts';

/** Reads replies, and acts on opt-outs. */
export interface Replies {
  /** Reads in passes while Ovo runs, until `stop`. */
  follow(): void;
  status(): ReplyStatus;
  /** Reads now. Refused (`unavailable`) where Twilio cannot be asked; what was read stays. */
  sync(): Promise<ReplySync>;
  /** How many texts that confirm opt-outs were written, and have not gone yet. */
  confirmationsUnderWay(): number;
  /** Decides about a held number. Refused (`not-found`) where nothing of it waits. */
  decide(phone: string, decision: HoldDecision): Promise<void>;
  /**
   * Takes back the last decision about a number, and says what stays as it was done meanwhile. Refused as
   * `takeBackDecision` says.
   */
  takeBackDecision(phone: string): Promise<TakenBack>;
  fetchPicture(mediaId: number): Promise<ReplyPicture>;
  keepPicture(mediaId: number, bytes: Uint8Array): Promise<{ readonly hash: string }>;
  refusePicture(mediaId: number): Promise<void>;
  credentialsSaved(): void;
  /** Stops reading; an answer under way is dropped. */
  stop(): void;
}

/** What replies changed. */
export type ReplyChange = 'inbox' | 'suppressions' | 'contacts' | 'campaigns';

export interface RepliesContext {
  readonly db: OvoDatabase;
  readonly clock: Clock;
  readonly writeLock: WriteLock;
  readonly readCredentials: () => Promise<TwilioCredentials | null>;
  readonly openSource: (credentials: TwilioCredentials) => ReplySource;
  readonly sendSingle: SingleMessages['send'];
  /** Says what texts are taken for, in another thread; here unless given. */
  readonly classify?: Classify;
  /** Between 0 and 1; `Math.random` unless given. */
  readonly random?: () => number;
  readonly onChange: (...topics: readonly ReplyChange[]) => void;
  readonly onStatus: (status: ReplyStatus) => void;
  readonly onArrived: (arrived: RepliesArrived) => void;
  /** Told that numbers were opted out: what the provider keeps for them is to be canceled at once. */
  readonly onOptOuts: () => void;
  /** Told that numbers were released: what waited for that may go. */
  readonly onReleased: () => void;
  readonly onError: (error: unknown) => void;
}

export function createReplies(context: RepliesContext): Replies {
  const { db, clock, writeLock, onChange } = context;
  const sessions = createSessions(context);
  const confirmations = createConfirmations({ db, clock, writeLock, send: context.sendSingle });
  const givenUp = createGivenUpNumbers({
    ...context,
    onHeld() {
      onChange('inbox', 'campaigns');
      // What the provider keeps for such a number is canceled there.
      context.onOptOuts();
    },
  });
  const pictures = createReplyPictures({
    ...context,
    sessions,
    onChange: () => onChange('inbox'),
  });
  const announcer = createAnnouncer(context);
  let isFollowing = false;
  /** Whether an opt-out may have to be confirmed: at first also one that a killed process left. */
  let isToConfirm = true;
  /** Confirmations of several passes go one after the other. */
  let confirming: Promise<void> = Promise.resolve();

  async function confirm(): Promise<void> {
    // What the moment prevented is tried again with the next page, within the time for it.
    if (!(await confirmations.sendDue())) isToConfirm = true;
  }

  function onStored(stored: readonly StoredNews[]): void {
    if (stored.length === 0) return;
    announcer.add(stored);
    if (stored.some((news) => news.isToConfirm)) isToConfirm = true;
    const has = (effect: StoredNews['effect']) => stored.some((news) => news.effect === effect);
    const topics = new Set<ReplyChange>(['inbox']);
    if (has('opted-out') || has('lifted')) topics.add('suppressions').add('contacts');
    if (has('opted-out') || has('held')) topics.add('campaigns');
    onChange(...topics);
    // What the provider keeps for such a number is canceled there.
    if (has('opted-out') || has('held')) context.onOptOuts();
    // A command that only reads sends nothing.
    if (has('opted-out') && isFollowing) context.onReleased();
  }

  const reader = createReplyReader({
    ...context,
    sessions,
    random: context.random ?? Math.random,
    onStored,
    onPage() {
      announcer.tell();
      if (isToConfirm) {
        isToConfirm = false;
        confirming = confirming.then(confirm).catch(context.onError);
      }
      return confirming;
    },
    readGivenUp: (session) => givenUp.readDue(session),
  });

  return {
    follow() {
      isFollowing = true;
      reader.follow();
    },
    status: () => reader.status(),
    sync: () => reader.sync(),
    confirmationsUnderWay: () => confirmationsUnderWay(db, clock.now() - confirmableMs),
    async decide(phone, decision) {
      await writeLock.write((writable) => decideHold(writable, phone, decision, clock.now()));
      onChange('inbox', 'suppressions', 'contacts', 'campaigns');
      if (decision === 'opted-out') context.onOptOuts();
      // A command sends nothing: whoever sends finds that the campaign goes on.
      if (isFollowing) context.onReleased();
    },
    async takeBackDecision(phone) {
      const takenBack = await writeLock.write((writable) =>
        takeBackDecision(writable, phone, clock.now()),
      );
      onChange('inbox', 'suppressions', 'contacts', 'campaigns');
      // What the provider keeps for the number again is canceled there.
      context.onOptOuts();
      return takenBack;
    },
    fetchPicture: (mediaId) => pictures.fetch(mediaId),
    keepPicture: (mediaId, bytes) => pictures.keep(mediaId, bytes),
    refusePicture: (mediaId) => pictures.refuse(mediaId),
    credentialsSaved: () => reader.credentialsSaved(),
    stop() {
      announcer.stop();
      reader.stop();
    },
  };
}
