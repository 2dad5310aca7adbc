import { asSender, isMessagingService } from '../../../src-shared/campaign/sender.ts';
import { cleanLine } from '../../../src-shared/lib/clean-text.ts';
import type {
  AccountSender,
  AccountSenders,
} from '../../../src-shared/settings/account-senders.ts';
import { words } from '../../../src-shared/words/words.ts';
import type { Evidence } from './failure.ts';
import { outcomeOf } from './outcomes-of-errors.ts';
import type { TwilioConnection } from './twilio-connection.ts';

/** What a page of each list holds, and how many pages are read: more senders than a field can offer. */
const pageSize = 100;
const mostPages = 10;

/** A page of one of Twilio's lists. */
interface Page<T> {
  readonly instances: readonly T[];
  nextPage(): Promise<Page<T>> | undefined;
}

/**
 * The numbers of an account that can send texts, its short codes, then its Messaging Services. Never rejects: what Twilio
 * does not tell is missing, and `problem` says why.
 */
export async function readAccountSenders(connection: TwilioConnection): Promise<AccountSenders> {
  const lists = await Promise.allSettled([
    readNumbers(connection),
    readShortCodes(connection),
    readServices(connection),
  ]);
  const fault = lists.find((list) => list.status === 'rejected');
  return {
    senders: lists.flatMap((list) => (list.status === 'fulfilled' ? list.value : [])),
    problem: fault === undefined ? null : problemOf(connection.evidenceOf(fault.reason)),
  };
}

/** The lists of Twilio's package. */
async function listsOf(connection: TwilioConnection) {
  const { incomingPhoneNumbers, shortCodes, messaging } = await connection.client();
  return { numbers: incomingPhoneNumbers, shortCodes, services: messaging.v1.services };
}

async function readNumbers(connection: TwilioConnection): Promise<readonly AccountSender[]> {
  const lists = await listsOf(connection);
  const numbers = await readPages(lists.numbers.page({ pageSize }));
  return numbers.flatMap(({ phoneNumber, friendlyName, capabilities }) => {
    const sender = senderOf(phoneNumber);
    if (!sendsTexts(capabilities) || sender === '') return [];
    return [{ sender, name: ownName(friendlyName), kind: 'number' as const }];
  });
}

async function readShortCodes(connection: TwilioConnection): Promise<readonly AccountSender[]> {
  const lists = await listsOf(connection);
  const codes = await readPages(lists.shortCodes.page({ pageSize }));
  return codes.flatMap(({ shortCode, friendlyName }) => {
    const sender = senderOf(shortCode);
    if (sender === '') return [];
    return [{ sender, name: ownName(friendlyName), kind: 'short-code' as const }];
  });
}

/** Empty for what is no sender, or missing. */
function senderOf(text: string | undefined): string {
  return asSender(text ?? '') ?? '';
}

/** A number that comes without capabilities is offered: Twilio does not say that it sends nothing. */
function sendsTexts(capabilities: { readonly sms?: boolean } | null | undefined): boolean {
  return capabilities?.sms ?? true;
}

/** Twilio names a number after itself, such as (212) 555-0100, until somebody does. */
function ownName(friendlyName: string | null): string {
  const name = cleanLine(friendlyName ?? '');
  return /\p{L}/u.test(name) ? name : '';
}

async function readServices(connection: TwilioConnection): Promise<readonly AccountSender[]> {
  const lists = await listsOf(connection);
  const services = await readPages(lists.services.page({ pageSize }));
  return services
    .filter(({ sid }) => isMessagingService(sid))
    .map(({ sid, friendlyName }) => ({
      sender: sid,
      name: cleanLine(friendlyName),
      kind: 'service' as const,
    }));
}

/** What all pages of a list hold; of a longer one the first thousand. */
async function readPages<T>(first: Promise<Page<T>>): Promise<readonly T[]> {
  const all: T[] = [];
  let next: Promise<Page<T>> | undefined = first;
  for (let pages = 0; next !== undefined && pages < mostPages; pages += 1) {
    const page: Page<T> = await next;
    all.push(...page.instances);
    next = pages + 1 < mostPages ? page.nextPage() : undefined;
  }
  return all;
}

function problemOf(evidence: Evidence): string {
  // A key can be allowed to send and not to look around.
  if (evidence.httpStatus === 403) {
    return words.twilio.mayNotListSenders;
  }
  const outcome = outcomeOf(evidence);
  return outcome.kind === 'blocked' || outcome.kind === 'unreachable'
    ? words.twilio.typeSender(outcome.detail)
    : words.twilio.sendersNotAsked(evidence.detail);
}
