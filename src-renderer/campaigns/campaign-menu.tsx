import { ActionIcon, Menu } from '@mantine/core';
import { IconCopy, IconDots, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { CampaignSnapshot } from '../../src-shared/campaign/snapshot.ts';
import { isDraft } from '../../src-shared/campaign/status.ts';
import { useDuplicateCampaign, useRemoveCampaign } from '../api/campaigns.ts';
import { ask, doOrTell, notifyDone } from '../ui/notices.tsx';
import { campaignLink } from './campaign-link.ts';

interface CampaignMenuProps {
  readonly campaign: CampaignSnapshot;
}

/** The actions on a campaign in the table. */
export function CampaignMenu({ campaign }: CampaignMenuProps) {
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon aria-label={`Actions for ${campaign.name}`}>
          <IconDots size={16} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Items campaign={campaign} />
      </Menu.Dropdown>
    </Menu>
  );
}

/** Only an open menu has them: a table of campaigns has many menus. */
function Items({ campaign }: CampaignMenuProps) {
  const navigate = useNavigate();
  const duplicate = useDuplicateCampaign();
  const remove = useRemoveCampaign();

  const onDuplicate = async () => {
    const copy = await doOrTell('The campaign was not duplicated', () =>
      duplicate.mutateAsync(campaign.id),
    );
    if (copy) await navigate(campaignLink(copy.value.snapshot.id));
  };

  const onRemove = async () => {
    const agreed = await ask({
      title: `Delete ${campaign.name}?`,
      body: 'The draft and its text are deleted. This cannot be undone.',
      confirm: 'Delete draft',
      danger: true,
    });
    if (!agreed) return;
    const removed = await doOrTell('The draft was not deleted', () =>
      remove.mutateAsync(campaign.id),
    );
    if (removed) notifyDone(`${campaign.name} was deleted.`);
  };

  return (
    <>
      <Menu.Item
        leftSection={<IconCopy size={14} aria-hidden="true" />}
        onClick={() => void onDuplicate()}
      >
        Duplicate
      </Menu.Item>
      {isDraft(campaign.status) && (
        <Menu.Item
          color="var(--mantine-color-error)"
          leftSection={<IconTrash size={14} aria-hidden="true" />}
          onClick={() => void onRemove()}
        >
          Delete draft…
        </Menu.Item>
      )}
    </>
  );
}
