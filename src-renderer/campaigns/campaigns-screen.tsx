import { Button, Table } from '@mantine/core';
import { IconMessages, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { CampaignSnapshot } from '../../src-shared/campaign/snapshot.ts';
import { isDraft } from '../../src-shared/campaign/status.ts';
import { useCampaigns } from '../api/campaigns.ts';
import { ButtonLink, TextLink } from '../ui/links.tsx';
import { Page } from '../ui/page/page.tsx';
import { ScrollRegion } from '../ui/page/scroll-region.tsx';
import { EmptyState, Loaded } from '../ui/states.tsx';
import { formatCount, formatPercent, plural } from '../ui/text/numbers.ts';
import { formatMoment } from '../ui/text/times.ts';
import { CampaignBar } from './campaign-bar.tsx';
import { campaignLink, newCampaignLink } from './campaign-link.ts';
import { describeDamage } from './describe-damage.ts';
import { CampaignMenu } from './campaign-menu.tsx';
import { StatusLabel } from './status-label.tsx';
import './campaigns.css';

/** Rows that are shown at first, and added by each press of the button below. */
const rowsAtOnce = 200;

/** Every campaign, the newest first, with live bars. */
export function CampaignsScreen() {
  const campaigns = useCampaigns();
  const create = (
    <ButtonLink {...newCampaignLink} leftSection={<IconPlus size={14} aria-hidden="true" />}>
      New campaign
    </ButtonLink>
  );
  return (
    <Page title="Campaigns" actions={create}>
      <Loaded query={campaigns} failure="The campaigns could not be read" lines={8}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState
              icon={<IconMessages size={40} stroke={1.3} />}
              title="No campaigns yet"
              action={create}
            >
              A campaign is one text to many contacts. Write one, see how each person will read it,
              and start it when you are ready.
            </EmptyState>
          ) : (
            <CampaignTable campaigns={all} />
          )
        }
      </Loaded>
    </Page>
  );
}

function CampaignTable({ campaigns }: { readonly campaigns: readonly CampaignSnapshot[] }) {
  const [shown, setShown] = useState(rowsAtOnce);
  const newest = campaigns.toSorted((one, other) => other.id - one.id);
  return (
    <ScrollRegion label="All campaigns" className="campaigns-scroll">
      <Table highlightOnHover verticalSpacing={6} aria-label="Campaigns" miw={720}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Name</Table.Th>
            <Table.Th>Status</Table.Th>
            <Table.Th w="24%">Progress</Table.Th>
            <Table.Th ta="end">Sent</Table.Th>
            <Table.Th ta="end">Failed</Table.Th>
            <Table.Th>Started</Table.Th>
            <Table.Th>Completed</Table.Th>
            <Table.Th>
              <span className="ui-hidden">Actions</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {newest.slice(0, shown).map((campaign) => (
            <CampaignRow key={campaign.id} campaign={campaign} />
          ))}
        </Table.Tbody>
      </Table>
      {newest.length > shown && (
        <Button variant="default" m="sm" onClick={() => setShown((count) => count + rowsAtOnce)}>
          {`Show ${plural(Math.min(rowsAtOnce, newest.length - shown), 'older campaign')}`}
        </Button>
      )}
    </ScrollRegion>
  );
}

function CampaignRow({ campaign }: { readonly campaign: CampaignSnapshot }) {
  const hasFigures = !isDraft(campaign.status);
  return (
    <Table.Tr>
      <Table.Td className="campaigns-name">
        <TextLink
          {...campaignLink(campaign.id)}
          fw={600}
          size="sm"
          lineClamp={2}
          title={campaign.name}
        >
          {campaign.name}
        </TextLink>
      </Table.Td>
      <Table.Td>
        <StatusLabel
          status={campaign.status}
          isDamaged={campaign.damaged !== null}
          isPractice={campaign.isPractice}
        />
      </Table.Td>
      <Table.Td>
        {campaign.damaged !== null && (
          <span className="campaigns-damaged">{describeDamage(campaign.damaged)}</span>
        )}
        {hasFigures && campaign.damaged === null && (
          <div className="campaigns-progress">
            <CampaignBar snapshot={campaign} />
            <span className="campaigns-percent">{formatPercent(campaign.progress)}</span>
          </div>
        )}
      </Table.Td>
      <Table.Td className="campaigns-count">
        {hasFigures &&
          campaign.damaged === null &&
          `${formatCount(campaign.sentCount)} of ${formatCount(campaign.contactCount)}`}
      </Table.Td>
      <Table.Td className="campaigns-count">
        {hasFigures && campaign.damaged === null && formatCount(campaign.failedCount)}
      </Table.Td>
      <Table.Td className="campaigns-time">
        {campaign.startedAt !== null && formatMoment(campaign.startedAt)}
      </Table.Td>
      <Table.Td className="campaigns-time">
        {campaign.completedAt !== null && formatMoment(campaign.completedAt)}
      </Table.Td>
      <Table.Td>
        <CampaignMenu campaign={campaign} />
      </Table.Td>
    </Table.Tr>
  );
}
