import type { CampaignStatus } from '../../src-shared/campaign/status.ts';
import './status-label.css';

const labels: Readonly<Record<CampaignStatus, string>> = {
  draft: 'Draft',
  scheduled: 'Scheduled',
  sending: 'Sending',
  paused: 'Paused',
  completed: 'Completed',
  canceled: 'Canceled',
};

interface StatusLabelProps {
  readonly status: CampaignStatus;
  /** Whether it came damaged from the old system and is not repaired yet. */
  readonly isDamaged?: boolean;
  /** Whether it is practice: nobody is texted. */
  readonly isPractice?: boolean;
}

/** A campaign's status in a word, with a colored dot, and whether it is practice. */
export function StatusLabel({ status, isDamaged = false, isPractice = false }: StatusLabelProps) {
  return (
    <span className="campaign-status" data-status={isDamaged ? 'damaged' : status}>
      <span className="campaign-status-dot" aria-hidden="true" />
      <span>{isDamaged ? 'Damaged' : labels[status]}</span>
      {isPractice && <span className="campaign-practice">Practice</span>}
    </span>
  );
}
