import { Text } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { CampaignRun } from '../../../src-shared/campaign/run.ts';
import { undoSendMs } from '../../../src-shared/campaign/run.ts';
import { useCampaignRun, useCountdown, useMoveCampaign } from '../../api/campaigns/sending.ts';
import { WorkButton } from '../../ui/controls/work-button.tsx';
import { Keys } from '../../ui/keys/keys.tsx';
import { doOrTell, notifyDone } from '../../ui/notices.tsx';
import { offerUndo } from '../../ui/undo-notice.tsx';
import { useNow } from '../../ui/use-now.ts';
import { words } from '../../words.ts';
import { RunPhaseText } from '../run-phase.tsx';
import './countdown.css';

const text = words.campaigns.review.countdown;

const startPhases: ReadonlySet<CampaignRun['phase']> = new Set([
  'checking',
  'counting-down',
  'backing-up',
  'preparing',
  'starting',
]);

/** How often the seconds are drawn, in milliseconds. */
const drawnEveryMs = 100;

/** Whether a draft is about to be sent, and can still be kept from it. */
export function useIsStarting(campaignId: number): boolean {
  const run = useCampaignRun(campaignId);
  const isCounting = useCountdown(campaignId)?.kind === 'running';
  if (run === null) return isCounting;
  return startPhases.has(run.phase) && run.stop === null;
}

interface CountdownProps {
  readonly campaignId: number;
  readonly name: string;
  /** Whether the focus comes here: what began the countdown is gone. */
  readonly takesFocus?: boolean;
}

/** The seconds that are left to undo, then the phases of the start; with the way back, by Ctrl+Z (⌘Z), too. */
export function Countdown({ campaignId, name, takesFocus = false }: CountdownProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takesFocus) box.current?.focus();
  }, [takesFocus]);
  const run = useCampaignRun(campaignId);
  const noted = useCountdown(campaignId);
  const { mutateAsync: goBack } = useMoveCampaign('campaigns.backToDraft');
  const now = useNow(drawnEveryMs);
  const isCounting = run === null ? noted?.kind === 'running' : run.phase === 'counting-down';
  const until = run?.undoUntil ?? (noted?.kind === 'running' ? noted.until : null);
  const whole = noted?.kind === 'running' ? noted.until - noted.from : undoSendMs;
  const left = until === null ? whole : Math.max(0, until - now);
  const seconds = Math.ceil(left / 1000);

  const undo = async () => {
    const undone = await doOrTell(text.notUndone, () => goBack(campaignId));
    if (undone?.value.status === 'draft') notifyDone(text.undone);
  };
  useEffect(
    () =>
      offerUndo(async () => {
        const undone = await doOrTell(text.notUndone, () => goBack(campaignId));
        if (undone?.value.status === 'draft') notifyDone(text.undone);
      }),
    [campaignId, goBack],
  );

  return (
    <div ref={box} tabIndex={-1} className="review-countdown" data-tone="egg">
      {isCounting && <Ring share={left / Math.max(1, whole)} seconds={seconds} />}
      <div className="review-countdown-text">
        <div className="review-countdown-title" role="timer" aria-label={text.title(name, seconds)}>
          {isCounting ? text.short(seconds) : words.campaigns.editor.starting.title}
        </div>
        <Text size="sm" c="dimmed">
          {text.nothingYet}
        </Text>
        {(!isCounting || run?.waitsForDatabase === true) && (
          <RunPhaseText campaignId={campaignId} />
        )}
      </div>
      <WorkButton
        className="review-undo"
        variant="default"
        leftSection={<IconArrowBackUp size={16} aria-hidden="true" />}
        rightSection={isCounting && <Keys of="undo" />}
        title={text.undoTip}
        onWork={undo}
      >
        {isCounting ? text.undo : words.campaigns.editor.starting.back}
      </WorkButton>
    </div>
  );
}

const radius = 20;
const around = 2 * Math.PI * radius;

/** The seconds in a ring that empties. */
function Ring({ share, seconds }: { readonly share: number; readonly seconds: number }) {
  return (
    <svg className="review-ring" viewBox="0 0 48 48" aria-hidden="true">
      <circle cx="24" cy="24" r={radius} className="review-ring-track" />
      <circle
        cx="24"
        cy="24"
        r={radius}
        className="review-ring-left"
        strokeDasharray={around}
        strokeDashoffset={around * (1 - Math.min(1, share))}
      />
      <text x="24" y="24" dominantBaseline="central" textAnchor="middle">
        {seconds}
      </text>
    </svg>
  );
}
