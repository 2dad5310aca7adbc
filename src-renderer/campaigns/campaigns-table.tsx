import { Button, Table } from '@mantine/core';
import { memo, useDeferredValue, useState } from 'react';
import type { CampaignSnapshot } from '../../src-shared/campaign/snapshot.ts';
import { isDraft } from '../../src-shared/campaign/status.ts';
import { Bar } from '../ui/data/bar.tsx';
import { TextLink } from '../ui/links.tsx';
import { MoreActions } from '../ui/page/page-header.tsx';
import { formatCount, formatShare } from '../ui/text/numbers.ts';
import { formatMoment } from '../ui/text/times.ts';
import { words } from '../words.ts';
import { barPartsOf } from './bar-parts.ts';
import { CampaignBadge, PracticeBadge } from './campaign-badge.tsx';
import { campaignLink } from './campaign-link.ts';
import { CampaignMenuItems } from './campaign-menu.tsx';
import { isDeliveryKnown } from './delivered.ts';
import { describeDamage } from './describe-damage.ts';

/** Rows that are shown at first, and added by each press of the button below. */
const rowsAtOnce = 50;

/** Rows of a large window. They are drawn first, and those below them in the background. */
const rowsInSight = 20;

const { list: text, shared } = words.campaigns;

/** Campaigns with their progress, as many as fit into a glance. */
export function CampaignsTable({ campaigns }: { readonly campaigns: readonly CampaignSnapshot[] }) {
  const [shown, setShown] = useState(rowsAtOnce);
  const drawn = useDeferredValue(shown, rowsInSight);
  const { columns } = text;
  const left = campaigns.length - shown;
  return (
    <>
      <Table className="campaigns-table" aria-label={text.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th className="campaigns-name">{columns.name}</Table.Th>
            <Table.Th>{columns.status}</Table.Th>
            <Table.Th className="campaigns-progress">{columns.progress}</Table.Th>
            <Table.Th className="campaigns-figure campaigns-delivered">
              {columns.delivered}
            </Table.Th>
            <Table.Th className="campaigns-figure campaigns-failed">{columns.notArrived}</Table.Th>
            <Table.Th className="campaigns-date">{columns.date}</Table.Th>
            <Table.Th className="campaigns-more">
              <span className="ui-hidden">{columns.actions}</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {campaigns.slice(0, drawn).map((campaign) => (
            <CampaignRow key={campaign.id} campaign={campaign} />
          ))}
        </Table.Tbody>
      </Table>
      {left > 0 && (
        <div className="campaigns-older">
          <Button variant="default" onClick={() => setShown((count) => count + rowsAtOnce)}>
            {text.older(Math.min(rowsAtOnce, left))}
          </Button>
        </div>
      )}
    </>
  );
}

/**
 * Drawn again only when its campaign changes: others may send several times a second. Its cells are plain:
 * the library's cost a table of campaigns a third of its time.
 */
const CampaignRow = memo(function CampaignRow({
  campaign,
}: {
  readonly campaign: CampaignSnapshot;
}) {
  const { name, damaged, sentCount, failedCount, undeliveredCount } = campaign;
  const hasFigures = !isDraft(campaign.status) && damaged === null;
  const date = campaign.completedAt ?? campaign.startedAt;
  return (
    <tr>
      <td className="campaigns-name">
        <span>
          <TextLink {...campaignLink(campaign.id)} inherit title={name}>
            {name}
          </TextLink>
          {campaign.isPractice && <PracticeBadge />}
        </span>
      </td>
      <td>
        <CampaignBadge campaign={campaign} />
      </td>
      <td className="campaigns-progress">
        {damaged !== null && <span className="campaigns-damaged">{describeDamage(damaged)}</span>}
        {hasFigures && (
          <span className="campaigns-bar-and-count">
            <Bar label={shared.progressOf(name)} parts={barPartsOf(campaign)} />
            <span>{shared.countOf(sentCount, campaign.contactCount)}</span>
          </span>
        )}
      </td>
      <td className="campaigns-figure campaigns-delivered ui-figures">
        {hasFigures && sentCount > 0 && deliveredText(campaign)}
      </td>
      <td className="campaigns-figure campaigns-failed ui-figures">
        {hasFigures && formatCount(failedCount + undeliveredCount)}
      </td>
      <td className="campaigns-date">{date !== null && formatMoment(date)}</td>
      <Table.Td className="campaigns-more">
        <span className="ui-row-actions">
          <MoreActions label={text.actionsFor(name)} isQuiet>
            <CampaignMenuItems campaign={campaign} />
          </MoreActions>
        </span>
      </Table.Td>
    </tr>
  );
});

function deliveredText(campaign: CampaignSnapshot): string {
  const { sentCount, deliveredCount } = campaign;
  return isDeliveryKnown(campaign)
    ? formatShare(deliveredCount, sentCount)
    : text.deliveredSoFar(deliveredCount);
}
