import { Button } from '@mantine/core';
import type { ContactCampaign } from '../../../src-shared/contact/contact.ts';
import { useContactCampaigns } from '../../api/contacts/contacts.ts';
import { campaignLink } from '../../campaigns/campaign-link.ts';
import { List, ListRow } from '../../ui/data/list-row.tsx';
import { StatusBadge } from '../../ui/data/status-badge.tsx';
import { TextLink } from '../../ui/links.tsx';
import { Section } from '../../ui/page/section.tsx';
import { Loaded } from '../../ui/states.tsx';
import { formatMoment } from '../../ui/text/times.ts';
import type { Tone } from '../../ui/theme/tokens.ts';
import { words } from '../../words.ts';

const { campaigns: texts } = words.contacts.contact;

const tones: Readonly<Record<ContactCampaign['result'], Tone>> = {
  texted: 'delivered',
  practice: 'practice',
  waiting: 'moving',
  failed: 'failed',
  unconfirmed: 'attention',
  'left-out': 'over',
  'not-chosen': 'over',
};

/** For each campaign, whether the contact was texted, and why. */
export function CampaignHistory({ contactId }: { readonly contactId: number }) {
  const campaigns = useContactCampaigns(contactId);
  return (
    <Section title={texts.title}>
      <Loaded query={campaigns} failure={texts.notRead}>
        {({ pages }) => {
          const all = pages.flatMap(({ rows }) => rows);
          if (all.length === 0) return <p className="contact-quiet">{texts.empty}</p>;
          return (
            <>
              <List label={texts.title}>
                {all.map((campaign) => (
                  <Campaign key={campaign.campaignId} campaign={campaign} />
                ))}
              </List>
              {campaigns.hasNextPage && (
                <Button
                  variant="default"
                  mt="sm"
                  loading={campaigns.isFetchingNextPage}
                  onClick={() => void campaigns.fetchNextPage()}
                >
                  {texts.older}
                </Button>
              )}
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}

function Campaign({ campaign }: { readonly campaign: ContactCampaign }) {
  const { campaignId, campaignName, startedAt, isPractice, explanation } = campaign;
  const isAsked = campaign.result !== 'left-out' && campaign.result !== 'not-chosen';
  const result = isPractice && isAsked ? 'practice' : campaign.result;
  return (
    <ListRow
      title={
        <>
          <TextLink {...campaignLink(campaignId)}>{campaignName}</TextLink>
          <span className="contact-when">{formatMoment(startedAt)}</span>
        </>
      }
      text={explanation}
      action={<StatusBadge tone={tones[result]}>{texts.results[result]}</StatusBadge>}
    />
  );
}
