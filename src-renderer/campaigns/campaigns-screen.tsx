import { Button } from '@mantine/core';
import { IconMessages, IconPlus } from '@tabler/icons-react';
import { memo, useState } from 'react';
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
const rowsAtOnce = 50;

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
      <table className="campaigns-table" aria-label="Campaigns">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Status</th>
            <th scope="col" className="campaigns-progress-head">
              Progress
            </th>
            <th scope="col" className="campaigns-count">
              Sent
            </th>
            <th scope="col" className="campaigns-count">
              Failed
            </th>
            <th scope="col">Started</th>
            <th scope="col">Completed</th>
            <th scope="col">
              <span className="ui-hidden">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {newest.slice(0, shown).map((campaign) => (
            <CampaignRow key={campaign.id} campaign={campaign} />
          ))}
        </tbody>
      </table>
      {newest.length > shown && (
        <Button variant="default" m="sm" onClick={() => setShown((count) => count + rowsAtOnce)}>
          {`Show ${plural(Math.min(rowsAtOnce, newest.length - shown), 'older campaign')}`}
        </Button>
      )}
    </ScrollRegion>
  );
}

interface CampaignRowProps {
  readonly campaign: CampaignSnapshot;
}

/** Drawn again only when its campaign changes: others may send several times a second. */
const CampaignRow = memo(function CampaignRow({ campaign }: CampaignRowProps) {
  const hasFigures = !isDraft(campaign.status);
  return (
    <tr>
      <td className="campaigns-name">
        <TextLink
          {...campaignLink(campaign.id)}
          fw={600}
          size="sm"
          lineClamp={2}
          title={campaign.name}
        >
          {campaign.name}
        </TextLink>
      </td>
      <td>
        <StatusLabel
          status={campaign.status}
          isDamaged={campaign.damaged !== null}
          isPractice={campaign.isPractice}
        />
      </td>
      <td>
        {campaign.damaged !== null && (
          <span className="campaigns-damaged">{describeDamage(campaign.damaged)}</span>
        )}
        {hasFigures && campaign.damaged === null && (
          <div className="campaigns-progress">
            <CampaignBar snapshot={campaign} />
            <span className="campaigns-percent">{formatPercent(campaign.progress)}</span>
          </div>
        )}
      </td>
      <td className="campaigns-count">
        {hasFigures &&
          campaign.damaged === null &&
          `${formatCount(campaign.sentCount)} of ${formatCount(campaign.contactCount)}`}
      </td>
      <td className="campaigns-count">
        {hasFigures && campaign.damaged === null && formatCount(campaign.failedCount)}
      </td>
      <td className="campaigns-time">
        {campaign.startedAt !== null && formatMoment(campaign.startedAt)}
      </td>
      <td className="campaigns-time">
        {campaign.completedAt !== null && formatMoment(campaign.completedAt)}
      </td>
      <td>
        <CampaignMenu campaign={campaign} />
      </td>
    </tr>
  );
});
