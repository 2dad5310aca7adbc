import { Stack, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { isCampaignOver } from '../../src-shared/campaign/status.ts';
import type { CampaignSnapshot } from '../../src-shared/campaign/snapshot.ts';
import { useCampaigns } from '../api/campaigns.ts';
import { useContactCount } from '../api/contacts/contacts.ts';
import { useAlerts } from '../api/maintenance/alerts.ts';
import { useImportsToFix } from '../api/imports/imports.ts';
import { useCredentials, useSettings } from '../api/settings.ts';
import { newCampaignLink } from '../campaigns/campaign-link.ts';
import { ButtonLink } from '../ui/links.tsx';
import { Page } from '../ui/page/page.tsx';
import { Loaded } from '../ui/states.tsx';
import { AttentionList } from './attention-list.tsx';
import { attentionOf, firstStepsOf } from './attention.ts';
import { CampaignCards } from './campaign-cards.tsx';
import { Welcome } from '../first-run/welcome.tsx';
import { FirstStepsPanel } from './first-steps.tsx';
import './home.css';

/** How many of the last campaigns are shown. */
const latestShown = 5;

/** What needs attention, what is running, how the last campaigns went. */
export function HomeScreen() {
  const campaigns = useCampaigns();
  return (
    <Page
      title="Home"
      actions={
        <ButtonLink {...newCampaignLink} leftSection={<IconPlus size={14} aria-hidden="true" />}>
          New campaign
        </ButtonLink>
      }
    >
      <Loaded query={campaigns} failure="The campaigns could not be read">
        {(all) => <Overview campaigns={all} />}
      </Loaded>
    </Page>
  );
}

function Overview({ campaigns }: { readonly campaigns: readonly CampaignSnapshot[] }) {
  const contactCount = useContactCount();
  const settings = useSettings();
  const credentials = useCredentials();
  const importsToFix = useImportsToFix().data ?? [];
  const alerts = useAlerts().data ?? [];

  const attention =
    settings.data && credentials.data
      ? attentionOf(campaigns, settings.data, credentials.data, importsToFix, alerts)
      : [];
  const steps = contactCount.data === undefined ? null : firstStepsOf(campaigns, contactCount.data);
  const running = campaigns.filter((campaign) => campaign.status === 'sending');
  const latest = campaigns
    .filter(({ status }) => isCampaignOver(status))
    .toSorted((one, other) => (other.completedAt ?? 0) - (one.completedAt ?? 0))
    .slice(0, latestShown);

  if (contactCount.data === 0 && campaigns.length === 0) return <Welcome />;
  return (
    <Stack gap="xl" maw={880}>
      {steps !== null && !steps.send && <FirstStepsPanel steps={steps} />}
      {attention.length > 0 && (
        <Section title="Needs you">
          <AttentionList items={attention} />
        </Section>
      )}
      {running.length > 0 && (
        <Section title="Being sent">
          <CampaignCards campaigns={running} />
        </Section>
      )}
      {latest.length > 0 && (
        <Section title="Latest">
          <CampaignCards campaigns={latest} />
        </Section>
      )}
    </Stack>
  );
}

interface SectionProps {
  readonly title: string;
  readonly children: ReactNode;
}

function Section({ title, children }: SectionProps) {
  return (
    <section aria-label={title}>
      <Title order={2} mb="xs">
        {title}
      </Title>
      {children}
    </section>
  );
}
