import { Alert, Stack, Tabs, Text } from '@mantine/core';
import type { Campaign } from '../../../src-shared/campaign/campaign.ts';
import { useLiveProgress } from '../../api/campaigns.ts';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { StatusLabel } from '../status-label.tsx';
import { CampaignControls } from './campaign-controls.tsx';
import { CountsPanel } from './counts-panel.tsx';
import { DamagePanel } from './damage-panel.tsx';
import { FailuresPanel } from './failures-panel.tsx';
import { MessagesPanel } from './messages-panel.tsx';
import { describeOriginal } from './original-text.ts';
import { ProgressPanel } from './progress-panel.tsx';
import { UnconfirmedPanel } from './unconfirmed-panel.tsx';
import './detail.css';

/** A campaign that was started: its progress, or its result. */
export function DetailScreen({ campaign }: { readonly campaign: Campaign }) {
  const { snapshot, draft } = campaign;
  const original = describeOriginal(campaign);
  const live = useLiveProgress(snapshot.id).data ?? null;
  return (
    <Page
      title={snapshot.name}
      before={<BackLink to="/campaigns">Campaigns</BackLink>}
      beside={
        <StatusLabel
          status={snapshot.status}
          isDamaged={snapshot.damaged !== null}
          isPractice={snapshot.isPractice}
        />
      }
      actions={<CampaignControls campaign={campaign} />}
    >
      <Stack gap="lg" maw={1080}>
        {snapshot.damaged !== null && <DamagePanel damaged={snapshot.damaged} />}
        {snapshot.damaged === null &&
          snapshot.status === 'paused' &&
          snapshot.pausedReason !== null && (
            <Alert color="orange" variant="outline" title="Paused">
              {snapshot.pausedReason}
            </Alert>
          )}
        {original !== null && (
          <Alert color="gray" variant="outline" title="From the old system">
            {original}
          </Alert>
        )}
        {snapshot.isEstimated && original === null && (
          <Alert color="gray" variant="outline" title="As near as can be told">
            The messages of this campaign are missing, so that they could not be counted.
          </Alert>
        )}
        {snapshot.damaged === null && <ProgressPanel snapshot={snapshot} live={live} />}
        <CountsPanel snapshot={snapshot} />
        {snapshot.unconfirmedCount > 0 && <UnconfirmedPanel snapshot={snapshot} />}
        <FailuresPanel snapshot={snapshot} />
        <Tabs defaultValue="messages" keepMounted={false}>
          <Tabs.List>
            <Tabs.Tab value="messages">Messages</Tabs.Tab>
            <Tabs.Tab value="text">Text</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="messages" pt="sm">
            <MessagesPanel snapshot={snapshot} />
          </Tabs.Panel>
          <Tabs.Panel value="text" pt="sm">
            <Text size="sm" className="detail-text">
              {draft.body}
            </Text>
          </Tabs.Panel>
        </Tabs>
      </Stack>
    </Page>
  );
}
