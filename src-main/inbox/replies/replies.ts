import type { TakenBack } from '../../../src-shared/inbox/conversation.ts';
import type { HoldDecision } from '../../../src-shared/inbox/hold.ts';
import type { RepliesArrived, ReplyStatus, ReplySync } from '../../../src-shared/inbox/reply.ts';
import { cleanLine, cutText } from '../../../src-shared/lib/clean-text.ts';
import type { SingleMessages } from '../../campaigns/single/single-messages.ts';
import type { OvoDatabase } from '../../database/open.ts';
import type { WriteLock } from '../../database/write-lock.ts';
import type { Clock } from '../../engine/ports.ts';
import type { ReplySource } from '../../gateways/replies.ts';
import type { TwilioCredentials } from '../../gateways/twilio/credentials.ts';
import { createConfirmations } from './confirmation.ts';
import { decideHold } from './decide.ts';
import { createGivenUpNumbers } from './given-up.ts';
import { createReplyPictures, type ReplyPicture } from './reply-pictures.ts';
import { createReplyReader } from './reply-reader.ts';
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

/** Replies that a notification names. */
const mostNamed = 3;
const previewLength = 160;

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
  let hasLookedForConfirmations = false;
  let isFollowing = false;

  function onStored(stored: readonly StoredNews[]): void {
    if (stored.length === 0) return;
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
    async onPass(stored) {
      const arrived = arrivedOf(stored);
      if (arrived.count > 0) context.onArrived(arrived);
      // What a killed process left is looked for once.
      if (hasLookedForConfirmations && !stored.some(({ isToConfirm }) => isToConfirm)) return;
      hasLookedForConfirmations = true;
      try {
        await confirmations.sendDue();
      } catch (error) {
        context.onError(error);
      }
    },
    between: (session) => givenUp.readDue(session),
  });

  return {
    follow() {
      isFollowing = true;
      reader.follow();
    },
    status: () => reader.status(),
    sync: () => reader.sync(),
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
    stop: () => reader.stop(),
  };
}

/** What a notification says: opt-outs are no news that somebody has to act on. */
function arrivedOf(stored: readonly StoredNews[]): RepliesArrived {
  const told = stored
    .filter(({ kind }) => kind !== 'stop')
    .toSorted((one, other) => other.receivedAt - one.receivedAt);
  return {
    count: told.length,
    toDecide: told.filter(({ effect }) => effect === 'held').length,
    newest: told.slice(0, mostNamed).map(({ phone, name, body }) => ({
      phone,
      name,
      preview: cutText(cleanLine(body), previewLength),
    })),
  };
}
