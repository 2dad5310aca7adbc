import { Text } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
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

/** Up to when replies are read, and a button that reads them now. In practice nobody answers by Twilio. */
export function ReplyStatus() {
  const status = useReplyStatus().data;
  const now = useNow(60_000);
  const isPractice = useSettings().data?.gateway === 'simulator';
  if (status === undefined || isPractice) return null;
  const { asOf, isReading } = status;
  return (
    <span className="inbox-as-of">
      <Text component="span" size="xs" c="dimmed">
        {isReading
          ? text.reading
          : asOf === null
            ? text.notReadYet
            : text.asOf(formatClock(asOf, now))}
      </Text>
      <Tip label={text.sync}>
        <BareIconButton
          label={text.sync}
          icon={IconRefresh}
          size={26}
          loading={isReading}
          onClick={() => void syncNow()}
        />
      </Tip>
    </span>
  );
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
