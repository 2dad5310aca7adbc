/** What the fake knows of an A2P campaign. Everything in it is invented. */
export interface FakeCampaign {
  readonly status: string;
  /** BN… of its brand. */
  readonly brand: string;
  readonly isMock?: boolean;
  /** Whether it was registered for texts with links; it was unless given. */
  readonly hasLinks?: boolean;
  readonly errors?: readonly { readonly error_code: number; readonly description: string }[];
}

export interface FakeBrand {
  readonly status: string;
  readonly type?: 'STANDARD' | 'SOLE_PROPRIETOR';
  readonly score?: number | null;
  readonly failureReason?: string;
}

export interface FakeTollFree {
  readonly status: string;
  readonly rejectionReason?: string;
  /** ISO; until when it can be edited. */
  readonly editableUntil?: string;
}

/** What becomes of texts that come in to a Messaging Service. */
export interface FakeInbound {
  readonly url: string | null;
  readonly usesNumbers: boolean;
}

/** What the fake knows of the account it plays. Everything in it is invented. */
export interface FakeAccount {
  readonly accountSid: string;
  readonly authToken: string;
  /** API keys and their secrets; standard ones, which may not read the account itself. */
  readonly apiKeys: Readonly<Record<string, string>>;
  readonly friendlyName: string;
  readonly status: 'active' | 'suspended' | 'closed';
  /** Texts of a trial account are prefixed. */
  readonly isTrial: boolean;
  /** Numbers, short codes and names that can send texts. */
  readonly numbers: readonly string[];
  /** Of the numbers, those that send texts and no pictures. */
  readonly withoutMms: readonly string[];
  /** Numbers that can only be called. */
  readonly voiceNumbers: readonly string[];
  readonly shortCodes: readonly string[];
  /** What the account calls a number, or a Messaging Service; Twilio names others itself. */
  readonly names: Readonly<Record<string, string>>;
  /** Messaging Services and the numbers they send from. */
  readonly messagingServices: Readonly<Record<string, readonly string[]>>;
  /** What becomes of texts that come in to a Messaging Service; to the numbers' own addresses unless given. */
  readonly inbound: Readonly<Record<string, FakeInbound>>;
  /** The A2P campaigns of Messaging Services, and the brands by their SIDs. */
  readonly campaigns: Readonly<Record<string, FakeCampaign>>;
  readonly brands: Readonly<Record<string, FakeBrand>>;
  /** The verifications of toll-free numbers. */
  readonly tollFree: Readonly<Record<string, FakeTollFree>>;
  /** Countries that the account may send to, or may not. */
  readonly permissions: Readonly<Record<string, boolean>>;
  /** Prices of a segment by country and kind of number, in US dollars. */
  readonly prices: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly optedOut: readonly string[];
  readonly landlines: readonly string[];
}

/** The number that the default account sends from, and its Messaging Service. */
export const fakeSender = '+12125550100';
export const fakeMessagingService = `MG${'5a'.repeat(16)}`;
export const fakeBrand = `BN${'3c'.repeat(16)}`;

export const fakeAccount: FakeAccount = {
  accountSid: `AC${'0f'.repeat(16)}`,
  authToken: 'invented auth token of the fake',
  apiKeys: { [`SK${'7b'.repeat(16)}`]: 'invented API secret of the fake' },
  friendlyName: 'Corner Shop',
  status: 'active',
  isTrial: false,
  numbers: [fakeSender],
  withoutMms: [],
  voiceNumbers: [],
  shortCodes: [],
  names: { [fakeMessagingService]: 'Offers' },
  messagingServices: { [fakeMessagingService]: [fakeSender] },
  inbound: {},
  campaigns: { [fakeMessagingService]: { status: 'VERIFIED', brand: fakeBrand } },
  brands: { [fakeBrand]: { status: 'APPROVED', score: 62 } },
  tollFree: {},
  permissions: { US: true, CA: true, GB: false },
  prices: { US: { local: 0.0079, 'toll free': 0.0079, shortcode: 0.007 } },
  optedOut: [],
  landlines: [],
};

/** Whether an Authorization header is that of the account, and with what. */
export function authenticate(
  account: FakeAccount,
  header: string | undefined,
): 'token' | 'key' | undefined {
  const [scheme, encoded = ''] = (header ?? '').split(' ');
  if (scheme !== 'Basic') return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  const user = text.slice(0, colon);
  const secret = text.slice(colon + 1);
  if (user === account.accountSid && secret === account.authToken) return 'token';
  return Object.hasOwn(account.apiKeys, user) && account.apiKeys[user] === secret
    ? 'key'
    : undefined;
}
