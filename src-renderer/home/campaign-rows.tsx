import type { ReactNode } from 'react';
import type { CampaignSnapshot } from '../../src-shared/campaign/snapshot.ts';
import { campaignLink } from '../campaigns/campaign-link.ts';
import { PracticeMark } from '../practice/practice-mark.tsx';
import { Bar } from '../ui/data/bar.tsx';
import { ListRow } from '../ui/data/list-row.tsx';
import { TextLink } from '../ui/links.tsx';
import { words } from '../words.ts';
import { barOf } from './figures.ts';

/** The way to all campaigns, in the corner of a section. */
export function AllCampaignsLink() {
  return (
    <TextLink to="/campaigns" size="sm">
      {words.home.sending.all}
    </TextLink>
  );
}

interface CampaignBarRowProps {
  readonly campaign: CampaignSnapshot;
  /** Of the bar, where it is progress. */
  readonly barLabel?: string;
  /** Between the name and the figure. */
  readonly badge?: ReactNode;
  /** At the end of the line; none where absent. */
  readonly figure?: string | undefined;
  readonly second: string;
}

/** A campaign with its name, a figure, a bar and a line about it. Stands in a `List`. */
export function CampaignBarRow(props: CampaignBarRowProps) {
  const { campaign, barLabel, badge, figure, second } = props;
  const { id, name, isPractice } = campaign;
  return (
    <ListRow
      title={
        <span className="ui-row-line">
          <TextLink {...campaignLink(id)} c="inherit" inherit truncate title={name}>
            {name}
          </TextLink>
          {isPractice && <PracticeMark />}
          {badge}
          {figure !== undefined && <span className="ui-row-count">{figure}</span>}
        </span>
      }
    >
      <Bar {...(barLabel === undefined ? {} : { label: barLabel })} parts={barOf(campaign)} />
      <div className="ui-row-second">{second}</div>
    </ListRow>
  );
}
