import { Menu } from '@mantine/core';
import { IconCopy, IconMessageReply, IconSend, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { CampaignPeople } from '../../src-shared/campaign/audience.ts';
import type { CampaignSnapshot } from '../../src-shared/campaign/snapshot.ts';
import { isDraft } from '../../src-shared/campaign/status.ts';
import { useDuplicateCampaign, useRemoveCampaign } from '../api/campaigns.ts';
import { ask, doOrTell, notifyDone } from '../ui/notices.tsx';
import { words } from '../words.ts';
import { campaignLink, newCampaignToLink } from './campaign-link.ts';

const text = words.campaigns.shared;

interface CampaignMenuItemsProps {
  readonly campaign: CampaignSnapshot;
  /** Called once the draft is deleted. */
  readonly onDeleted?: () => void;
}

/** What can be done with any campaign, behind ⋯. Only an open menu has them: a table has many menus. */
export function CampaignMenuItems({ campaign, onDeleted }: CampaignMenuItemsProps) {
  const duplicate = useDuplicate(campaign.id);
  const remove = useRemoveCampaign();

  const onRemove = async () => {
    const agreed = await ask({
      title: text.deleteTitle(campaign.name),
      body: text.deleteBody,
      confirm: text.deleteConfirm,
      danger: true,
    });
    if (!agreed) return;
    const removed = await doOrTell(text.notDeleted, () => remove.mutateAsync(campaign.id));
    if (!removed) return;
    notifyDone(text.deleted(campaign.name));
    onDeleted?.();
  };

  return (
    <>
      <Menu.Item
        leftSection={<IconCopy size={14} aria-hidden="true" />}
        onClick={() => void duplicate.run()}
      >
        {text.duplicate}
      </Menu.Item>
      {!isDraft(campaign.status) && <TextPeopleItems campaignId={campaign.id} />}
      {isDraft(campaign.status) && (
        <Menu.Item
          color="var(--mantine-color-error)"
          leftSection={<IconTrash size={14} aria-hidden="true" />}
          onClick={() => void onRemove()}
        >
          {text.deleteDraft}
        </Menu.Item>
      )}
    </>
  );
}

/** New drafts to people of a campaign that was started. */
export function TextPeopleItems({ campaignId }: { readonly campaignId: number }) {
  const navigate = useNavigate();
  const write = (who: CampaignPeople['who']) =>
    void navigate(newCampaignToLink({ listIds: [], campaigns: [{ campaignId, who }] }));
  return (
    <>
      <Menu.Item
        leftSection={<IconSend size={14} aria-hidden="true" />}
        onClick={() => write('reached')}
      >
        {words.campaigns.audience.textThese.reached}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconMessageReply size={14} aria-hidden="true" />}
        onClick={() => write('replied')}
      >
        {words.campaigns.audience.textThese.replied}
      </Menu.Item>
    </>
  );
}

/** Copies a campaign to a new draft, and opens that. */
export function useDuplicate(id: number) {
  const duplicate = useDuplicateCampaign();
  const navigate = useNavigate();
  const run = async () => {
    const copy = await doOrTell(text.notDuplicated, () => duplicate.mutateAsync(id));
    if (copy) await navigate(campaignLink(copy.value.snapshot.id));
  };
  return { run, isPending: duplicate.isPending };
}
