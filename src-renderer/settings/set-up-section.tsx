import type { Settings } from '../../src-shared/settings/settings.ts';
import { useCredentials } from '../api/settings.ts';
import { Checklist, type CheckState } from '../ui/data/checklist.tsx';
import { ButtonLink } from '../ui/links.tsx';
import { Section } from '../ui/page/section.tsx';
import { timesOfDay } from '../ui/text/times-of-day.ts';
import { useSenderText } from '../senders/sender-text.ts';
import { words } from '../words.ts';
import { describeAccount } from './values/account.ts';
import type { SettingsSectionId } from './sections.ts';

const { setUp } = words.settings;

/** What real sending needs, and what holds for real sending, each with the way there. */
export function SetUpSection({ settings }: { readonly settings: Settings }) {
  const credentials = useCredentials().data;
  const isConnected = credentials !== undefined && credentials.source !== 'none';
  const { defaultSender, quietHours } = settings;
  const senderText = useSenderText(defaultSender);
  const hasSender = defaultSender !== '';
  return (
    <Section title={setUp.title}>
      <Checklist
        label={setUp.title}
        checks={[
          {
            id: 'account',
            state: stateOf(isConnected),
            title: setUp.account,
            text: credentials === undefined ? '' : describeAccount(credentials),
            action: isConnected ? (
              <Way to="twilio" name={setUp.account} />
            ) : (
              <ButtonLink
                to="/first-run"
                variant="default"
                aria-label={setUp.todo(setUp.connect, setUp.account)}
              >
                {setUp.connect}
              </ButtonLink>
            ),
          },
          {
            id: 'sender',
            state: stateOf(hasSender),
            title: setUp.sender,
            text: hasSender ? senderText(defaultSender) : setUp.noSender,
            action: <Way to="twilio" name={setUp.sender} isTodo={!hasSender} todo={setUp.choose} />,
          },
          {
            id: 'limits',
            state: 'fine',
            title: setUp.limits,
            text: describeLimits(settings),
            action: <Way to="limits" name={setUp.limits} />,
          },
          {
            id: 'quiet-hours',
            state: quietHours.enabled ? 'fine' : 'note',
            title: setUp.quietHours,
            text: quietHours.enabled
              ? setUp.hours(timesOfDay.format(quietHours.from), timesOfDay.format(quietHours.until))
              : setUp.anyTime,
            action: <Way to="quiet-hours" name={setUp.quietHours} />,
          },
        ]}
      />
    </Section>
  );
}

function stateOf(isDone: boolean): CheckState {
  return isDone ? 'fine' : 'todo';
}

function describeLimits({ segmentsPerSecond, dailySegments }: Settings): string {
  return setUp.limitsText(
    segmentsPerSecond === 0 ? setUp.rateUnlimited : setUp.rate(segmentsPerSecond),
    dailySegments === 0 ? setUp.dailyUnlimited : setUp.daily(dailySegments),
  );
}

interface WayProps {
  readonly to: SettingsSectionId;
  readonly name: string;
  readonly isTodo?: boolean;
  /** The label where something is to be done. */
  readonly todo?: string;
}

function Way({ to, name, isTodo = false, todo = setUp.change }: WayProps) {
  return (
    <ButtonLink
      to="/settings/$section"
      params={{ section: to }}
      variant="default"
      aria-label={isTodo ? setUp.todo(todo, name) : setUp.changeOf(name)}
    >
      {isTodo ? todo : setUp.change}
    </ButtonLink>
  );
}
