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

interface Look {
  readonly tone: Tone;
  readonly icon: Icon;
}

const looks: Readonly<Record<CampaignStatus, Look>> = {
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

/** A campaign's status in a word, or that it came damaged from the old system and is not repaired yet. */
export function lookOf(campaign: CampaignBadgeProps['campaign']): Look & { readonly word: string } {
  const { status, damaged, queuedCount = 0, scheduledCount = 0 } = campaign;
  if (damaged !== null) {
    return { tone: 'failed', icon: IconAlertTriangle, word: words.campaigns.shared.damaged };
  }
  if (status === 'sending' && queuedCount === 0 && scheduledCount > 0) {
    return { tone: 'moving', icon: IconClock, word: words.campaigns.handOver.state };
  }
  return { ...looks[status], word: words.campaigns.shared.status[status] };
}

/** What `lookOf` says, as a badge. */
export function CampaignBadge({ campaign }: CampaignBadgeProps) {
  const { tone, icon, word } = lookOf(campaign);
  return (
    <StatusBadge tone={tone} icon={icon}>
      {word}
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
