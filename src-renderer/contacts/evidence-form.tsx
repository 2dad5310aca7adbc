import { Button, Group, Stack, Textarea } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { notifyDone } from '../ui/notices.tsx';
import { words } from '../words.ts';

interface EvidenceFormProps {
  /** What stands above the evidence: a text, or other fields. */
  readonly children: ReactNode;
  readonly label: string;
  readonly hint: string;
  readonly maxLength: number;
  /** Whether nothing can be confirmed without it. */
  readonly isRequired: boolean;
  /** Whether the dialog begins at it. */
  readonly isFirst?: boolean;
  /** Whether something else is missing. */
  readonly isIncomplete?: boolean;
  readonly confirm: string;
  /** Does it, and answers with what to say then. Throws with the reason. */
  readonly onConfirm: (evidence: string) => Promise<string>;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** Asks for the evidence of what somebody agreed to or asked for, and keeps it. */
export function EvidenceForm(props: EvidenceFormProps) {
  const { children, label, hint, maxLength, isRequired, isFirst = false, confirm } = props;
  const [evidence, setEvidence] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const [isPending, setIsPending] = useState(false);
  const isMissing = isRequired && evidence.trim() === '';
  const isIncomplete = props.isIncomplete === true || isMissing;

  const submit = async () => {
    if (isIncomplete || isPending) return;
    setFailure(null);
    setIsPending(true);
    try {
      notifyDone(await props.onConfirm(evidence.trim()));
      props.onDone();
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    } finally {
      setIsPending(false);
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
        {children}
        <Textarea
          label={label}
          description={hint}
          autosize
          minRows={2}
          maxLength={maxLength}
          required={isRequired}
          value={evidence}
          onChange={(event) => setEvidence(event.currentTarget.value)}
          error={failure}
          data-autofocus={isFirst || undefined}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" disabled={isPending} onClick={props.onCancel}>
            {words.ui.cancel}
          </Button>
          <Button type="submit" loading={isPending} disabled={isIncomplete}>
            {confirm}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
