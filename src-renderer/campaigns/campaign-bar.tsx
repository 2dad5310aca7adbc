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
      <div className="campaign-bar-track" data-size={size} aria-hidden="true">
        <div style={{ width: `${sections.sent}%` }} data-part="sent" />
        <div style={{ width: `${sections.failed}%` }} data-part="failed" />
        <div style={{ width: `${sections.skipped}%` }} data-part="skipped" />
      </div>
    </div>
  );
}
