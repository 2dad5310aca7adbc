import { DateTime } from 'luxon';
import { z } from 'zod';
import { words } from '../../../../src-shared/words/words.ts';
import type { Clock } from '../../../engine/ports.ts';
import type { InboundPage, InboundQuery } from '../../replies.ts';
import type { TwilioConnection } from '../twilio-connection.ts';
import { inboundMessageOf, ownAddressOf } from './inbound-message.ts';
import { unavailableOf } from './unavailable.ts';

const pageSize = 1000;

/** Pages of one list; more is a list that leads in circles. */
const mostPages = 10_000;

/** Numbers that a list is asked for one by one; above that the whole list is quicker. */
const mostNumbers = 40;

/**
 * Pages of everything that went out and came in, before a list goes on with own numbers alone, unless all of
 * the list is wanted: after an absence nobody has seen what came in to a number that was given back meanwhile.
 */
const mostWholePages = { quick: 1, thorough: 50 };

/** How long the numbers of the account are taken to stay as they are, in milliseconds. */
const numbersGoodMs = 600_000;

/**
 * What is asked for is longer on both sides by this, in milliseconds: how far Twilio's clock is off is known
 * no better than an answer took. Where it turns out to be off by more, the list is asked for again.
 */
const marginMs = 60_000;

/** What is left of a list. */
const cursorSchema = z
  .object({
    /** The next page; null for the first one of the next number. */
    url: z.string().nullable(),
    /** The account's own numbers that are still to be asked for. */
    numbers: z.array(z.string()).readonly(),
    pages: z.int().min(0),
    /** Whether the list is of everything, and not of one number. */
    isWhole: z.boolean().default(true),
  })
  .readonly();
type Cursor = z.infer<typeof cursorSchema>;

type Query = Pick<InboundQuery, 'since' | 'until'>;

/**
 * Twilio's list of messages as far as they came in. Twilio filters by number and by time, not by direction,
 * and lists in no order that it promises.
 */
export function createInboundList(
  connection: TwilioConnection,
  clock: Clock,
  wholePages = mostWholePages,
) {
  let numbers: { readonly at: number; readonly known: readonly string[] | null } | null = null;
  /** What texts were seen to go out from and to come in to, as Twilio writes it: RCS, and numbers given back, too. */
  const seen = new Set<string>();

  /** The account's own numbers and short codes; null where they cannot be read, or are many. */
  async function ownNumbers(): Promise<readonly string[] | null> {
    if (numbers === null || clock.elapsed() - numbers.at >= numbersGoodMs) {
      numbers = { at: clock.elapsed(), known: await readNumbers().catch(() => null) };
    }
    if (numbers.known === null) return null;
    const all = [...new Set([...numbers.known, ...seen])];
    return all.length > mostNumbers ? null : all;
  }

  async function readNumbers(): Promise<readonly string[] | null> {
    const { incomingPhoneNumbers, shortCodes } = await connection.client();
    const limit = mostNumbers + 1;
    const [own, codes] = await Promise.all([
      incomingPhoneNumbers.list({ limit, pageSize: limit }),
      shortCodes.list({ limit, pageSize: limit }),
    ]);
    const all = [
      ...own.map(({ phoneNumber }) => phoneNumber),
      ...codes.map(({ shortCode }) => shortCode),
    ].filter((one) => typeof one === 'string' && one !== '');
    return all.length === 0 || all.length > mostNumbers ? null : all;
  }

  async function ask({ since, until }: Query, to: string | null) {
    const { messages } = await connection.client();
    const { behindMs } = connection;
    // A clock that is off only ever widens what is asked for.
    const from = since - Math.max(0, behindMs) - marginMs;
    const before = (until ?? 0) + Math.max(0, -behindMs) + marginMs;
    return await messages.page({
      ...(to === null ? {} : { to }),
      dateSentAfter: DateTime.fromMillis(from).toJSDate(),
      ...(until === undefined ? {} : { dateSentBefore: DateTime.fromMillis(before).toJSDate() }),
      pageSize,
    });
  }

  /** The first page of a list. How far Twilio's clock is off is known only once Twilio has answered. */
  async function first(query: Query, to: string | null) {
    const { behindMs } = connection;
    const page = await ask(query, to);
    return Math.abs(connection.behindMs - behindMs) > marginMs ? await ask(query, to) : page;
  }

  async function read(query: InboundQuery): Promise<InboundPage> {
    const cursor = query.cursor === null ? null : parseCursor(query.cursor);
    const [number = null, ...others] = cursor?.numbers ?? [];
    if (cursor !== null && cursor.url === null && number === null) throw new Error(endless);
    const page = await (cursor?.url
      ? connection.client().then(({ messages }) => messages.getPage(cursor.url ?? ''))
      : first(query, number));
    const pages = (cursor?.pages ?? 0) + 1;
    const url = page.nextPageUrl ?? null;
    if (url !== null && (url === cursor?.url || pages >= mostPages)) throw new Error(endless);
    // Twilio's page of one number leads to the next page of that number.
    const left = cursor?.url ? cursor.numbers : others;
    const isWhole = cursor === null || (cursor.url !== null && cursor.isWhole);
    if (isWhole) for (const one of page.instances) see(one);
    const most = query.isQuick === true ? wholePages.quick : wholePages.thorough;
    const isToNarrow = isWhole && query.isWhole !== true && url !== null && pages >= most;
    const narrowed = isToNarrow ? await ownNumbers() : null;
    const at = { behindMs: connection.behindMs, now: clock.now() };
    return {
      kind: 'page',
      messages: page.instances.flatMap((one) => inboundMessageOf(one, at) ?? []),
      next: cursorOf(
        narrowed === null
          ? { url, numbers: left, pages, isWhole }
          : { url: null, numbers: narrowed, pages, isWhole: false },
      ),
    };
  }

  function see(listed: object): void {
    const address = ownAddressOf(listed);
    if (address !== null) seen.add(address);
  }

  return {
    /** Never rejects for an answer or failure of Twilio. */
    async page(query: InboundQuery): Promise<InboundPage> {
      try {
        return await read(query);
      } catch (error) {
        return unavailableOf(connection.evidenceOf(error), words.twilio.repliesUnreadable);
      }
    },
  };
}

const endless = words.twilio.causes.noEnd;

/** Null where nothing is left. */
function cursorOf(cursor: Cursor): string | null {
  return cursor.url === null && cursor.numbers.length === 0 ? null : JSON.stringify(cursor);
}

/** Throws for what no page has given. */
function parseCursor(text: string): Cursor {
  try {
    return cursorSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new Error(words.twilio.causes.unexpected, { cause });
  }
}
