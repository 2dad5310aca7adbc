import { Button, Menu } from '@mantine/core';
import { IconCopy, IconPlayerPause, IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import type { Campaign } from '../../../src-shared/campaign/campaign.ts';
import { isCampaignOver } from '../../../src-shared/campaign/status.ts';
import { useMoveCampaign } from '../../api/campaigns/sending.ts';
import { doOrTell } from '../../ui/notices.tsx';
import { words } from '../../words.ts';
import { CampaignMenuItems, useDuplicate } from '../campaign-menu.tsx';
import { canResume } from './can-resume.ts';
import { HandOverRest } from './hand-over/hand-over-rest.tsx';
import { ChangeSender } from './change-sender.tsx';
import { TakeBackItem } from './hand-over/take-back.tsx';
import { UnreachedButton } from './unreached-button.tsx';
import { useCancel } from './use-cancel.ts';

const text = words.campaigns.detail;

/** The actions in sight: pause or resume; change the sender; once it is over, a campaign after it. */
export function CampaignControls({ campaign }: { readonly campaign: Campaign }) {
  const { snapshot } = campaign;
  const { id, status } = snapshot;
  const pause = useMoveCampaign('campaigns.pause');
  const resume = useMoveCampaign('campaigns.resume');
  const duplicate = useDuplicate(id);

  return (
    <>
      {status === 'paused' && !snapshot.isPractice && snapshot.queuedCount > 0 && (
        <ChangeSender campaign={campaign} />
      )}
      {status === 'sending' && (
        <Button
          leftSection={<IconPlayerPause size={16} aria-hidden="true" />}
          loading={pause.isPending}
          onClick={() => void doOrTell(text.notPaused, () => pause.mutateAsync(id))}
        >
          {text.pause}
        </Button>
      )}
      {canResume(snapshot) && (
        <Button
          leftSection={<IconPlayerPlay size={16} aria-hidden="true" />}
          loading={resume.isPending}
          onClick={() => void doOrTell(text.notResumed, () => resume.mutateAsync(id))}
        >
          {text.resume}
        </Button>
      )}
      {isCampaignOver(status) && (
        <>
          <UnreachedButton campaignId={id} />
          <Button
            leftSection={<IconCopy size={16} aria-hidden="true" />}
            loading={duplicate.isPending}
            onClick={() => void duplicate.run()}
          >
            {words.campaigns.shared.duplicate}
          </Button>
        </>
      )}
    </>
  );
}

/** The actions behind ⋯ of a campaign that is not over. */
export function MoreControls({ campaign }: { readonly campaign: Campaign }) {
  const { snapshot } = campaign;
  const cancel = useCancel(snapshot);
  return (
    <>
      <CampaignMenuItems campaign={snapshot} />
      <HandOverRest campaign={campaign} />
      <TakeBackItem snapshot={snapshot} />
      <Menu.Item
        color="var(--mantine-color-error)"
        leftSection={<IconPlayerStop size={14} aria-hidden="true" />}
        onClick={() => void cancel.run()}
      >
        {text.cancel}
      </Menu.Item>
    </>
  );
}
