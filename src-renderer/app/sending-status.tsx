import { Link } from '@tanstack/react-router';
import { useLiveProgress, useSendingCampaigns } from '../api/campaigns.ts';
import type { CampaignSnapshot } from '../../src-shared/campaign/snapshot.ts';
import { campaignLink } from '../campaigns/campaign-link.ts';
import { Bar } from '../ui/data/bar.tsx';
import { clampPercent, formatPercent } from '../ui/text/numbers.ts';
import { formatClock } from '../ui/text/times.ts';
import { useNow } from '../ui/use-now.ts';
import { words } from '../words.ts';

/** The campaign that is being sent, with its percent and its end, on every screen. */
export function SendingStatus() {
  const [first, ...others] = useSendingCampaigns();
  if (first === undefined) return null;
  return (
    <>
      <Sending snapshot={first} />
      {others.length > 0 && (
        <Link to="/campaigns" className="app-others">
          {words.app.sending.others(others.length)}
        </Link>
      )}
    </>
  );
}

function Sending({ snapshot }: { readonly snapshot: CampaignSnapshot }) {
  const { id, name, progress } = snapshot;
  const live = useLiveProgress(id).data ?? null;
  const now = useNow();
  const percent = clampPercent(progress);
  return (
    <Link
      {...campaignLink(id)}
      className="app-sending"
      title={words.app.sending.progressOf(name)}
      aria-label={`${words.app.sending.progressOf(name)}, ${formatPercent(percent)}`}
    >
      <span className="app-sending-name">
        <span>{name}</span>
        <span>{formatPercent(percent)}</span>
      </span>
      <Bar parts={[{ tone: 'moving', percent }]} />
      {live?.finishesAt !== undefined && live.finishesAt !== null && (
        <span className="app-sending-end">
          {words.app.sending.doneAbout(formatClock(live.finishesAt, now))}
        </span>
      )}
    </Link>
  );
}
