import { Stack, Text, TextInput } from '@mantine/core';
import { IconCloudUpload, IconPhotoOff } from '@tabler/icons-react';
import {
  cannotSendPictures,
  pictureLimits,
  sayPictureSender,
  type DraftPicture,
} from '../../../src-shared/picture/picture.ts';
import { useHostPicture, usePicture, usePictureSender } from '../../api/campaigns/pictures.ts';
import { useSettings } from '../../api/settings.ts';
import { WorkButton } from '../../ui/controls/work-button.tsx';
import { List, ListRow } from '../../ui/data/list-row.tsx';
import { doOrTell } from '../../ui/notices.tsx';
import { words } from '../../words.ts';
import { CampaignPicture } from './campaign-picture.tsx';

const text = words.campaigns.picture;

interface ChosenPictureProps {
  readonly picture: DraftPicture;
  /** Of the draft; empty for that of the settings. */
  readonly sender: string;
  /** What the file had before it was made smaller; 0 where it was not. */
  readonly originalBytes: number;
  readonly onChange: (picture: DraftPicture) => void;
}

/** The picture of a draft, what it shows, and what keeps it from the phones. */
export function ChosenPicture({ picture, sender, originalBytes, onChange }: ChosenPictureProps) {
  const stored = usePicture(picture.hash).data?.picture;
  const size =
    stored === undefined
      ? '\u00a0'
      : text.size(stored.width, stored.height, Math.ceil(stored.bytes / 1000));
  return (
    <>
      <div className="picture-chosen">
        <CampaignPicture picture={picture} />
        <Stack gap={6}>
          <TextInput
            label={text.alt}
            data-part="words"
            description={text.altHint}
            maxLength={pictureLimits.altLength}
            value={picture.alt}
            onChange={(event) => onChange({ ...picture, alt: event.currentTarget.value })}
          />
          <Text size="xs" c="dimmed" className="ui-wrap">
            {originalBytes > 0 ? text.sizeReduced(size, Math.ceil(originalBytes / 1000)) : size}
          </Text>
          {picture.url !== undefined && (
            <Text size="xs" c="dimmed" className="ui-wrap">
              {text.from(picture.url)}
            </Text>
          )}
        </Stack>
      </div>
      {stored !== undefined && (
        <Hindrances picture={picture} sender={sender} isHosted={stored.hostedUrl !== null} />
      )}
    </>
  );
}

interface HindrancesProps extends Pick<ChosenPictureProps, 'picture' | 'sender'> {
  readonly isHosted: boolean;
}

/** What stands between the picture and the phones, each with what to do; in practice nothing does. */
function Hindrances({ picture, sender, isHosted }: HindrancesProps) {
  const isReal = useSettings().data?.gateway === 'twilio';
  const can = usePictureSender(sender, isReal).data;
  const host = useHostPicture();
  if (!isReal) return null;
  const isRefused = can !== undefined && cannotSendPictures(can.state);
  const hasAddress = picture.url !== undefined || isHosted;
  return (
    <List label={text.hindrances}>
      {isRefused && (
        <ListRow
          icon={IconPhotoOff}
          tone="attention"
          title={text.senderTitle}
          text={sayPictureSender(can.state)}
        />
      )}
      {hasAddress ? (
        <ListRow icon={IconCloudUpload} title={isHosted ? text.hosted : text.ownChecked} />
      ) : (
        <ListRow
          icon={IconCloudUpload}
          tone="attention"
          title={text.hostTitle}
          text={text.hostText}
          action={
            <WorkButton
              variant="default"
              onWork={() => doOrTell(text.notHosted, () => host(picture.hash))}
            >
              {text.host}
            </WorkButton>
          }
        />
      )}
    </List>
  );
}
