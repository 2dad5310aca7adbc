import { Button, Group } from '@mantine/core';
import { IconCopy, IconPlayerPause, IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { Campaign } from '../../../src-shared/campaign/campaign.ts';
import { isCampaignOver } from '../../../src-shared/campaign/status.ts';
import { useDuplicateCampaign, useMoveCampaign } from '../../api/campaigns.ts';
import { ask, doOrTell } from '../../ui/notices.tsx';
import { campaignLink } from '../campaign-link.ts';
import { whatCancelLeaves } from './cancel-text.ts';
import { canResume } from './can-resume.ts';
import { ChangeSender } from './change-sender.tsx';
import { UnreachedButton } from './unreached-button.tsx';

/** Pause, resume, change the sender, cancel, duplicate: the actions that the campaign's status allows. */
export function CampaignControls({ campaign }: { readonly campaign: Campaign }) {
  const { snapshot } = campaign;
  const { id, name, status } = snapshot;
  const pause = useMoveCampaign('campaigns.pause');
  const resume = useMoveCampaign('campaigns.resume');
  const cancel = useMoveCampaign('campaigns.cancel');
  const duplicate = useDuplicateCampaign();
  const navigate = useNavigate();

  const onCancel = async () => {
    const agreed = await ask({
      title: `Cancel ${name}?`,
      body: whatCancelLeaves(snapshot),
      confirm: 'Cancel campaign',
      decline: 'Keep it',
      danger: true,
    });
    if (agreed) await doOrTell('The campaign was not canceled', () => cancel.mutateAsync(id));
  };

  const onDuplicate = async () => {
    const copy = await doOrTell('The campaign was not duplicated', () => duplicate.mutateAsync(id));
    if (copy) await navigate(campaignLink(copy.value.snapshot.id));
  };

  return (
    <Group gap="xs">
      {status === 'sending' && (
        <Button
          leftSection={<IconPlayerPause size={14} aria-hidden="true" />}
          loading={pause.isPending}
          onClick={() => void doOrTell('The campaign was not paused', () => pause.mutateAsync(id))}
        >
          Pause
        </Button>
      )}
      {canResume(snapshot) && (
        <Button
          leftSection={<IconPlayerPlay size={14} aria-hidden="true" />}
          loading={resume.isPending}
          onClick={() =>
            void doOrTell('The campaign was not resumed', () => resume.mutateAsync(id))
          }
        >
          Resume
        </Button>
      )}
      {status === 'paused' && !snapshot.isPractice && snapshot.queuedCount > 0 && (
        <ChangeSender campaign={campaign} />
      )}
      {!isCampaignOver(status) && (
        <Button
          variant="default"
          leftSection={<IconPlayerStop size={14} aria-hidden="true" />}
          loading={cancel.isPending}
          onClick={() => void onCancel()}
        >
          Cancel…
        </Button>
      )}
      {isCampaignOver(status) && <UnreachedButton campaignId={id} />}
      <Button
        variant="default"
        leftSection={<IconCopy size={14} aria-hidden="true" />}
        loading={duplicate.isPending}
        onClick={() => void onDuplicate()}
      >
        Duplicate
      </Button>
    </Group>
  );
}
