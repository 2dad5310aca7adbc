import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useDuplicateCampaign, useUnreached } from '../../api/campaigns/drafts.ts';
import { doOrTell } from '../../ui/notices.tsx';
import { words } from '../../words.ts';
import { campaignLink } from '../campaign-link.ts';

/** Makes a draft to the people a finished campaign did not reach; hidden where there are none. */
export function UnreachedButton({ campaignId }: { readonly campaignId: number }) {
  const count = useUnreached(campaignId).data?.count ?? 0;
  const duplicate = useDuplicateCampaign('campaigns.duplicateForUnreached');
  const navigate = useNavigate();
  const text = words.campaigns.detail;
  if (count === 0) return null;

  const onPress = async () => {
    const made = await doOrTell(text.noneMade, () => duplicate.mutateAsync(campaignId));
    if (made) await navigate(campaignLink(made.value.snapshot.id));
  };

  return (
    <Button variant="default" loading={duplicate.isPending} onClick={() => void onPress()}>
      {text.newForUnreached(count)}
    </Button>
  );
}
