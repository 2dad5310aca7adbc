import { Autocomplete, Button, Group, Modal, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { contactLimits } from '../../src-shared/contact/field-rules.ts';
import { useAddSuppression } from '../api/contacts/suppressions.ts';
import { notifyDone } from '../ui/notices.tsx';

interface SuppressDialogProps {
  /** The number; null where the user types it. */
  readonly phone: string | null;
  readonly opened: boolean;
  readonly onClose: () => void;
}

const usualReasons = ['Asked not to be texted', 'Wrong number', 'Complained'];

/** Suppresses a number, with the reason and the evidence. */
export function SuppressDialog({ phone, opened, onClose }: SuppressDialogProps) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={phone === null ? 'Never text a number' : `Never text ${phone}`}
    >
      <SuppressForm phone={phone} onDone={onClose} />
    </Modal>
  );
}

interface SuppressFormProps {
  readonly phone: string | null;
  readonly onDone: () => void;
}

function SuppressForm({ phone, onDone }: SuppressFormProps) {
  const add = useAddSuppression();
  const [number, setNumber] = useState(phone ?? '');
  const [reason, setReason] = useState(usualReasons[0] ?? '');
  const [evidence, setEvidence] = useState('');
  const [errorMessage, setErrorMessage] = useState<string | null>(null);
  const isIncomplete = number.trim() === '' || reason.trim() === '';

  const submit = async () => {
    if (isIncomplete) return;
    setErrorMessage(null);
    try {
      const added = await add.mutateAsync({ number, reason, evidence });
      notifyDone(
        added.isNew
          ? `${added.phone} is not texted any more.`
          : `${added.phone} was suppressed already; its first reason stays.`,
      );
      onDone();
    } catch (error) {
      setErrorMessage(error instanceof Error ? error.message : String(error));
    }
  };

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Stack gap="sm">
        {phone === null && (
          <TextInput
            label="Phone number"
            description="With its country code, or as it is dialed in your default country"
            inputMode="tel"
            maxLength={contactLimits.phoneLength}
            required
            value={number}
            onChange={(event) => setNumber(event.currentTarget.value)}
            data-autofocus
          />
        )}
        <Autocomplete
          openOnFocus={false}
          comboboxProps={{ portalProps: { target: '#main' } }}
          size="xs"
          label="Reason"
          data={usualReasons}
          maxLength={contactLimits.suppressionReasonLength}
          required
          value={reason}
          onChange={setReason}
          data-autofocus={phone !== null || undefined}
        />
        <Textarea
          size="xs"
          label="Evidence"
          description="How you know: a text, a call, a letter, and its day"
          autosize
          minRows={2}
          maxLength={contactLimits.suppressionEvidenceLength}
          value={evidence}
          onChange={(event) => setEvidence(event.currentTarget.value)}
          error={errorMessage}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
          <Button type="submit" loading={add.isPending} disabled={isIncomplete}>
            Never text this number
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
