import {
  IconAlertTriangle,
  IconArchive,
  IconBan,
  IconCheck,
  IconClock,
  IconPencil,
  IconPlayerPause,
  IconSend,
  type Icon,
} from '@tabler/icons-react';
import type { CampaignSnapshot } from '../../src-shared/campaign/snapshot.ts';
import type { CampaignStatus } from '../../src-shared/campaign/status.ts';
import { StatusBadge } from '../ui/data/status-badge.tsx';
import type { Tone } from '../ui/theme/tokens.ts';
import { words } from '../words.ts';

const looks: Readonly<Record<CampaignStatus, { readonly tone: Tone; readonly icon: Icon }>> = {
  draft: { tone: 'over', icon: IconPencil },
  scheduled: { tone: 'moving', icon: IconClock },
  sending: { tone: 'moving', icon: IconSend },
  paused: { tone: 'attention', icon: IconPlayerPause },
  completed: { tone: 'delivered', icon: IconCheck },
  canceled: { tone: 'over', icon: IconBan },
};

interface CampaignBadgeProps {
  readonly campaign: Pick<CampaignSnapshot, 'status' | 'damaged'> &
    Partial<Pick<CampaignSnapshot, 'queuedCount' | 'scheduledCount'>>;
}

/** A campaign's status, or that it came damaged from the old system and is not repaired yet. */
export function CampaignBadge({ campaign }: CampaignBadgeProps) {
  const { status, damaged, queuedCount = 0, scheduledCount = 0 } = campaign;
  if (damaged !== null) {
    return (
      <StatusBadge tone="failed" icon={IconAlertTriangle}>
        {words.campaigns.shared.damaged}
      </StatusBadge>
    );
  }
  if (status === 'sending' && queuedCount === 0 && scheduledCount > 0) {
    return (
      <StatusBadge tone="moving" icon={IconClock}>
        {words.campaigns.handOver.state}
      </StatusBadge>
    );
  }
  const { tone, icon } = looks[status];
  return (
    <StatusBadge tone={tone} icon={icon}>
      {words.campaigns.shared.status[status]}
    </StatusBadge>
  );
}

/** Marks a campaign that was put away. */
export function ArchivedBadge() {
  return (
    <StatusBadge tone="over" icon={IconArchive}>
      {words.campaigns.shared.isArchived}
    </StatusBadge>
  );
}

/** Marks a practice campaign: nobody is texted. */
export function PracticeBadge() {
  return <StatusBadge tone="practice">{words.campaigns.shared.practice}</StatusBadge>;
}
