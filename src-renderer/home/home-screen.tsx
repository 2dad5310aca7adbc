import { Stack } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { isCampaignOver } from '../../src-shared/campaign/status.ts';
import type { CampaignSnapshot } from '../../src-shared/campaign/snapshot.ts';
import { useCampaigns } from '../api/campaigns/campaigns.ts';
import { useContactCount } from '../api/contacts/contacts.ts';
import { useCredentials, useSettings } from '../api/settings.ts';
import { newCampaignLink } from '../campaigns/campaign-link.ts';
import { Welcome } from '../first-run/welcome.tsx';
import { ButtonLink } from '../ui/links.tsx';
import { Page } from '../ui/page/page.tsx';
import { Columns } from '../ui/page/section.tsx';
import { Loaded } from '../ui/states.tsx';
import { formatWeekday } from '../ui/text/times.ts';
import { useNow } from '../ui/use-now.ts';
import { words } from '../words.ts';
import { AttentionSection } from './attention-section.tsx';
import { DraftsSection } from './drafts-section.tsx';
import { FigureCards } from './figure-cards.tsx';
import { figuresOf } from './figures.ts';
import { FirstStepsPanel } from './first-steps.tsx';
import { greetingAt } from './greeting.ts';
import { RecentSection } from './recent-section.tsx';
import { SendingSection } from './sending-section.tsx';
import { firstStepsOf, isFirstDay, type FirstSteps } from './steps.ts';

/** How many of the last campaigns are shown. */
const recentShown = 5;

/** How many drafts are shown. */
const draftsShown = 3;

const minuteMs = 60_000;

/** What needs attention, what is running, how the last campaigns went. */
export function HomeScreen() {
  const campaigns = useCampaigns();
  const now = useNow(minuteMs);
  const contacts = useContactCount().data;
  const suppressed = useContactCount({ isSuppressed: true }).data;
  const businessName = useSettings().data?.businessName ?? '';
  const account = useCredentials().data;
  const isKnown = campaigns.data !== undefined && contacts !== undefined && account !== undefined;
  const isInUse = isKnown && !isFirstDay(firstStepsOf(campaigns.data, contacts, account));
  const date = formatWeekday(now);
  const text = words.home;
  return (
    <Page
      title={greetingAt(now, businessName)}
      name={text.title}
      facts={
        contacts === undefined || suppressed === undefined
          ? date
          : text.facts(date, text.textable(Math.max(0, contacts - suppressed)))
      }
      // On the first day the welcome has the first steps, and nobody is there to be texted.
      {...(isInUse && {
        actions: (
          <ButtonLink {...newCampaignLink} leftSection={<IconPlus size={14} aria-hidden="true" />}>
            {text.newCampaign}
          </ButtonLink>
        ),
      })}
    >
      <Loaded query={campaigns} failure={text.notRead}>
        {(all) => <Overview campaigns={all} now={now} />}
      </Loaded>
    </Page>
  );
}

interface OverviewProps {
  readonly campaigns: readonly CampaignSnapshot[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

function Overview({ campaigns, now }: OverviewProps) {
  const contactCount = useContactCount();
  const settings = useSettings();
  const credentials = useCredentials();
  return (
    <Loaded query={contactCount} failure={words.home.notRead}>
      {(contacts) => (
        <Loaded query={settings} failure={words.home.notRead}>
          {({ gateway }) => (
            <Loaded query={credentials} failure={words.home.notRead}>
              {(account) => (
                <Known
                  campaigns={campaigns}
                  now={now}
                  steps={firstStepsOf(campaigns, contacts, account)}
                  isPractice={gateway === 'simulator'}
                />
              )}
            </Loaded>
          )}
        </Loaded>
      )}
    </Loaded>
  );
}

interface KnownProps extends OverviewProps {
  readonly steps: FirstSteps;
  /** Whether practice mode is on. */
  readonly isPractice: boolean;
}

function Known({ campaigns, now, steps, isPractice }: KnownProps) {
  if (isFirstDay(steps)) return <Welcome />;
  const figures = figuresOf(campaigns, { isPractice, now });
  const running = campaigns.filter(
    ({ status, damaged }) => status === 'sending' && damaged === null,
  );
  const recent = campaigns
    .filter(
      ({ status, isArchived, ...campaign }) =>
        isCampaignOver(status) && !isArchived && campaign.isPractice === isPractice,
    )
    .toSorted((one, other) => (other.completedAt ?? 0) - (one.completedAt ?? 0))
    .slice(0, recentShown);
  const drafts = campaigns
    .filter(({ status, isArchived }) => status === 'draft' && !isArchived)
    .slice(0, draftsShown);

  return (
    <Stack gap="md">
      {figures !== null && <FigureCards figures={figures} isPractice={isPractice} />}
      <Columns isSideFirst>
        <Stack gap="md">
          <AttentionSection campaigns={campaigns} />
          {drafts.length > 0 && <DraftsSection drafts={drafts} />}
        </Stack>
        <Stack gap="md">
          {running.length > 0 && (
            <SendingSection campaigns={running} isLinked={recent.length === 0} />
          )}
          {!steps.send && <FirstStepsPanel steps={steps} />}
          {recent.length > 0 && <RecentSection campaigns={recent} isPractice={isPractice} />}
        </Stack>
      </Columns>
    </Stack>
  );
}
