import { Autocomplete, Button, Group, Modal, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { contactLimits } from '../../src-shared/contact/field-rules.ts';
import { useAddSuppression } from '../api/contacts/suppressions.ts';
import { notifyDone } from '../ui/notices.tsx';
import { phoneText } from '../ui/text/phones.ts';
import { words } from '../words.ts';

interface SuppressDialogProps {
  /** The number; null where the user types it. */
  readonly phone: string | null;
  readonly opened: boolean;
  readonly onClose: () => void;
}

const { optOut } = words.doNotText;
const usualReasons = Object.values(optOut.reasons);

/** Opts a number out, with the reason and the evidence. */
export function SuppressDialog({ phone, opened, onClose }: SuppressDialogProps) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={phone === null ? optOut.title : optOut.titleOf(phoneText(phone))}
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
      const text = phoneText(added.phone);
      notifyDone(added.isNew ? optOut.done(text) : optOut.already(text));
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
            label={optOut.phone}
            description={optOut.phoneHint}
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
          label={optOut.reason}
          data={usualReasons}
          maxLength={contactLimits.suppressionReasonLength}
          required
          value={reason}
          onChange={setReason}
          data-autofocus={phone !== null || undefined}
        />
        <Textarea
          label={optOut.evidence}
          description={optOut.evidenceHint}
          autosize
          minRows={2}
          maxLength={contactLimits.suppressionEvidenceLength}
          value={evidence}
          onChange={(event) => setEvidence(event.currentTarget.value)}
          error={errorMessage}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            {words.ui.cancel}
          </Button>
          <Button type="submit" loading={add.isPending} disabled={isIncomplete}>
            {optOut.confirm}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
