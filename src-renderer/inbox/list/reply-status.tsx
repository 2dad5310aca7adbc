import { Text } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useReplyStatus } from '../../api/inbox/replies.ts';
import { useInboundSetup } from '../../api/setup.ts';
import { useSettings } from '../../api/settings.ts';
import { BareIconButton } from '../../ui/controls/icon-button.tsx';
import { Tip } from '../../ui/controls/tip.tsx';
import { TextLink } from '../../ui/links.tsx';
import { formatClock, formatMoment } from '../../ui/text/times.ts';
import { useNow } from '../../ui/use-now.ts';
import { words } from '../../words.ts';
import { syncNow } from '../sync-now.ts';

const text = words.inbox.list;

/** A pass that takes no longer is none of anybody’s business, in milliseconds. */
const unnoticedMs = 1500;

/** Up to when replies are read, and a button that reads them now. In practice nobody answers by Twilio. */
export function ReplyStatus() {
  const status = useReplyStatus().data;
  const now = useNow(60_000);
  const isPractice = useSettings().data?.gateway === 'simulator';
  const [isAsked, setIsAsked] = useState(false);
  const isLong = useIsLong(status?.isReading === true, unnoticedMs);
  if (status === undefined || isPractice) return null;
  const { asOf } = status;
  const isShown = isAsked || isLong;
  const sync = async () => {
    setIsAsked(true);
    await syncNow();
    setIsAsked(false);
  };
  return (
    <span className="inbox-as-of">
      <Text component="span" size="xs" c="dimmed">
        {asOf !== null
          ? text.asOf(formatClock(asOf, now))
          : isShown
            ? text.reading
            : text.notReadYet}
      </Text>
      <Tip label={isShown ? text.reading : text.sync}>
        <BareIconButton
          label={text.sync}
          icon={IconRefresh}
          size={26}
          loading={isShown}
          onClick={() => void sync()}
        />
      </Tip>
    </span>
  );
}

/** Whether something has gone on for longer than that, in milliseconds. */
function useIsLong(isOn: boolean, ms: number): boolean {
  const [isLong, setIsLong] = useState(false);
  useEffect(() => {
    if (!isOn) return undefined;
    const timer = setTimeout(() => setIsLong(true), ms);
    return () => {
      clearTimeout(timer);
      setIsLong(false);
    };
  }, [isOn, ms]);
  return isLong;
}

/** Why replies cannot be read and what to do, and which ones are lost. */
export function ReplyProblem() {
  const status = useReplyStatus().data;
  const isPractice = useSettings().data?.gateway === 'simulator';
  const setup = useInboundSetup(status?.asOf !== null && !isPractice).data;
  if (status === undefined || isPractice) return null;
  const { problem, lostBefore } = status;
  const dropping = setup?.dropping ?? [];
  if (problem === null && lostBefore === null && dropping.length === 0) return null;
  return (
    <output className="inbox-problem" aria-label={text.problemLabel}>
      {problem !== null && (
        <p>
          {text.problems[problem.code]}{' '}
          {problem.code === 'no-account' && (
            <TextLink to="/first-run" inherit underline="always">
              {text.connect}
            </TextLink>
          )}
          {problem.code === 'refused' && (
            <TextLink
              to="/settings/$section"
              params={{ section: 'twilio' }}
              inherit
              underline="always"
            >
              {text.openSettings}
            </TextLink>
          )}
          {problem.detail !== '' && problem.code !== 'no-account' && (
            <span className="inbox-problem-detail">{problem.detail}</span>
          )}
        </p>
      )}
      {dropping.map(({ sid, name }) => (
        <p key={sid}>{text.dropped(name || sid)}</p>
      ))}
      {lostBefore !== null && <p>{text.lost(formatMoment(lostBefore))}</p>}
    </output>
  );
}
