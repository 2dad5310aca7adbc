import { cleanLine } from '../../../../src-shared/lib/clean-text.ts';
import type {
  Registration,
  RegistrationState,
} from '../../../../src-shared/settings/setup/sender-report.ts';
import { pageSize, readPages, type PartReader } from './parts.ts';
import { plainRegistration } from './registration.ts';

/** What is read of a Messaging Service. */
export interface Service {
  readonly sid: string;
  readonly friendlyName: string;
  readonly inboundRequestUrl: string | null;
  readonly useInboundWebhookOnNumber: boolean;
  readonly usAppToPersonRegistered: boolean;
}

const statesOfCampaigns: Readonly<Record<string, RegistrationState>> = {
  VERIFIED: 'registered',
  IN_PROGRESS: 'in-review',
  PENDING: 'in-review',
  FAILED: 'refused',
  SUSPENDED: 'suspended',
};

const statesOfBrands: Readonly<Record<string, RegistrationState>> = {
  APPROVED: 'registered',
  PENDING: 'in-review',
  IN_REVIEW: 'in-review',
  FAILED: 'refused',
  SUSPENDED: 'suspended',
  DELETION_PENDING: 'suspended',
};

/** The A2P 10DLC registration of what a Messaging Service sends from local numbers. */
export async function readA2p(reader: PartReader, service: Service): Promise<Registration> {
  const own = { sid: service.sid, name: cleanLine(service.friendlyName) };
  const campaigns = await reader.read('campaign', ({ messaging }) =>
    readPages(messaging.v1.services(service.sid).usAppToPerson.page({ pageSize })),
  );
  if (campaigns === undefined) {
    // The service itself says whether it has a campaign that was taken.
    const state = service.usAppToPersonRegistered ? 'registered' : 'unknown';
    return { ...plainRegistration('a2p', state), service: own };
  }
  const campaign =
    campaigns.find(({ campaignStatus }) => campaignStatus === 'VERIFIED') ?? campaigns[0];
  if (campaign === undefined) return { ...plainRegistration('a2p', 'missing'), service: own };

  const ofCampaign = {
    ...plainRegistration('a2p', statesOfCampaigns[campaign.campaignStatus] ?? 'unknown'),
    service: own,
    reason: reasonOf(campaign.errors),
    allowsLinks: typeof campaign.hasEmbeddedLinks === 'boolean' ? campaign.hasEmbeddedLinks : null,
  };
  if (campaign.mock) return { ...ofCampaign, state: 'mock' };
  const { brandRegistrationSid } = campaign;
  if (!brandRegistrationSid) return ofCampaign;
  const brand = await reader.read('brand', ({ messaging }) =>
    messaging.v1.brandRegistrations(brandRegistrationSid).fetch(),
  );
  if (brand === undefined) return ofCampaign;

  const { brandType, brandScore, status, failureReason } = brand;
  const known = {
    isSoleProprietor: brandType === 'SOLE_PROPRIETOR',
    score: typeof brandScore === 'number' ? brandScore : null,
  };
  const ofBrand = statesOfBrands[status];
  if (brand.mock) return { ...ofCampaign, brand: known, state: 'mock' };
  // A campaign that was taken says nothing where its brand was taken back later.
  const isBroken = ofBrand !== undefined && ofBrand !== 'registered';
  if (!isBroken || ofCampaign.state !== 'registered') return { ...ofCampaign, brand: known };
  const reason = cleanLine(failureReason ?? '') || reasonOf(brand.errors);
  return { ...ofCampaign, brand: known, state: ofBrand, reason };
}

/** Twilio's words on why it refused; null where it has none. */
export function reasonOf(errors: unknown): string | null {
  if (!Array.isArray(errors)) return null;
  const texts = errors.flatMap((error: unknown) => {
    if (typeof error !== 'object' || error === null) return [];
    const fields: Readonly<Record<string, unknown>> = { ...error };
    const text = fields['description'] ?? fields['reason'] ?? fields['message'];
    return typeof text === 'string' ? [cleanLine(text)] : [];
  });
  return texts.length === 0 ? null : texts.join(' ').slice(0, 500);
}
