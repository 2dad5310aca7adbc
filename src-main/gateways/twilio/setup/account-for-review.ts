import type {
  AccountCheck,
  ReadProblem,
} from '../../../../src-shared/settings/setup/account-check.ts';
import type {
  SenderKind,
  SenderReport,
} from '../../../../src-shared/settings/setup/sender-report.ts';
import type { PictureSender } from '../../../../src-shared/picture/picture.ts';
import type { Clock } from '../../../engine/ports.ts';
import type { TwilioCredentials } from '../credentials.ts';
import { createTwilioConnection, type TwilioConnection } from '../twilio-connection.ts';
import { pictureSenderOffline, readPictureSender } from '../pictures/picture-sender.ts';
import { checkAccount } from './check-account.ts';
import { readSetupSenders } from './setup-senders.ts';
import { readSenderReport } from './sender-report.ts';
import { senderKindOf } from './sender-kind.ts';

/** Waiting for an answer longer than this, in milliseconds, holds up a review. */
const answerWithinMs = 10_000;

/** What Twilio says of an account and the sender of a campaign. */
export interface ReviewedAccount {
  /** Why it could not be asked at all; null where it could. */
  readonly unread: ReadProblem | 'no-credentials' | null;
  /** Null where Twilio does not say. */
  readonly isInAccount: boolean | null;
  readonly isTrial: boolean | null;
  /** Null where there is no sender. */
  readonly report: SenderReport | null;
  /** Whether the account may send to countries, by ISO 3166; null where that cannot be read. */
  readonly permissions: ReadonlyMap<string, boolean> | null;
}

/** What one segment to a country costs, as Twilio has it; what carriers add is not in there. */
export interface CountryPrice {
  readonly least: number;
  readonly most: number;
  /** ISO 4217 */
  readonly currency: string;
}

/** What a review asks of Twilio. No method rejects for Twilio. */
export interface AccountForReview {
  /** @param sender as a campaign has it; empty for none. */
  read(sender: string): Promise<ReviewedAccount>;
  /** Whether that sender can send pictures. */
  pictureSender(sender: string): Promise<PictureSender>;
  /** Null where Twilio does not say. */
  price(country: string, sender: string): Promise<CountryPrice | null>;
}

export function createAccountForReview(context: {
  readonly readCredentials: () => Promise<TwilioCredentials | null>;
  readonly baseUrl: string | undefined;
  readonly clock: Clock;
  readonly timeoutMs?: number | undefined;
}): AccountForReview {
  const { readCredentials, baseUrl, clock, timeoutMs = answerWithinMs } = context;

  function connect(credentials: TwilioCredentials): TwilioConnection {
    const url = baseUrl === undefined ? {} : { baseUrl };
    return createTwilioConnection({ credentials, clock, timeoutMs, ...url });
  }

  return {
    async read(sender) {
      const credentials = await readCredentials();
      if (credentials === null) return unreadAccount('no-credentials');
      const connection = connect(credentials);
      const [check, known, report, permissions] = await Promise.all([
        checkAccount(connection, credentials),
        readSetupSenders(connection),
        sender === '' ? null : readSenderReport(connection, sender),
        readPermissions(connection),
      ]);
      if (check.kind === 'problem') return unreadAccount(check.problem);
      const isKnown = known.senders.some((one) => one.sender === sender);
      return {
        unread: null,
        isInAccount: isListed(sender) && (isKnown || known.unread.length === 0) ? isKnown : null,
        isTrial: trialOf(check),
        report,
        permissions,
      };
    },
    async pictureSender(sender) {
      const offline = pictureSenderOffline(sender);
      if (offline !== null) return offline;
      const credentials = await readCredentials();
      if (credentials === null) return { state: 'unknown', sender };
      return await readPictureSender(connect(credentials), sender);
    },
    async price(country, sender) {
      const credentials = await readCredentials();
      if (credentials === null || country === '') return null;
      try {
        const { pricing } = await connect(credentials).client();
        const { outboundSmsPrices, priceUnit } = await pricing.v1.messaging
          .countries(country)
          .fetch();
        const types = priceTypes[senderKindOf(sender)];
        return priceOf(outboundSmsPrices, types, priceUnit.toUpperCase());
      } catch {
        // Nothing goes wrong without it: a price that is not known is said to be unknown.
        return null;
      }
    },
  };
}

/** Names that a sender may have, and a person chose, are in no list of Twilio’s. */
function isListed(sender: string): boolean {
  return /^(?:\+\d+|\d{3,8}|MG[0-9a-f]{32})$/.test(sender);
}

function unreadAccount(unread: NonNullable<ReviewedAccount['unread']>): ReviewedAccount {
  return { unread, isInAccount: null, isTrial: null, report: null, permissions: null };
}

function trialOf(check: AccountCheck): boolean | null {
  return check.kind === 'works' ? check.isTrial : null;
}

/** As accounts/v1 Messaging geo permissions have them: a restricted API key may not read them. */
async function readPermissions(
  connection: TwilioConnection,
): Promise<ReadonlyMap<string, boolean> | null> {
  try {
    const { accounts } = await connection.client();
    const { permissions } = await accounts.v1.messagingGeopermissions.fetch();
    if (!Array.isArray(permissions)) return null;
    const known = permissions.flatMap((one: unknown) => permissionOf(one));
    return known.length === 0 ? null : new Map(known);
  } catch {
    // Then it is said that nothing is known.
    return null;
  }
}

function permissionOf(one: unknown): readonly (readonly [string, boolean])[] {
  if (typeof one !== 'object' || one === null) return [];
  const fields: Readonly<Record<string, unknown>> = { ...one };
  const country = fields['country_code'] ?? fields['countryCode'];
  const isEnabled = fields['enabled'];
  if (typeof country !== 'string' || typeof isEnabled !== 'boolean') return [];
  return [[country.toUpperCase(), isEnabled]];
}

/** What Twilio’s prices call the kinds of senders, without blanks and hyphens; a Messaging Service sends from any of them. */
const priceTypes: Readonly<Record<SenderKind, readonly string[]>> = {
  local: ['local'],
  'toll-free': ['tollfree'],
  'short-code': ['shortcode'],
  foreign: ['local', 'mobile'],
  service: [],
};

type Prices = readonly {
  readonly prices?: readonly {
    // The package passes them on as they come.
    readonly currentPrice?: unknown;
    readonly current_price?: unknown;
    readonly numberType?: string;
    readonly number_type?: string;
  }[];
}[];

/** The least and most of all carriers; of all kinds of numbers where none is of the sender’s. */
function priceOf(
  carriers: Prices,
  types: readonly string[],
  currency: string,
): CountryPrice | null {
  const all = (carriers ?? [])
    .flatMap(({ prices = [] }) => prices)
    .map((one) => ({
      type: (one.numberType ?? one.number_type ?? '').toLowerCase().replaceAll(/[^a-z]/g, ''),
      price: Number(one.currentPrice ?? one.current_price ?? NaN),
    }))
    .filter(({ price }) => Number.isFinite(price) && price >= 0);
  const own = all.filter(({ type }) => types.includes(type));
  const prices = (own.length > 0 ? own : all).map(({ price }) => price);
  if (prices.length === 0) return null;
  return { least: Math.min(...prices), most: Math.max(...prices), currency };
}
