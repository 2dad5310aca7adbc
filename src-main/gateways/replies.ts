import type { InboundSetup } from '../../src-shared/settings/setup/inbound-setup.ts';
import type { PictureType } from '../../src-shared/picture/picture.ts';

/** A message that came in at the provider. */
export interface InboundMessage {
  readonly sid: string;
  /** E.164, a short code or a name, as the provider has it. */
  readonly from: string;
  /** Our number or short code. */
  readonly to: string;
  readonly body: string;
  readonly segments: number;
  /** When it came in, by the clock of this computer, in milliseconds since 1970. */
  readonly receivedAt: number;
  /** Pictures and other files that it brought along. */
  readonly mediaCount: number;
}

/** The provider could not be asked, or did not answer. */
export interface Unavailable {
  readonly kind: 'unavailable';
  /** Why, in words and without secrets. */
  readonly detail: string;
  /** How long the provider asks to wait, in milliseconds; null where it does not say. */
  readonly retryAfterMs: number | null;
  /** Whether the credentials are wrong, or may not do this: asking again changes nothing. */
  readonly isAuth: boolean;
}

/** A part of the provider's list of inbound messages, in no order. */
export interface InboundQuery {
  /** Messages that came in before this need not be listed; by the clock of this computer, in milliseconds since 1970. */
  readonly since: number;
  /** Nor those that came in after this; to the newest unless given. */
  readonly until?: number;
  /** The `next` of the page before; null for the first. */
  readonly cursor: string | null;
  /**
   * For passes that come often. A list of many pages, as while a campaign is sent, goes on with messages to
   * the account's own numbers alone, and to whatever else texts were seen to come in or go out by (RCS,
   * numbers that were given back), instead of everything that went out: after the first page where this is
   * so, and else after many.
   */
  readonly isQuick?: boolean;
  /**
   * For the pass that has to find everything, however many pages it takes: the list never goes on with some
   * numbers alone.
   */
  readonly isWhole?: boolean;
}

/**
 * A page of the list. The same message may be on several pages, and in several passes: its sid says that it
 * is the same. A page may be empty and still have a next one.
 */
export type InboundPage =
  | {
      readonly kind: 'page';
      readonly messages: readonly InboundMessage[];
      /** Where the next page is; null after the last. */
      readonly next: string | null;
    }
  | Unavailable;

/** What a message brought along. */
export interface InboundMedia {
  readonly sid: string;
  /** As the provider says, which nothing proves. */
  readonly contentType: string;
}

export type InboundMediaList =
  | { readonly kind: 'listed'; readonly media: readonly InboundMedia[] }
  /** The provider does not have the message any more. */
  | { readonly kind: 'gone' }
  | Unavailable;

export type InboundMediaFile =
  | {
      readonly kind: 'fetched';
      /** Without what says where and when it was taken; nothing was decoded. */
      readonly bytes: Uint8Array;
      /** By the bytes themselves. */
      readonly contentType: PictureType;
    }
  | { readonly kind: 'refused'; readonly why: 'too-large' | 'not-a-picture' | 'gone' }
  | Unavailable;

/** The numbers that carriers took back on a day, also such as went to another carrier with their owner. */
export type DeactivatedNumbers =
  | {
      readonly kind: 'listed';
      /**
       * E.164, as they come; may be millions, and may repeat. To be read once. Throws `DeactivatedListBroken`
       * where the list breaks off: what came before is good. Ended early, the rest is not fetched.
       */
      readonly numbers: AsyncIterable<string>;
    }
  /** There is no list of that day, or not yet. */
  | { readonly kind: 'none' }
  | Unavailable;

/** Thrown while the numbers of a list are read. */
export class DeactivatedListBroken extends Error {
  readonly unavailable: Unavailable;

  constructor(unavailable: Unavailable) {
    super(unavailable.detail);
    this.name = 'DeactivatedListBroken';
    this.unavailable = unavailable;
  }
}

/** Where replies come from. No method throws for an answer or failure of the network or provider. */
export interface ReplySource {
  page(query: InboundQuery): Promise<InboundPage>;
  media(messageSid: string): Promise<InboundMediaList>;
  /** A picture of 5 MB at most. */
  mediaFile(messageSid: string, mediaSid: string): Promise<InboundMediaFile>;
  /** @param day YYYY-MM-DD */
  deactivatedNumbers(day: string): Promise<DeactivatedNumbers>;
  /** Whether the account keeps replies at all. */
  inboundSetup(): Promise<InboundSetup>;
}
