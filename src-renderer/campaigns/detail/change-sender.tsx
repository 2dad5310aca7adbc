import { Button, Group, Modal, Stack } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import type { Campaign } from '../../../src-shared/campaign/campaign.ts';
import { maybeSender, senderAdvice } from '../../../src-shared/campaign/sender.ts';
import { useChangeSender } from '../../api/campaigns.ts';
import { SenderField } from '../sender-field.tsx';

/** Gives a paused campaign another sender. */
export function ChangeSender({ campaign }: { readonly campaign: Campaign }) {
  const [isOpen, setIsOpen] = useState(false);
  const close = () => setIsOpen(false);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconSend size={14} aria-hidden="true" />}
        onClick={() => setIsOpen(true)}
      >
        Change sender…
      </Button>
      <Modal opened={isOpen} onClose={close} title="Change the sender">
        <SenderForm campaign={campaign} onDone={close} />
      </Modal>
    </>
  );
}

function SenderForm({
  campaign,
  onDone,
}: {
  readonly campaign: Campaign;
  readonly onDone: () => void;
}) {
  const { id } = campaign.snapshot;
  const [sender, setSender] = useState(campaign.draft.sender);
  const change = useChangeSender();
  const problem = maybeSender(sender) ? (change.error?.message ?? null) : senderAdvice;
  const canChange = sender.trim() !== '' && maybeSender(sender);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (canChange) change.mutate({ id, sender }, { onSuccess: onDone });
      }}
    >
      <Stack gap="sm">
        <SenderField
          label="Sender"
          description="What is left goes from there once the campaign is resumed"
          value={sender}
          error={problem}
          onChange={(typed) => {
            change.reset();
            setSender(typed);
          }}
          data-autofocus
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
          <Button type="submit" loading={change.isPending} disabled={!canChange}>
            Change sender
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
