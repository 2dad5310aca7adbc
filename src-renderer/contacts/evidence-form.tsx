import { Alert, Button, Group, Stack, Textarea } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { notifyDone } from '../ui/notices.tsx';
import { words } from '../words.ts';

interface EvidenceFormProps {
  /** What stands above the evidence: a text, or other fields. */
  readonly children: ReactNode;
  /** What is in those fields: what was refused is forgotten once something else is. */
  readonly others?: readonly string[];
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

/** What was refused, and with which fields. */
interface Failure {
  readonly filledIn: string;
  readonly text: string;
}

/** Asks for the evidence of what somebody agreed to or asked for, and keeps it. */
export function EvidenceForm(props: EvidenceFormProps) {
  const { children, label, hint, maxLength, isRequired, isFirst = false, confirm } = props;
  const [evidence, setEvidence] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isPending, setIsPending] = useState(false);
  const isMissing = isRequired && evidence.trim() === '';
  const isIncomplete = props.isIncomplete === true || isMissing;

  const filledIn = JSON.stringify([evidence, props.others]);

  const submit = async () => {
    if (isIncomplete || isPending) return;
    setFailure(null);
    setIsPending(true);
    try {
      notifyDone(await props.onConfirm(evidence.trim()));
      props.onDone();
    } catch (error) {
      setFailure({ filledIn, text: error instanceof Error ? error.message : String(error) });
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
          data-autofocus={isFirst || undefined}
        />
        {failure?.filledIn === filledIn && (
          <Alert color="red" variant="outline" role="alert">
            {failure.text}
          </Alert>
        )}
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
