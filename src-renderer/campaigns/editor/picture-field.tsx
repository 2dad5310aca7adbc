import { Alert, Button, FileButton, Group, Input, Stack, Text } from '@mantine/core';
import { IconPhoto } from '@tabler/icons-react';
import { useState } from 'react';
import type { CampaignDraft } from '../../../src-shared/campaign/campaign.ts';
import {
  cannotSendPictures,
  sayPictureSender,
  type DraftPicture,
} from '../../../src-shared/picture/picture.ts';
import { addPicture, useHostPicture, usePicture, usePictureSender } from '../../api/pictures.ts';
import { useSettings } from '../../api/settings.ts';
import { WorkButton } from '../../ui/controls/work-button.tsx';
import { doOrTell } from '../../ui/notices.tsx';
import { words } from '../../words.ts';
import { reducePicture } from './reduce-picture.ts';

const text = words.campaigns.picture;

interface PictureFieldProps {
  readonly draft: Pick<CampaignDraft, 'picture' | 'sender'>;
  /** Undefined where the picture was removed. */
  readonly onChange: (picture: DraftPicture | undefined) => void;
}

/** The picture of a draft: chosen, dropped or pasted. */
export function PictureField({ draft, onChange }: PictureFieldProps) {
  const { picture, sender } = draft;
  const [originalBytes, setOriginalBytes] = useState(0);

  const take = (file: File | null | undefined) => {
    if (file === null || file === undefined) return;
    void doOrTell(text.notTaken, async () => {
      const bytes = await reducePicture(file);
      const { hash } = await addPicture(bytes);
      setOriginalBytes(bytes.length < file.size * 0.9 ? file.size : 0);
      onChange({ hash, alt: '' });
    });
  };

  return (
    <Input.Wrapper label={text.title} description={text.hint}>
      <Stack
        gap="xs"
        mt={6}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          event.stopPropagation();
          take(event.dataTransfer.files[0]);
        }}
        onPaste={(event) => take(event.clipboardData.files[0])}
      >
        {picture !== undefined && <ChosenPicture picture={picture} sender={sender} />}
        {picture !== undefined && originalBytes > 0 && (
          <Text size="xs" c="dimmed">
            {text.reduced(Math.ceil(originalBytes / 1000))}
          </Text>
        )}
        <Group gap="xs">
          <FileButton accept="image/jpeg,image/png,image/gif" onChange={take}>
            {(props) => (
              <Button
                variant="default"
                leftSection={<IconPhoto size={16} aria-hidden="true" />}
                {...props}
              >
                {picture === undefined ? text.choose : text.replace}
              </Button>
            )}
          </FileButton>
          {picture !== undefined && (
            <Button variant="default" onClick={() => onChange(undefined)}>
              {text.remove}
            </Button>
          )}
        </Group>
      </Stack>
    </Input.Wrapper>
  );
}

function ChosenPicture({
  picture,
  sender,
}: {
  readonly picture: DraftPicture;
  readonly sender: string;
}) {
  const stored = usePicture(picture.hash).data;
  const isReal = useSettings().data?.gateway === 'twilio';
  const can = usePictureSender(sender, isReal).data;
  const host = useHostPicture();
  if (stored === undefined) return null;
  const { width, height, bytes, hostedUrl } = stored.picture;
  const hasAddress = picture.url !== undefined || hostedUrl !== null;
  return (
    <>
      <img src={stored.source} alt={picture.alt || text.withoutWords} className="editor-picture" />
      <Text size="xs" c="dimmed">
        {text.size(width, height, Math.ceil(bytes / 1000))}
      </Text>
      {can !== undefined && cannotSendPictures(can.state) && (
        <Alert color="orange" variant="outline" title={text.senderTitle}>
          {sayPictureSender(can.state)}
        </Alert>
      )}
      {isReal && hasAddress && <Text size="xs">{text.hosted}</Text>}
      {isReal && !hasAddress && (
        <Alert color="orange" variant="outline" title={text.hostTitle}>
          <Stack gap="xs" align="flex-start">
            {text.hostText}
            <WorkButton onWork={() => doOrTell(text.notHosted, () => host(picture.hash))}>
              {text.host}
            </WorkButton>
          </Stack>
        </Alert>
      )}
    </>
  );
}
