import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { contactLimits } from '../../src-shared/contact/field-rules.ts';
import { useLiftSuppression } from '../api/contacts/suppressions.ts';
import { notifyDone } from '../ui/notices.tsx';

interface LiftFormProps {
  readonly phone: string;
  readonly onDone: () => void;
}

/** Lifts a suppression; asks for the evidence. */
export function LiftForm({ phone, onDone }: LiftFormProps) {
  const lift = useLiftSuppression();
  const [evidence, setEvidence] = useState('');
  const [errorMessage, setErrorMessage] = useState<string | null>(null);
  const isEmpty = evidence.trim() === '';

  const submit = async () => {
    if (isEmpty) return;
    setErrorMessage(null);
    try {
      await lift.mutateAsync({ phone, evidence: evidence.trim() });
      notifyDone(`${phone} may be texted again.`);
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
        <Text size="sm">
          Texting somebody who asked not to be texted can be against the law. Only the person
          themselves can opt back in.
        </Text>
        <Textarea
          size="xs"
          label="How the person asked to be texted again"
          description="When, where, in which words: it is kept as the evidence"
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
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
          <Button type="submit" loading={lift.isPending} disabled={isEmpty}>
            Opt back in
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
