import { Modal } from '@mantine/core';
import type { Campaign } from '../../../src-shared/campaign/campaign.ts';
import { useCampaignPreview } from '../../api/campaigns.ts';
import { useSettings } from '../../api/settings.ts';
import { Loaded } from '../../ui/states.tsx';
import { Review } from './review.tsx';

interface ReviewDialogProps {
  /** The draft as it is saved; undefined while it was never reviewed. */
  readonly campaign: Campaign | undefined;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** The last look before a campaign starts. */
export function ReviewDialog({ campaign, opened, onClose }: ReviewDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={`Send ${campaign?.draft.name ?? ''}`}>
      {campaign !== undefined && <Counted campaign={campaign} onClose={onClose} />}
    </Modal>
  );
}

interface CountedProps {
  readonly campaign: Campaign;
  readonly onClose: () => void;
}

function Counted({ campaign, onClose }: CountedProps) {
  const preview = useCampaignPreview(campaign.draft.body, campaign.draft.audience);
  const settings = useSettings();
  return (
    <Loaded query={preview} failure="The preview could not be made">
      {(counted) => (
        <Loaded query={settings} failure="The settings could not be read">
          {(known) => (
            <Review
              campaign={campaign}
              preview={counted}
              settings={known}
              isCounting={preview.isFetching}
              onClose={onClose}
            />
          )}
        </Loaded>
      )}
    </Loaded>
  );
}
