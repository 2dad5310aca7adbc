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

/** A campaign's status in a word, with a dot to tell it from afar. */
export function StatusLabel({ status }: { readonly status: CampaignStatus }) {
  return (
    <span className="campaign-status" data-status={status}>
      <span className="campaign-status-dot" aria-hidden="true" />
      {labels[status]}
    </span>
  );
}
