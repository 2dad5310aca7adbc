import { Button, FileButton, Group, InputWrapper } from '@mantine/core';
import { IconLink, IconPhoto } from '@tabler/icons-react';
import { useEffect, useRef, useState, type DragEvent } from 'react';
import type { CampaignDraft } from '../../../src-shared/campaign/campaign.ts';
import type { DraftPicture } from '../../../src-shared/picture/picture.ts';
import { addPicture } from '../../api/campaigns/pictures.ts';
import { doOrTell, notifyDone, notifyNeed } from '../../ui/notices.tsx';
import { StatusText } from '../../ui/status-text.tsx';
import { words } from '../../words.ts';
import { ChosenPicture } from './chosen-picture.tsx';
import { useFocusOnPart, type Part } from './focus-on-part.ts';
import { PictureAddress } from './picture-address.tsx';
import { reducePicture } from './reduce-picture.ts';
import { usePastedPicture } from './use-pasted-picture.ts';
import './picture.css';

const text = words.campaigns.picture;

interface PictureFieldProps {
  readonly draft: Pick<CampaignDraft, 'picture' | 'sender'>;
  /** Undefined where the picture was removed. */
  readonly onChange: (picture: DraftPicture | undefined) => void;
}

/** The picture of a draft: chosen, dropped, pasted anywhere on the screen, or at an address of the user’s own. */
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
  const [isTaking, setIsTaking] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const forgetFile = useRef<() => void>(null);
  const goOnAt = useFocusOnPart(root);

  /** @param isHere whether the user is at the field, and goes on there. */
  const take = async (file: File | null | undefined, isHere: boolean): Promise<boolean> => {
    if (file === null || file === undefined) return false;
    if (isTaking) {
      notifyNeed(text.stillTaking);
      return false;
    }
    setIsTaking(true);
    try {
      const taken = await doOrTell(text.notTaken, async () => {
        const bytes = await reducePicture(file);
        const { hash } = await addPicture(bytes);
        setOriginalBytes(bytes.length < file.size * 0.9 ? file.size : 0);
        setAsksAddress(false);
        onChange({ hash, alt: newest.current?.alt ?? '' });
        if (isHere) goOnAt('words');
      });
      return taken !== null;
    } finally {
      setIsTaking(false);
    }
  };
  const pasted = async (file: File) => {
    // Whoever pastes elsewhere goes on there.
    const isHere = root.current?.contains(document.activeElement) === true;
    if (await take(file, isHere)) notifyDone(text.pasted);
  };
  usePastedPicture((file) => void pasted(file));
  const drop = (event: DragEvent) => {
    event.preventDefault();
    event.stopPropagation();
    setIsOver(false);
    void take(event.dataTransfer.files[0], true);
  };

  return (
    <InputWrapper label={text.title} labelElement="div" description={text.hint}>
      <div
        ref={root}
        className="picture-drop"
        data-over={isOver || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
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
              goOnAt('words');
            }}
            onCancel={() => {
              setAsksAddress(false);
              goOnAt('address');
            }}
          />
        ) : (
          <Group gap="xs">
            <FileButton
              accept="image/jpeg,image/png,image/gif"
              resetRef={forgetFile}
              onChange={(file) => {
                // The same file again is a choice, too.
                forgetFile.current?.();
                void take(file, true);
              }}
            >
              {(props) => (
                <Button
                  variant="default"
                  leftSection={<IconPhoto size={16} aria-hidden="true" />}
                  loading={isTaking}
                  data-part={'choose' satisfies Part}
                  {...props}
                >
                  {picture === undefined ? text.choose : text.replace}
                </Button>
              )}
            </FileButton>
            <Button
              variant="subtle"
              leftSection={<IconLink size={16} aria-hidden="true" />}
              data-part={'address' satisfies Part}
              onClick={() => setAsksAddress(true)}
            >
              {text.ownAddress}
            </Button>
            {picture !== undefined && (
              <Button
                variant="subtle"
                onClick={() => {
                  onChange(undefined);
                  goOnAt('choose');
                }}
              >
                {text.remove}
              </Button>
            )}
            <StatusText size="xs" c="dimmed">
              {isTaking ? text.taking : picture === undefined ? text.orDrop : ''}
            </StatusText>
          </Group>
        )}
      </div>
    </InputWrapper>
  );
}
