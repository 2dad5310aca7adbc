import { Progress } from '@mantine/core';
import type { CampaignSnapshot } from '../../src-shared/campaign/snapshot.ts';
import { clampPercent } from '../ui/text/numbers.ts';
import { barSectionsOf } from './bar-sections.ts';
import './campaign-bar.css';

interface CampaignBarProps {
  readonly snapshot: CampaignSnapshot;
  readonly size?: 'sm' | 'lg';
}

/** The progress of a campaign: sent, failed and skipped side by side. */
export function CampaignBar({ snapshot, size = 'sm' }: CampaignBarProps) {
  const sections = barSectionsOf(snapshot);
  const percent = clampPercent(snapshot.progress);
  return (
    <div className="campaign-bar">
      <progress
        className="ui-hidden"
        aria-label={`Progress of ${snapshot.name}`}
        value={percent}
        max={100}
      />
      <Progress.Root size={size} aria-hidden="true">
        <Progress.Section value={sections.sent} withAria={false} />
        <Progress.Section value={sections.failed} color="red.7" withAria={false} />
        <Progress.Section value={sections.skipped} color="gray.6" withAria={false} />
      </Progress.Root>
    </div>
  );
}
