import type { CampaignSnapshot, LiveProgress } from '../../src-shared/campaign/snapshot.ts';
import { settledOf } from '../../src-shared/campaign/progress.ts';
import { useLiveProgress } from '../api/campaigns.ts';
import { campaignLink } from '../campaigns/campaign-link.ts';
import { PracticeMark } from '../practice/practice-mark.tsx';
import { Bar } from '../ui/data/bar.tsx';
import { List, ListRow } from '../ui/data/list-row.tsx';
import { TextLink } from '../ui/links.tsx';
import { Section } from '../ui/page/section.tsx';
import { formatCount } from '../ui/text/numbers.ts';
import { useNow } from '../ui/use-now.ts';
import { words } from '../words.ts';
import { barOf } from './figures.ts';
import { describeSending } from './describe-sending.ts';

const { sending: text } = words.home;

interface SendingSectionProps {
  readonly campaigns: readonly CampaignSnapshot[];
}

/** The campaigns that are being sent: how far, how fast, until when, and what they wait for. */
export function SendingSection({ campaigns }: SendingSectionProps) {
  return (
    <Section title={text.title} link={<TextLink to="/campaigns">{text.all}</TextLink>}>
      <List>
        {campaigns.map((campaign) => (
          <SendingRow key={campaign.id} campaign={campaign} />
        ))}
      </List>
    </Section>
  );
}

function SendingRow({ campaign }: { readonly campaign: CampaignSnapshot }) {
  const { id, name, contactCount, isPractice } = campaign;
  const live: LiveProgress | null = useLiveProgress(id).data ?? null;
  const now = useNow();
  return (
    <ListRow
      title={
        <span className="ui-row-line">
          <TextLink {...campaignLink(id)} c="inherit" truncate title={name}>
            {name}
          </TextLink>
          {isPractice && <PracticeMark />}
          <span className="ui-row-count">
            {text.settledOf(formatCount(settledOf(campaign)), formatCount(contactCount))}
          </span>
        </span>
      }
    >
      <Bar label={text.progress(name)} parts={barOf(campaign)} />
      <div className="ui-row-second">{describeSending(live, now)}</div>
    </ListRow>
  );
}
