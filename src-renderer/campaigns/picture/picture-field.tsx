import { Button, FileButton, Group, InputWrapper } from '@mantine/core';
import { IconLink, IconPhoto } from '@tabler/icons-react';
import { useEffect, useRef, useState, type DragEvent, type RefObject } from 'react';
import type { CampaignDraft } from '../../../src-shared/campaign/campaign.ts';
import type { DraftPicture } from '../../../src-shared/picture/picture.ts';
import { addPicture } from '../../api/campaigns/pictures.ts';
import { doOrTell, notifyDone } from '../../ui/notices.tsx';
import { StatusText } from '../../ui/status-text.tsx';
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

/** What can be gone on with in the field. */
type Part = 'choose' | 'address' | 'words';

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

  const take = async (file: File | null | undefined): Promise<boolean> => {
    if (file === null || file === undefined || isTaking) return false;
    setIsTaking(true);
    try {
      const taken = await doOrTell(text.notTaken, async () => {
        const bytes = await reducePicture(file);
        const { hash } = await addPicture(bytes);
        setOriginalBytes(bytes.length < file.size * 0.9 ? file.size : 0);
        setAsksAddress(false);
        onChange({ hash, alt: newest.current?.alt ?? '' });
      });
      return taken !== null;
    } finally {
      setIsTaking(false);
    }
  };
  const takeHere = async (file: File | null | undefined) => {
    if (await take(file)) goOnAt('words');
  };
  // Whoever pastes elsewhere goes on there.
  usePastedPicture(async (file) => {
    if (await take(file)) notifyDone(text.pasted);
  });
  const drop = (event: DragEvent) => {
    event.preventDefault();
    event.stopPropagation();
    setIsOver(false);
    void takeHere(event.dataTransfer.files[0]);
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
                void takeHere(file);
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

/** Gives what puts the focus on a part of the field, as soon as that is drawn. */
function useFocusOnPart(root: RefObject<HTMLElement | null>) {
  const wanted = useRef<Part | null>(null);
  const [, draw] = useState(0);
  useEffect(() => {
    const part = root.current?.querySelector<HTMLElement>(`[data-part="${wanted.current}"]`);
    if (!part) return;
    wanted.current = null;
    part.focus();
  });
  return (part: Part) => {
    wanted.current = part;
    draw((count) => count + 1);
  };
}

/** Takes a picture that is pasted anywhere but in a dialog, where the clipboard has no text beside it. */
function usePastedPicture(onPicture: (file: File) => Promise<void>): void {
  const newest = useRef(onPicture);
  useEffect(() => {
    newest.current = onPicture;
  });
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const { clipboardData, target } = event;
      const file = clipboardData?.files[0];
      const isText = clipboardData?.types.includes('text/plain') === true;
      const isElsewhere = target instanceof Element && target.closest('[role=dialog]') !== null;
      if (file === undefined || !file.type.startsWith('image/') || isText || isElsewhere) return;
      event.preventDefault();
      event.stopPropagation();
      void newest.current(file);
    };
    // Before the field that has the focus.
    window.addEventListener('paste', onPaste, true);
    return () => window.removeEventListener('paste', onPaste, true);
  }, []);
}
