import { Autocomplete, Modal, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ContactSelection } from '../../src-shared/contact/contact.ts';
import { contactLimits } from '../../src-shared/contact/field-rules.ts';
import { useAddSuppression, useSuppressContacts } from '../api/contacts/suppressions.ts';
import { EvidenceForm } from '../contacts/evidence-form.tsx';
import { phoneText } from '../ui/text/phones.ts';
import { words } from '../words.ts';

/** A number that the user types, one number, or the numbers of the selected contacts. */
export type Suppressed =
  | { readonly kind: 'typed' }
  | { readonly kind: 'number'; readonly phone: string }
  | {
      readonly kind: 'contacts';
      readonly selection: ContactSelection;
      /** How many they are; null until they are counted: nothing is done before. */
      readonly count: number | null;
    };

interface SuppressDialogProps {
  readonly whom: Suppressed;
  readonly opened: boolean;
  readonly onClose: () => void;
}

const { optOut } = words.doNotText;
const usualReasons = Object.values(optOut.reasons);

/** Opts numbers out, with the reason and the evidence. */
export function SuppressDialog({ whom, opened, onClose }: SuppressDialogProps) {
  const add = useAddSuppression();
  const addContacts = useSuppressContacts();
  const isPending = add.isPending || addContacts.isPending;
  return (
    <Modal
      opened={opened}
      // While numbers are added the dialog stays: a failure is said in its form.
      onClose={() => {
        if (!isPending) onClose();
      }}
      title={titleOf(whom)}
    >
      <SuppressForm
        whom={whom}
        addNumber={add.mutateAsync}
        addContacts={addContacts.mutateAsync}
        onDone={onClose}
      />
    </Modal>
  );
}

function titleOf(whom: Suppressed): string {
  switch (whom.kind) {
    case 'typed':
      return optOut.title;
    case 'number':
      return optOut.titleOf(phoneText(whom.phone));
    case 'contacts':
      return whom.count === null ? optOut.titleAll : optOut.titleMany(whom.count);
  }
}

interface SuppressFormProps {
  readonly whom: Suppressed;
  readonly addNumber: ReturnType<typeof useAddSuppression>['mutateAsync'];
  readonly addContacts: ReturnType<typeof useSuppressContacts>['mutateAsync'];
  readonly onDone: () => void;
}

function SuppressForm(props: SuppressFormProps) {
  const { whom, onDone } = props;
  const [typed, setTyped] = useState('');
  const number = whom.kind === 'number' ? whom.phone : typed;
  const [reason, setReason] = useState(usualReasons[0] ?? '');
  const isKnown = whom.kind === 'contacts' ? whom.count !== null : number.trim() !== '';

  const optThemOut = async (evidence: string): Promise<string> => {
    if (whom.kind !== 'contacts') {
      const added = await props.addNumber({ number, reason, evidence });
      const text = phoneText(added.phone);
      return added.isNew ? optOut.done(text) : optOut.already(text);
    }
    const { selection } = whom;
    const { added } = await props.addContacts({ selection, reason, evidence });
    return added === 0 ? optOut.nothing : optOut.doneMany(added);
  };

  return (
    <EvidenceForm
      label={optOut.evidence}
      hint={optOut.evidenceHint}
      maxLength={contactLimits.suppressionEvidenceLength}
      isRequired={false}
      others={[typed, reason]}
      isIncomplete={!isKnown || reason.trim() === ''}
      confirm={
        whom.kind === 'contacts' && whom.count !== null
          ? optOut.confirmMany(whom.count)
          : optOut.confirm
      }
      onConfirm={optThemOut}
      onDone={onDone}
      onCancel={onDone}
    >
      {whom.kind === 'contacts' && <Text size="sm">{optOut.about}</Text>}
      {whom.kind === 'typed' && (
        <TextInput
          label={optOut.phone}
          description={optOut.phoneHint}
          inputMode="tel"
          maxLength={contactLimits.phoneLength}
          required
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
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
        data-autofocus={whom.kind !== 'typed' || undefined}
      />
    </EvidenceForm>
  );
}
