import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useEffect, useRef, useState, type SubmitEvent } from 'react';
import { pictureLimits, type DraftPicture } from '../../../src-shared/picture/picture.ts';
import { addPictureFrom } from '../../api/campaigns/pictures.ts';
import { words } from '../../words.ts';
import { mayTakeFocus } from './focus-on-part.ts';

const text = words.campaigns.picture;

interface PictureAddressProps {
  readonly onUse: (picture: Pick<DraftPicture, 'hash' | 'url'>) => void;
  readonly onCancel: () => void;
}

/** Asks for the address of a picture, says what Twilio needs there, and looks whether that is so. */
export function PictureAddress({ onUse, onCancel }: PictureAddressProps) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const [url, setUrl] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isLooking, setIsLooking] = useState(false);
  /** Nobody waits any more for what is looked at after the form was closed. */
  const isOpen = useRef(true);
  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
    };
  }, []);
  const use = async () => {
    setProblem(null);
    setIsLooking(true);
    try {
      const written = url.trim();
      const { hash } = await addPictureFrom(written);
      if (isOpen.current) onUse({ hash, url: written });
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
      setIsLooking(false);
      const { form } = field.current ?? {};
      if (form && mayTakeFocus(form)) field.current?.focus();
    }
  };
  return (
    <form
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault();
        event.stopPropagation();
        if (url.trim() !== '' && !isLooking) void use();
      }}
    >
      <Stack gap="xs">
        <TextInput
          ref={field}
          label={text.address}
          placeholder={text.addressBegins}
          type="url"
          maxLength={pictureLimits.urlLength}
          value={url}
          error={problem}
          onChange={(event) => {
            setProblem(null);
            setUrl(event.currentTarget.value);
          }}
        />
        <ul className="picture-needs" aria-label={text.needs}>
          {Object.values(text.needed).map((need) => (
            <li key={need}>{need}</li>
          ))}
        </ul>
        <Group gap="xs">
          <Button type="submit" variant="default" loading={isLooking} disabled={url.trim() === ''}>
            {text.takeAddress}
          </Button>
          <Button variant="subtle" onClick={onCancel}>
            {words.ui.cancel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
