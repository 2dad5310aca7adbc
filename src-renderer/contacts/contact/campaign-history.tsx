import { Button, Text } from '@mantine/core';
import type { ContactCampaign } from '../../../src-shared/contact/contact.ts';
import { useContactCampaigns } from '../../api/contacts/contacts.ts';
import { campaignLink } from '../../campaigns/campaign-link.ts';
import { TextLink } from '../../ui/links.tsx';
import { Loaded } from '../../ui/states.tsx';
import { formatMoment } from '../../ui/text/times.ts';

const resultNames: Readonly<Record<ContactCampaign['result'], string>> = {
  texted: 'Texted',
  practice: 'Practice',
  waiting: 'Still to be texted',
  failed: 'Not reached',
  unconfirmed: 'Not known yet',
  'left-out': 'Left out',
  'not-chosen': 'Not chosen',
};

/** For each campaign, whether the contact was texted, and why. */
export function CampaignHistory({ contactId }: { readonly contactId: number }) {
  const campaigns = useContactCampaigns(contactId);
  return (
    <Loaded query={campaigns} failure="The campaigns could not be read">
      {({ pages }) => {
        const all = pages.flatMap(({ rows }) => rows);
        if (all.length === 0) {
          return (
            <Text size="sm" c="dimmed">
              No campaign was started yet.
            </Text>
          );
        }
        return (
          <>
            <ul className="contact-list">
              {all.map((campaign) => (
                <Campaign key={campaign.campaignId} campaign={campaign} />
              ))}
            </ul>
            {campaigns.hasNextPage && (
              <Button
                variant="default"
                loading={campaigns.isFetchingNextPage}
                onClick={() => void campaigns.fetchNextPage()}
              >
                Show older
              </Button>
            )}
          </>
        );
      }}
    </Loaded>
  );
}

function Campaign({ campaign }: { readonly campaign: ContactCampaign }) {
  const { campaignId, campaignName, startedAt, isPractice, result, explanation } = campaign;
  return (
    <li>
      <Text size="sm">
        <b>{isPractice ? 'Practice' : resultNames[result]}</b>
        {': '}
        <TextLink {...campaignLink(campaignId)} inherit underline="always">
          {campaignName}
        </TextLink>
      </Text>
      <Text size="xs" c="dimmed">
        {formatMoment(startedAt)}
      </Text>
      <Text size="sm" className="contact-history-text">
        {explanation}
      </Text>
    </li>
  );
}
