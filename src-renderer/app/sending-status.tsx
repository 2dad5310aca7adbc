import { IconFlask } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useCampaigns, useCampaignsUnderWay } from '../api/campaigns/campaigns.ts';
import { useCountdown, useLiveProgress } from '../api/campaigns/sending.ts';
import { useCountdowns } from '../api/campaigns/countdowns.ts';
import { undoSendMs, type CampaignRun } from '../../src-shared/campaign/run.ts';
import type { CampaignSnapshot } from '../../src-shared/campaign/snapshot.ts';
import { campaignLink } from '../campaigns/campaign-link.ts';
import { Bar } from '../ui/data/bar.tsx';
import { clampPercent, formatPercent } from '../ui/text/numbers.ts';
import { formatClock } from '../ui/text/times.ts';
import { useNow } from '../ui/use-now.ts';
import { words } from '../words.ts';

const { sending: text } = words.app;

/**
 * On every screen: the campaigns that are about to be sent, with the seconds to undo, then the one that is being
 * sent or is paused, with its percent and its end.
 */
export function SendingStatus() {
  const countdowns = useCountdowns();
  return (
    <>
      {countdowns.map((run) => (
        <AboutToSend key={run.id} run={run} />
      ))}
      <AllUnderWay />
    </>
  );
}

/** How often the seconds are drawn, in milliseconds. */
const drawnEveryMs = 200;

function AboutToSend({ run: { id, undoUntil } }: { readonly run: CampaignRun }) {
  const name = useCampaigns().data?.find((campaign) => campaign.id === id)?.name ?? '';
  const now = useNow(drawnEveryMs);
  const noted = useCountdown(id);
  const whole = noted?.kind === 'running' ? noted.until - noted.from : undoSendMs;
  const left = Math.max(0, (undoUntil ?? now) - now);
  const seconds = Math.ceil(left / 1000);
  return (
    <Link {...campaignLink(id)} className="app-work-card" title={text.undoHint}>
      <span className="app-work-head">
        <span className="app-work-name">
          <span className="ui-hidden">{text.aboutToSend} </span>
          {name}
        </span>{' '}
        <span className="app-work-seconds">{text.seconds(seconds)}</span>
      </span>{' '}
      <Bar parts={[{ tone: 'egg', percent: Math.min(100, (100 * left) / Math.max(1, whole)) }]} />
      <span className="app-work-note">{text.undoNote}</span>
    </Link>
  );
}

function AllUnderWay() {
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
  const { id, name, status, progress, isPractice } = snapshot;
  const isPaused = status === 'paused';
  const live = useLiveProgress(id).data ?? null;
  const now = useNow();
  const percent = clampPercent(progress);
  const end = isPaused ? null : (live?.finishesAt ?? null);
  return (
    <Link
      {...campaignLink(id)}
      className="app-work-card"
      title={text.progressOf(name, formatPercent(percent))}
    >
      <span className="app-work-head">
        <span className="app-work-name">
          <span className="ui-hidden">{introduction(isPaused, isPractice)} </span>
          {isPractice && <IconFlask size={13} className="app-work-practice" aria-hidden="true" />}
          {name}
        </span>{' '}
        <span>{formatPercent(percent)}</span>
      </span>{' '}
      <Bar parts={[{ tone: isPaused ? 'attention' : 'moving', percent }]} />
      <span className="app-work-note">
        {isPaused ? text.paused : end === null ? '' : text.doneAbout(formatClock(end, now))}
      </span>
    </Link>
  );
}

function introduction(isPaused: boolean, isPractice: boolean): string {
  if (isPaused) return isPractice ? text.practice : '';
  return isPractice ? text.sendingPractice : text.sending;
}
