import type { FakeAccount } from './account.ts';
import type { Answer } from './responses.ts';
import { listOfNewer, serviceResource, sidOf } from './list-senders.ts';
import { errorAnswer } from './twilio-error.ts';

/** What a path below a Messaging Service, or about registrations, asks for; undefined for anything else. */
export function registrationOperation(path: string) {
  const patterns = [
    ['service', /^\/v1\/Services\/(MG\w+)$/],
    ['service-numbers', /^\/v1\/Services\/(MG\w+)\/PhoneNumbers$/],
    ['service-short-codes', /^\/v1\/Services\/(MG\w+)\/ShortCodes$/],
    ['campaign', /^\/v1\/Services\/(MG\w+)\/Compliance\/Usa2p$/],
    ['brand', /^\/v1\/a2p\/BrandRegistrations\/(BN\w+)$/],
    ['toll-free', /^\/v1\/Tollfree\/Verifications$/],
    ['permissions', /^\/v1\/Messaging\/GeoPermissions$/],
    ['prices', /^\/v1\/Messaging\/Countries\/([A-Z]{2})$/],
  ] as const;
  for (const [operation, pattern] of patterns) {
    const match = pattern.exec(path);
    if (match !== null) return { operation, accountSid: null, sid: match[1] ?? '' };
  }
  return undefined;
}

export type RegistrationOperation = NonNullable<
  ReturnType<typeof registrationOperation>
>['operation'];

/** The answer to a question about a Messaging Service or a registration. */
export function answerRegistration(
  account: FakeAccount,
  { operation, sid }: { readonly operation: RegistrationOperation; readonly sid: string },
  parameters: URLSearchParams,
): Answer {
  if (operation === 'toll-free') return listTollFree(account, parameters);
  if (operation === 'permissions') return permissionsAnswer(account);
  if (operation === 'prices') return pricesAnswer(account, sid);
  if (operation === 'brand') return brandAnswer(account, sid);
  const senders = account.messagingServices[sid];
  if (senders === undefined) return errorAnswer(20404);
  const { accountSid } = account;
  if (operation === 'service') return { status: 200, body: serviceResource(account, sid) };
  if (operation === 'campaign') return listCampaigns(account, sid, parameters);
  const areCodes = operation === 'service-short-codes';
  const wanted = senders.filter((sender) => sender.startsWith('+') !== areCodes);
  const path = `/v1/Services/${sid}/${areCodes ? 'ShortCodes' : 'PhoneNumbers'}`;
  const list = { key: areCodes ? 'short_codes' : 'phone_numbers', path };
  return listOfNewer(list, wanted, parameters, (sender) => ({
    sid: sidOf(areCodes ? 'SC' : 'PN', sender),
    account_sid: accountSid,
    service_sid: sid,
    ...(areCodes ? { short_code: sender } : { phone_number: sender }),
    country_code: 'US',
    capabilities: account.withoutMms.includes(sender) ? ['SMS'] : ['SMS', 'MMS'],
  }));
}

function listCampaigns(account: FakeAccount, sid: string, parameters: URLSearchParams): Answer {
  const campaign = account.campaigns[sid];
  const list = { key: 'compliance', path: `/v1/Services/${sid}/Compliance/Usa2p` };
  return listOfNewer(list, campaign === undefined ? [] : [campaign], parameters, (one) => ({
    sid: sidOf('QE', sid),
    account_sid: account.accountSid,
    messaging_service_sid: sid,
    brand_registration_sid: one.brand,
    campaign_status: one.status,
    us_app_to_person_usecase: 'LOW_VOLUME',
    message_samples: ['Corner Shop: fresh bread from 8. Reply STOP to opt out.'],
    has_embedded_links: one.hasLinks ?? true,
    has_embedded_phone: false,
    rate_limits: { att: { mps: 75, msg_class: 'T' }, tmobile: { brand_tier: 'LOW' } },
    mock: one.isMock ?? false,
    errors: one.errors ?? [],
  }));
}

function brandAnswer({ brands, accountSid }: FakeAccount, sid: string): Answer {
  const brand = brands[sid];
  if (brand === undefined) return errorAnswer(20404);
  return {
    status: 200,
    body: {
      sid,
      account_sid: accountSid,
      brand_type: brand.type ?? 'STANDARD',
      status: brand.status,
      identity_status: 'VERIFIED',
      brand_score: brand.score ?? null,
      failure_reason: brand.failureReason ?? null,
      errors: [],
      russell_3000: false,
      mock: false,
    },
  };
}

function permissionsAnswer({ permissions }: FakeAccount): Answer {
  const all = Object.entries(permissions).map(([country, enabled]) => ({
    country_code: country,
    type: 'country',
    enabled,
  }));
  return { status: 200, body: { permissions: all } };
}

function pricesAnswer({ prices }: FakeAccount, country: string): Answer {
  const known = prices[country];
  if (known === undefined) return errorAnswer(20404);
  const carrier = (name: string) => ({
    carrier: name,
    mcc: '310',
    mnc: '410',
    prices: Object.entries(known).map(([kind, price]) => ({
      number_type: kind,
      base_price: String(price),
      current_price: String(price),
    })),
  });
  return {
    status: 200,
    body: {
      country,
      iso_country: country,
      outbound_sms_prices: ['First Wireless', 'Second Wireless'].map(carrier),
      inbound_sms_prices: [],
      price_unit: 'usd',
      url: `https://pricing.twilio.com/v1/Messaging/Countries/${country}`,
    },
  };
}

function listTollFree(account: FakeAccount, parameters: URLSearchParams): Answer {
  const wanted = parameters.get('TollfreePhoneNumberSid');
  const found = Object.entries(account.tollFree).filter(
    ([number]) => wanted === null || sidOf('PN', number) === wanted,
  );
  const list = { key: 'verifications', path: '/v1/Tollfree/Verifications' };
  return listOfNewer(list, found, parameters, ([number, one]) => ({
    sid: sidOf('HH', number),
    account_sid: account.accountSid,
    tollfree_phone_number_sid: sidOf('PN', number),
    status: one.status,
    rejection_reason: one.rejectionReason ?? null,
    rejection_reasons: [],
    edit_allowed: one.editableUntil !== undefined,
    edit_expiration: one.editableUntil ?? null,
  }));
}
