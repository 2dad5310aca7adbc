import type { CampaignSnapshot, LiveProgress } from '../../src-shared/campaign/snapshot.ts';
import { settledOf } from '../../src-shared/campaign/progress.ts';
import { useLiveProgress } from '../api/campaigns/sending.ts';
import { List } from '../ui/data/list-row.tsx';
import { Section } from '../ui/page/section.tsx';
import { formatCount } from '../ui/text/numbers.ts';
import { useNow } from '../ui/use-now.ts';
import { words } from '../words.ts';
import { AllCampaignsLink, CampaignBarRow } from './campaign-rows.tsx';
import { describeSending } from './describe-sending.ts';

const { sending: text } = words.home;

interface SendingSectionProps {
  readonly campaigns: readonly CampaignSnapshot[];
  /** Whether it has the link to all campaigns. */
  readonly isLinked: boolean;
}

/** The campaigns that are being sent: how far, how fast, until when, and what they wait for. */
export function SendingSection({ campaigns, isLinked }: SendingSectionProps) {
  return (
    <Section title={text.title} {...(isLinked ? { link: <AllCampaignsLink /> } : {})}>
      <List>
        {campaigns.map((campaign) => (
          <SendingRow key={campaign.id} campaign={campaign} />
        ))}
      </List>
    </Section>
  );
}

function SendingRow({ campaign }: { readonly campaign: CampaignSnapshot }) {
  const { id, name, contactCount } = campaign;
  const live: LiveProgress | null = useLiveProgress(id).data ?? null;
  const now = useNow();
  return (
    <CampaignBarRow
      campaign={campaign}
      barLabel={text.progress(name)}
      figure={text.settledOf(formatCount(settledOf(campaign)), formatCount(contactCount))}
      second={describeSending(live, now)}
    />
  );
}
