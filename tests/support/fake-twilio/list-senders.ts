import { createHash } from 'node:crypto';
import type { FakeAccount } from './account.ts';

/** A page of a list: where it begins, what it shows, and the numbers of the pages beside it. */
interface ListPage<T> {
  readonly shown: readonly T[];
  readonly start: number;
  readonly page: number;
  readonly pageSize: number;
  readonly hasNext: boolean;
}

function pageOf<T>(all: readonly T[], parameters: URLSearchParams): ListPage<T> {
  const pageSize = Math.min(1000, Math.max(1, Number(parameters.get('PageSize') ?? 50) || 50));
  const page = Math.max(0, Number(parameters.get('Page') ?? 0) || 0);
  const start = page * pageSize;
  const shown = all.slice(start, start + pageSize);
  return { shown, start, page, pageSize, hasNext: start + pageSize < all.length };
}

function queryOf({ page, pageSize }: ListPage<unknown>, token: string): string {
  const parameters = { PageSize: String(pageSize), Page: String(page), PageToken: token };
  return new URLSearchParams(parameters).toString();
}

/** The SID that the fake gives to what has that name. */
export const sidOf = (prefix: string, text: string) =>
  `${prefix}${createHash('md5').update(text).digest('hex')}`;

/** (212) 555-0100, as Twilio names a number until somebody does. */
const nationalForm = (number: string) => number.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '($1) $2-$3');

/** A page of the account's numbers, in the form of the API of 2010. */
export function listNumbers(
  account: FakeAccount,
  parameters: URLSearchParams,
): Readonly<Record<string, unknown>> {
  const { accountSid, numbers, voiceNumbers, names } = account;
  const path = `/2010-04-01/Accounts/${accountSid}/IncomingPhoneNumbers`;
  return pageOf2010(
    { key: 'incoming_phone_numbers', path, prefix: 'PN' },
    [...numbers.filter((number) => number.startsWith('+')), ...voiceNumbers].filter((number) =>
      [null, number].includes(parameters.get('PhoneNumber')),
    ),
    parameters,
    (number) => ({
      sid: sidOf('PN', number),
      account_sid: accountSid,
      friendly_name: names[number] ?? nationalForm(number),
      phone_number: number,
      capabilities: {
        voice: true,
        sms: numbers.includes(number),
        mms: numbers.includes(number) && !account.withoutMms.includes(number),
        fax: false,
      },
      status: 'in-use',
      api_version: '2010-04-01',
      uri: `${path}/${sidOf('PN', number)}.json`,
    }),
  );
}

/** A page of the account's short codes, in the form of the API of 2010. */
export function listShortCodes(
  { accountSid, shortCodes, names }: FakeAccount,
  parameters: URLSearchParams,
): Readonly<Record<string, unknown>> {
  const path = `/2010-04-01/Accounts/${accountSid}/SMS/ShortCodes`;
  return pageOf2010({ key: 'short_codes', path, prefix: 'SC' }, shortCodes, parameters, (code) => ({
    sid: sidOf('SC', code),
    account_sid: accountSid,
    friendly_name: names[code] ?? code,
    short_code: code,
    api_version: '2010-04-01',
    uri: `${path}/${sidOf('SC', code)}.json`,
  }));
}

/** A page of a list in the form of the API of 2010. */
export function pageOf2010<T>(
  list: { readonly key: string; readonly path: string; readonly prefix: string },
  all: readonly T[],
  parameters: URLSearchParams,
  show: (one: T) => Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const page = pageOf(all, parameters);
  const pageUri = (number: number) =>
    `${list.path}.json?${queryOf({ ...page, page: number }, `PA${list.prefix}${number}`)}`;
  return {
    first_page_uri: `${list.path}.json?PageSize=${page.pageSize}&Page=0`,
    end: page.start + page.shown.length - 1,
    previous_page_uri: page.page === 0 ? null : pageUri(page.page - 1),
    [list.key]: page.shown.map(show),
    uri: pageUri(page.page),
    page_size: page.pageSize,
    start: page.start,
    next_page_uri: page.hasNext ? pageUri(page.page + 1) : null,
    page: page.page,
  };
}

/** The Service resource. */
export function serviceResource(
  account: FakeAccount,
  sid: string,
): Readonly<Record<string, unknown>> {
  const { accountSid, names, campaigns } = account;
  const inbound = account.inbound[sid] ?? { url: null, usesNumbers: true };
  return {
    sid,
    account_sid: accountSid,
    friendly_name: names[sid] ?? `Service ${sid.slice(-4)}`,
    inbound_request_url: inbound.url,
    use_inbound_webhook_on_number: inbound.usesNumbers,
    us_app_to_person_registered: campaigns[sid]?.status === 'VERIFIED',
    date_created: '2026-01-01T00:00:00Z',
    date_updated: '2026-01-01T00:00:00Z',
    url: `https://messaging.twilio.com/v1/Services/${sid}`,
  };
}

/** A page of the account's Messaging Services. */
export function listServices(
  account: FakeAccount,
  parameters: URLSearchParams,
): Readonly<Record<string, unknown>> {
  const list = { key: 'services', path: '/v1/Services' };
  const services = Object.keys(account.messagingServices);
  return listOfNewer(list, services, parameters, (sid) => serviceResource(account, sid)).body;
}

/** A page of a list in the form of the newer APIs: whole addresses, in `meta`. */
export function listOfNewer<T>(
  list: { readonly key: string; readonly path: string },
  all: readonly T[],
  parameters: URLSearchParams,
  show: (one: T) => Readonly<Record<string, unknown>>,
): { readonly status: number; readonly body: Readonly<Record<string, unknown>> } {
  const page = pageOf(all, parameters);
  const url = `https://messaging.twilio.com${list.path}`;
  const pageUrl = (number: number) =>
    `${url}?${queryOf({ ...page, page: number }, `PAMG${number}`)}`;
  return {
    status: 200,
    body: {
      meta: {
        page: page.page,
        page_size: page.pageSize,
        first_page_url: `${url}?PageSize=${page.pageSize}&Page=0`,
        previous_page_url: page.page === 0 ? null : pageUrl(page.page - 1),
        url: pageUrl(page.page),
        next_page_url: page.hasNext ? pageUrl(page.page + 1) : null,
        key: list.key,
      },
      [list.key]: page.shown.map(show),
    },
  };
}
