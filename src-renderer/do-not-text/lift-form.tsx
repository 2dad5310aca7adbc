import { Text } from '@mantine/core';
import { contactLimits } from '../../src-shared/contact/field-rules.ts';
import { useLiftSuppression } from '../api/contacts/suppressions.ts';
import { EvidenceForm } from '../contacts/evidence-form.tsx';
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
  return (
    <EvidenceForm
      label={optIn.evidence}
      hint={optIn.evidenceHint}
      maxLength={contactLimits.suppressionEvidenceLength}
      isRequired
      isFirst
      confirm={optIn.confirm}
      onConfirm={async (evidence) => {
        await lift.mutateAsync({ phone, evidence });
        return optIn.done(phoneText(phone));
      }}
      onDone={onDone}
      onCancel={onCancel}
    >
      <Text size="sm">{optIn.warning}</Text>
    </EvidenceForm>
  );
}
