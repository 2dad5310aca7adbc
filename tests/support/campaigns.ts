import { startCampaign } from '../../src-main/campaigns/lifecycle.ts';
import { insertPreparedMessages } from '../../src-main/campaigns/preparing/prepared-messages.ts';
import type { PreparedMessage } from '../../src-main/campaigns/preparing/prepare-messages.ts';
import { createCampaign } from '../../src-main/campaigns/campaign-rows.ts';
import type { SendPlan } from '../../src-shared/campaign/plan.ts';
import type { GatewayKind } from '../../src-shared/campaign/snapshot.ts';
import type { WritableDatabase } from '../../src-main/database/open.ts';

const areaCodes = [
  212, 312, 415, 512, 617, 702, 808, 206, 305, 404, 213, 214, 303, 313, 314, 407, 408, 410, 412,
  414, 480, 503, 504, 510, 513, 516, 571, 602, 614, 615, 619, 623, 626, 630, 646, 650, 651, 703,
  713, 714,
];

/** The how-manyth number of those reserved for fiction, from 0 to 3,999. */
export function fictionalPhone(index: number): string {
  const areaCode = areaCodes[Math.floor(index / 100) % areaCodes.length];
  return `+1${areaCode}55501${String(index % 100).padStart(2, '0')}`;
}

interface CampaignOptions {
  readonly contacts: number;
  readonly now: number;
  readonly firstPhone?: number;
  readonly name?: string;
  readonly sender?: string;
  readonly segments?: number;
  readonly zoneKey?: string;
  /** Twilio unless given. */
  readonly gateway?: GatewayKind;
  /** How it is to be sent. */
  readonly plan?: SendPlan;
}

const planOf = ({ plan }: CampaignOptions) => (plan === undefined ? {} : { plan });

/** A campaign to that many people of which every message is written, and which is still a draft. */
export function draftedCampaign(
  db: WritableDatabase,
  options: CampaignOptions,
): { readonly id: number; readonly revision: number; readonly sender: string } {
  const { now, name = 'Spring sale', sender = '+12125550199' } = options;
  const campaign = createCampaign(
    db,
    { name, body: 'Hello', sender, audience: { listIds: [] }, ...planOf(options) },
    now,
  );
  const { id } = campaign.snapshot;
  const contactId = db.sqlite
    .prepare<[string, number, number], number>(
      `INSERT INTO contacts (phone, created_at, updated_at) VALUES (?, ?, ?)
       ON CONFLICT (phone) DO UPDATE SET updated_at = excluded.updated_at RETURNING id`,
    )
    .pluck();
  const prepared = Array.from({ length: options.contacts }, (_, index): PreparedMessage => {
    const to = fictionalPhone((options.firstPhone ?? 0) + index);
    return {
      contactId: contactId.get(to, now, now) ?? 0,
      to,
      body: `Hello ${index}`,
      segments: options.segments ?? 1,
      zoneKey: options.zoneKey ?? '',
      skipReason: null,
      isPractice: options.gateway === 'simulator' ? 1 : 0,
    };
  });
  insertPreparedMessages(db, id, sender, prepared, now);
  return { id, revision: campaign.revision, sender };
}

/** A campaign to that many people that is being sent, without anything having been sent yet. */
export function startedCampaign(db: WritableDatabase, options: CampaignOptions): number {
  const { id, revision, sender } = draftedCampaign(db, options);
  startCampaign(db, id, {
    revision,
    gateway: options.gateway ?? 'twilio',
    sender,
    now: options.now,
  });
  return id;
}
