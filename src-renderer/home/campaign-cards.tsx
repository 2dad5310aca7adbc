import { Group, Text } from '@mantine/core';
import type { CampaignSnapshot } from '../../src-shared/campaign/snapshot.ts';
import { CampaignBar } from '../campaigns/campaign-bar.tsx';
import { campaignLink } from '../campaigns/campaign-link.ts';
import { describeOutcome } from '../campaigns/describe-outcome.ts';
import { StatusLabel } from '../campaigns/status-label.tsx';
import { TextLink } from '../ui/links.tsx';
import { formatPercent } from '../ui/text/numbers.ts';
import { formatMoment } from '../ui/text/times.ts';

/** Campaigns with their progress and counts. */
export function CampaignCards({ campaigns }: { readonly campaigns: readonly CampaignSnapshot[] }) {
  return (
    <ul className="home-list">
      {campaigns.map((campaign) => (
        <li key={campaign.id} className="home-card">
          <Group justify="space-between" gap="sm" wrap="nowrap">
            <TextLink {...campaignLink(campaign.id)} fw={600} size="sm" truncate>
              {campaign.name}
            </TextLink>
            <Group gap="md" wrap="nowrap" fz="xs">
              <StatusLabel status={campaign.status} isPractice={campaign.isPractice} />
              <span className="home-percent">{formatPercent(campaign.progress)}</span>
            </Group>
          </Group>
          <CampaignBar snapshot={campaign} />
          <Text size="xs" c="dimmed">
            {describeOutcome(campaign)}
            {campaign.completedAt !== null && ` · ${formatMoment(campaign.completedAt)}`}
          </Text>
        </li>
      ))}
    </ul>
  );
}
