import path from 'node:path';
import { createCampaign } from '../../../../src-main/campaigns/campaign-rows.ts';
import { rehearse } from '../../../../src-main/campaigns/review/rehearsal/rehearse.ts';
import type { WritableDatabase } from '../../../../src-main/database/open.ts';
import { systemClock } from '../../../../src-main/system-clock.ts';
import {
  rehearsalFaultsSchema,
  type Rehearsal,
  type RehearsalFaults,
} from '../../../../src-shared/campaign/rehearsal.ts';
import type { CampaignDraft } from '../../../../src-shared/campaign/campaign.ts';
import { temporaryFolder } from '../../../support/database.ts';
import {
  noon,
  openShop,
  type Person,
  type Shop,
  type ShopOptions,
} from '../../../support/reviews.ts';

const segmentPrice = 0.0079;

const greeting = 'Corner Shop: Hi {{ first_name }}, bread is out. Reply STOP to opt out';

/** So many people of a place, with texts of different lengths. */
export function peopleOf(areaCode: number, count: number): readonly Person[] {
  return Array.from({ length: count }, (_, index) => ({
    phone: `+1${areaCode}555${String(100 + index).padStart(4, '0')}`,
    firstName: index % 3 === 0 ? 'Ann' : `Žofie ${'x'.repeat(index % 90)}`,
  }));
}

/** Rehearses a draft of a shop where it stands, without a thread. */
export async function rehearseIn(
  options: ShopOptions & {
    readonly draft?: Partial<CampaignDraft>;
    readonly faults?: Partial<RehearsalFaults>;
    /** What else is in the database. */
    readonly before?: (db: WritableDatabase) => void;
  },
): Promise<{ readonly rehearsal: Rehearsal; readonly shop: Shop; readonly campaignId: number }> {
  const { draft, faults = {}, now = noon } = options;
  const shop = openShop(options);
  options.before?.(shop.db);
  const { snapshot } = createCampaign(
    shop.db,
    { name: 'Bread', body: greeting, sender: '', audience: { listIds: [shop.listId] }, ...draft },
    now,
  );
  const rehearsal = await rehearse(
    {
      id: snapshot.id,
      revision: null,
      faults: rehearsalFaultsSchema.parse(faults),
      database: shop.db.file,
      folder: path.join(temporaryFolder()),
      nativeBinding: undefined,
      now,
    },
    {
      clock: systemClock,
      price: () => Promise.resolve({ least: segmentPrice, most: segmentPrice, currency: 'USD' }),
      onProgress: () => undefined,
    },
  );
  return { rehearsal, shop, campaignId: snapshot.id };
}
