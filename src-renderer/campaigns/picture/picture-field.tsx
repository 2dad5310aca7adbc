import { Button, FileButton, Group, InputWrapper, Text } from '@mantine/core';
import { IconLink, IconPhoto } from '@tabler/icons-react';
import { useEffect, useRef, useState, type DragEvent } from 'react';
import type { CampaignDraft } from '../../../src-shared/campaign/campaign.ts';
import type { DraftPicture } from '../../../src-shared/picture/picture.ts';
import { addPicture } from '../../api/campaigns/pictures.ts';
import { doOrTell } from '../../ui/notices.tsx';
import { words } from '../../words.ts';
import { ChosenPicture } from './chosen-picture.tsx';
import { PictureAddress } from './picture-address.tsx';
import { reducePicture } from './reduce-picture.ts';
import './picture.css';

const text = words.campaigns.picture;

interface PictureFieldProps {
  readonly draft: Pick<CampaignDraft, 'picture' | 'sender'>;
  /** Undefined where the picture was removed. */
  readonly onChange: (picture: DraftPicture | undefined) => void;
}

/** The picture of a draft: chosen, dropped, pasted, or at an address of the user’s own. */
export function PictureField({ draft, onChange }: PictureFieldProps) {
  const { picture, sender } = draft;
  // The words may be written while a picture is looked at.
  const newest = useRef(picture);
  useEffect(() => {
    newest.current = picture;
  });
  const [originalBytes, setOriginalBytes] = useState(0);
  const [isOver, setIsOver] = useState(false);
  const [asksAddress, setAsksAddress] = useState(false);

  const take = (file: File | null | undefined) => {
    if (file === null || file === undefined) return;
    void doOrTell(text.notTaken, async () => {
      const bytes = await reducePicture(file);
      const { hash } = await addPicture(bytes);
      setOriginalBytes(bytes.length < file.size * 0.9 ? file.size : 0);
      onChange({ hash, alt: newest.current?.alt ?? '' });
    });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    event.stopPropagation();
    setIsOver(false);
    take(event.dataTransfer.files[0]);
  };

  return (
    <InputWrapper label={text.title} labelElement="div" description={text.hint}>
      <div
        className="picture-drop"
        data-over={isOver || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
        onPaste={(event) => take(event.clipboardData.files[0])}
      >
        {picture !== undefined && (
          <ChosenPicture
            picture={picture}
            sender={sender}
            originalBytes={originalBytes}
            onChange={onChange}
          />
        )}
        {asksAddress ? (
          <PictureAddress
            onUse={(used) => {
              setAsksAddress(false);
              setOriginalBytes(0);
              onChange({ ...used, alt: newest.current?.alt ?? '' });
            }}
            onCancel={() => setAsksAddress(false)}
          />
        ) : (
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
            <Button
              variant="subtle"
              leftSection={<IconLink size={16} aria-hidden="true" />}
              onClick={() => setAsksAddress(true)}
            >
              {text.ownAddress}
            </Button>
            {picture === undefined ? (
              <Text size="xs" c="dimmed">
                {text.orDrop}
              </Text>
            ) : (
              <Button variant="subtle" onClick={() => onChange(undefined)}>
                {text.remove}
              </Button>
            )}
          </Group>
        )}
      </div>
    </InputWrapper>
  );
}
