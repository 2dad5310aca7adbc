import type { CampaignDraft } from '../../../src-shared/campaign/campaign.ts';
import { isPracticeGateway } from '../../../src-shared/campaign/snapshot.ts';
import { useAudienceCounts } from '../../api/campaigns/audience.ts';
import { useCampaignPreview } from '../../api/campaigns/preview.ts';
import { useSettings } from '../../api/settings.ts';
import { StatCard, StatCards } from '../../ui/data/stat-card.tsx';
import { formatCount } from '../../ui/text/numbers.ts';
import { formatDuration } from '../../ui/text/times.ts';
import { words } from '../../words.ts';
import { priceText } from '../review/cost-text.ts';
import { segmentsEach } from '../segments-each.ts';

const text = words.campaigns.plan.forecast;

/** Who a scheduled campaign would go to as things stand, what the texts come to, and how long they take. */
export function ScheduledFigures({ draft }: { readonly draft: CampaignDraft }) {
  const counts = useAudienceCounts(draft.audience).data;
  const segments = useCampaignPreview(draft.body, draft.audience, draft.picture).data?.segments;
  const settings = useSettings().data;
  const people = counts === undefined ? undefined : counts.total - counts.doNotText;
  const total = segments?.total;
  const rate = settings?.segmentsPerSecond ?? 0;
  const price = settings?.segmentPrice ?? 0;
  const isPractice = settings !== undefined && isPracticeGateway(settings.gateway);
  return (
    <StatCards label={text.label}>
      <StatCard
        label={text.people}
        value={people === undefined ? text.pending : formatCount(people)}
        hint={
          counts !== undefined && counts.doNotText > 0
            ? text.doNotText(counts.doNotText)
            : text.peopleHint
        }
      />
      <StatCard
        label={text.segments}
        value={total === undefined ? text.pending : formatCount(total)}
        hint={segments === undefined || segments.total === 0 ? '\u00a0' : segmentsEach(segments)}
      />
      <StatCard
        label={text.cost}
        {...costOf({
          total,
          price: draft.picture === undefined ? price : null,
          currency: settings?.priceCurrency ?? 'USD',
          isPractice,
        })}
      />
      <StatCard
        label={text.takes}
        value={total === undefined || rate === 0 ? text.pending : formatDuration(total / rate)}
        hint={rate === 0 ? text.noLimit : text.rate(rate)}
      />
    </StatCards>
  );
}

function costOf(given: {
  readonly total: number | undefined;
  /** Of a segment; null for an MMS. */
  readonly price: number | null;
  readonly currency: string;
  readonly isPractice: boolean;
}) {
  const { total, price, currency, isPractice } = given;
  const { free, practiceCost, costUnknown, costSettings } = words.campaigns.review;
  if (isPractice) return { value: free, hint: practiceCost };
  if (price === null) return { value: costUnknown, hint: '\u00a0' };
  if (price === 0) return { value: costUnknown, hint: text.noPrice };
  if (total === undefined) return { value: text.pending, hint: costSettings };
  const amount = { least: total * price, most: total * price };
  return { value: priceText(amount, currency), hint: costSettings };
}
