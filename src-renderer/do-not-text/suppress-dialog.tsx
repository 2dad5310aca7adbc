import {
  Autocomplete,
  Button,
  Group,
  Modal,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useState } from 'react';
import type { ContactSelection } from '../../src-shared/contact/contact.ts';
import { contactLimits } from '../../src-shared/contact/field-rules.ts';
import { useAddSuppression, useSuppressContacts } from '../api/contacts/suppressions.ts';
import { notifyDone } from '../ui/notices.tsx';
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
        isPending={isPending}
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
  readonly isPending: boolean;
  readonly onDone: () => void;
}

function SuppressForm(props: SuppressFormProps) {
  const { whom, isPending, onDone } = props;
  const [typed, setTyped] = useState('');
  const number = whom.kind === 'number' ? whom.phone : typed;
  const [reason, setReason] = useState(usualReasons[0] ?? '');
  const [evidence, setEvidence] = useState('');
  const [errorMessage, setErrorMessage] = useState<string | null>(null);
  const isKnown = whom.kind === 'contacts' ? whom.count !== null : number.trim() !== '';
  const isIncomplete = !isKnown || reason.trim() === '';

  const optThemOut = async (): Promise<string> => {
    if (whom.kind !== 'contacts') {
      const added = await props.addNumber({ number, reason, evidence });
      const text = phoneText(added.phone);
      return added.isNew ? optOut.done(text) : optOut.already(text);
    }
    const { selection } = whom;
    const { added } = await props.addContacts({ selection, reason, evidence });
    return added === 0 ? optOut.nothing : optOut.doneMany(added);
  };

  const submit = async () => {
    if (isIncomplete) return;
    setErrorMessage(null);
    try {
      notifyDone(await optThemOut());
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
          <Button variant="default" disabled={isPending} onClick={onDone}>
            {words.ui.cancel}
          </Button>
          <Button type="submit" loading={isPending} disabled={isIncomplete}>
            {whom.kind === 'contacts' && whom.count !== null
              ? optOut.confirmMany(whom.count)
              : optOut.confirm}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
