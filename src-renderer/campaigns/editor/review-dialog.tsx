import { Modal } from '@mantine/core';
import type { Campaign } from '../../../src-shared/campaign/campaign.ts';
import { useCampaignPreview, useMoveCampaign } from '../../api/campaigns.ts';
import { useSettings } from '../../api/settings.ts';
import { doOrTell } from '../../ui/notices.tsx';
import { Loaded } from '../../ui/states.tsx';
import { words } from '../../words.ts';
import { Review } from './review.tsx';

const text = words.campaigns.editor.reviewing;

interface ReviewDialogProps {
  /** The draft as it is saved; undefined while it was never reviewed. */
  readonly campaign: Campaign | undefined;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** The last look before a campaign starts. */
export function ReviewDialog({ campaign, opened, onClose }: ReviewDialogProps) {
  const start = useMoveCampaign('campaigns.start');
  const backToDraft = useMoveCampaign('campaigns.backToDraft');

  /** Leaving while the campaign starts stops the start. */
  const leave = () => {
    if (start.isPending && campaign !== undefined) {
      const { id } = campaign.snapshot;
      void doOrTell(words.campaigns.editor.starting.notStopped, () => backToDraft.mutateAsync(id));
    }
    onClose();
  };

  return (
    <Modal opened={opened} onClose={leave} title={text.title(campaign?.draft.name ?? '')}>
      {campaign !== undefined && (
        <Counted campaign={campaign} start={start} onLeave={leave} onStarted={onClose} />
      )}
    </Modal>
  );
}

interface CountedProps {
  readonly campaign: Campaign;
  readonly start: ReturnType<typeof useMoveCampaign>;
  readonly onLeave: () => void;
  readonly onStarted: () => void;
}

function Counted({ campaign, start, onLeave, onStarted }: CountedProps) {
  const preview = useCampaignPreview(campaign.draft.body, campaign.draft.audience);
  const settings = useSettings();
  return (
    <Loaded query={preview} failure={words.campaigns.editor.preview.notMade}>
      {(counted) => (
        <Loaded query={settings} failure={text.settingsNotRead}>
          {(known) => (
            <Review
              campaign={campaign}
              preview={counted}
              settings={known}
              isCounting={preview.isFetching}
              start={start}
              onLeave={onLeave}
              onStarted={onStarted}
            />
          )}
        </Loaded>
      )}
    </Loaded>
  );
}
