import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { contactLimits } from '../../src-shared/contact/field-rules.ts';
import { useLiftSuppression } from '../api/contacts/suppressions.ts';
import { notifyDone } from '../ui/notices.tsx';
import { phoneText } from '../ui/text/phones.ts';
import { words } from '../words.ts';

const { optIn } = words.doNotText;

interface LiftFormProps {
  readonly phone: string;
  readonly onDone: () => void;
  /** `onDone` where absent. */
  readonly onCancel?: () => void;
}

/** Lets a number be texted again; asks for the evidence. */
export function LiftForm({ phone, onDone, onCancel = onDone }: LiftFormProps) {
  const lift = useLiftSuppression();
  const [evidence, setEvidence] = useState('');
  const [errorMessage, setErrorMessage] = useState<string | null>(null);
  const isEmpty = evidence.trim() === '';

  const submit = async () => {
    if (isEmpty) return;
    setErrorMessage(null);
    try {
      await lift.mutateAsync({ phone, evidence: evidence.trim() });
      notifyDone(optIn.done(phoneText(phone)));
      onDone();
    } catch (error) {
      setErrorMessage(error instanceof Error ? error.message : String(error));
    }
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Stack gap="sm">
        <Text size="sm">{optIn.warning}</Text>
        <Textarea
          label={optIn.evidence}
          description={optIn.evidenceHint}
          autosize
          minRows={3}
          maxLength={contactLimits.suppressionEvidenceLength}
          required
          value={evidence}
          onChange={(event) => setEvidence(event.currentTarget.value)}
          error={errorMessage}
          data-autofocus
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            {words.ui.cancel}
          </Button>
          <Button type="submit" loading={lift.isPending} disabled={isEmpty}>
            {optIn.confirm}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
