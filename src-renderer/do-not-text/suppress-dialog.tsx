import { Autocomplete, Modal, Text, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import type { ContactSelection } from '../../src-shared/contact/contact.ts';
import { contactLimits } from '../../src-shared/contact/field-rules.ts';
import { useAddSuppression, useSuppressContacts } from '../api/contacts/suppressions.ts';
import { EvidenceForm } from '../contacts/evidence-form.tsx';
import { phoneText } from '../ui/text/phones.ts';
import { words } from '../words.ts';

/** A number that the user types, one number or several, or the numbers of the selected contacts. */
export type Suppressed =
  | { readonly kind: 'typed' }
  | { readonly kind: 'number'; readonly phone: string }
  | { readonly kind: 'numbers'; readonly phones: readonly string[] }
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
  /** Called once they are opted out. */
  readonly onDone?: () => void;
}

const { optOut } = words.doNotText;
const usualReasons = Object.values(optOut.reasons);

/** Opts numbers out, with the reason and the evidence. */
export function SuppressDialog({ whom, opened, onClose, onDone }: SuppressDialogProps) {
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
        onDone={() => {
          onDone?.();
          onClose();
        }}
        onCancel={onClose}
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
    case 'numbers':
      return optOut.titleNumbers(whom.phones.length);
    case 'contacts':
      return whom.count === null ? optOut.titleAll : optOut.titleMany(whom.count);
  }
}

function confirmOf(whom: Suppressed): string {
  if (whom.kind === 'numbers') return optOut.titleNumbers(whom.phones.length);
  const isCounted = whom.kind === 'contacts' && whom.count !== null;
  return isCounted ? optOut.confirmMany(whom.count) : optOut.confirm;
}

/** What stands for the number; the first of several, of which there is at least one. */
function numberOf(whom: Suppressed, typed: string): string {
  if (whom.kind === 'numbers') return whom.phones[0] ?? '';
  return whom.kind === 'number' ? whom.phone : typed;
}

function doneText(added: number, of: number): string {
  return added === 0 ? optOut.nothing(of) : optOut.doneMany(added);
}

interface SuppressFormProps {
  readonly whom: Suppressed;
  readonly addNumber: ReturnType<typeof useAddSuppression>['mutateAsync'];
  readonly addContacts: ReturnType<typeof useSuppressContacts>['mutateAsync'];
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

function SuppressForm(props: SuppressFormProps) {
  const { whom } = props;
  // Those of an attempt that failed halfway count, too.
  const added = useRef<ReadonlySet<string>>(new Set());
  const [typed, setTyped] = useState('');
  const number = numberOf(whom, typed);
  const [reason, setReason] = useState(usualReasons[0] ?? '');
  const isKnown = whom.kind === 'contacts' ? whom.count !== null : number.trim() !== '';
  const areMany = whom.kind === 'contacts' || whom.kind === 'numbers';

  const optThemOut = async (evidence: string): Promise<string> => {
    if (whom.kind === 'numbers') {
      for (const each of whom.phones) {
        const { isNew } = await props.addNumber({ number: each, reason, evidence });
        if (isNew) added.current = new Set([...added.current, each]);
      }
      return doneText(added.current.size, whom.phones.length);
    }
    if (whom.kind !== 'contacts') {
      const one = await props.addNumber({ number, reason, evidence });
      const text = phoneText(one.phone);
      return one.isNew ? optOut.done(text) : optOut.already(text);
    }
    const { selection, count } = whom;
    const all = await props.addContacts({ selection, reason, evidence });
    return doneText(all.added, count ?? 0);
  };

  return (
    <EvidenceForm
      label={optOut.evidence}
      hint={optOut.evidenceHint}
      maxLength={contactLimits.suppressionEvidenceLength}
      isRequired={false}
      others={[typed, reason]}
      isIncomplete={!isKnown || reason.trim() === ''}
      confirm={confirmOf(whom)}
      onConfirm={optThemOut}
      onDone={props.onDone}
      onCancel={props.onCancel}
    >
      {areMany && <Text size="sm">{optOut.about}</Text>}
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
