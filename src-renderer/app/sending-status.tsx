import { Link } from '@tanstack/react-router';
import { useCampaignsUnderWay, useLiveProgress } from '../api/campaigns.ts';
import type { CampaignSnapshot } from '../../src-shared/campaign/snapshot.ts';
import { campaignLink } from '../campaigns/campaign-link.ts';
import { Bar } from '../ui/data/bar.tsx';
import { clampPercent, formatPercent } from '../ui/text/numbers.ts';
import { formatClock } from '../ui/text/times.ts';
import { useNow } from '../ui/use-now.ts';
import { words } from '../words.ts';

const { sending: text } = words.app;

/** The campaign that is being sent or is paused, with its percent and its end, on every screen. */
export function SendingStatus() {
  const [first, ...others] = useCampaignsUnderWay();
  if (first === undefined) return null;
  return (
    <>
      <UnderWay snapshot={first} />
      {others.length > 0 && (
        <Link to="/campaigns" className="app-others">
          {text.others(others.length)}
        </Link>
      )}
    </>
  );
}

function UnderWay({ snapshot }: { readonly snapshot: CampaignSnapshot }) {
  const { id, status, progress, isPractice } = snapshot;
  const isPaused = status === 'paused';
  const live = useLiveProgress(id).data ?? null;
  const now = useNow();
  const percent = clampPercent(progress);
  const name = isPractice ? text.practice(snapshot.name) : snapshot.name;
  const label = (isPaused ? text.pausedAt : text.progressOf)(name, formatPercent(percent));
  const end = isPaused ? null : (live?.finishesAt ?? null);
  return (
    <Link {...campaignLink(id)} className="app-work-card" title={label} aria-label={label}>
      <span className="app-work-head">
        <span>{name}</span>
        <span>{formatPercent(percent)}</span>
      </span>
      <Bar parts={[{ tone: isPaused ? 'attention' : 'moving', percent }]} />
      <span className="app-work-note">
        {isPaused ? text.paused : end === null ? '' : text.doneAbout(formatClock(end, now))}
      </span>
    </Link>
  );
}
