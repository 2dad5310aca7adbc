import { Button, Group, Modal, Stack } from '@mantine/core';
import { useState } from 'react';
import type { Campaign } from '../../../src-shared/campaign/campaign.ts';
import { maybeSender, senderAdvice } from '../../../src-shared/campaign/sender.ts';
import { useChangeSender } from '../../api/campaigns/sending.ts';
import { words } from '../../words.ts';
import { SenderField } from '../../senders/sender-field.tsx';

const text = words.campaigns.detail;

/** Gives a paused campaign another sender. */
export function ChangeSender({ campaign }: { readonly campaign: Campaign }) {
  const [isOpen, setIsOpen] = useState(false);
  const close = () => setIsOpen(false);
  return (
    <>
      <Button variant="default" onClick={() => setIsOpen(true)}>
        {text.changeSender}
      </Button>
      <Modal opened={isOpen} onClose={close} title={text.changeSenderTitle}>
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
          label={text.sender}
          description={text.senderHint}
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
            {words.ui.cancel}
          </Button>
          <Button type="submit" loading={change.isPending} disabled={!canChange}>
            {text.changeSenderConfirm}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
