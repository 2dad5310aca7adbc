import { Autocomplete, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { contactLimits } from '../../../src-shared/contact/field-rules.ts';
import { useSuppressContacts } from '../../api/contacts/suppressions.ts';
import { doOrTell, notifyDone } from '../../ui/notices.tsx';
import { words } from '../../words.ts';

const { suppressing: texts } = words.contacts.actions;

/** Each number is a write of its own, with its evidence; more come from a file. */
export const mostSuppressed = 100;

interface SuppressManyDialogProps {
  readonly ids: readonly number[];
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Puts the numbers of contacts on Do not text, for one reason. */
export function SuppressManyDialog({ ids, opened, onClose }: SuppressManyDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={texts.title(ids.length)}>
      <Form ids={ids} onDone={onClose} />
    </Modal>
  );
}

interface FormProps {
  readonly ids: readonly number[];
  readonly onDone: () => void;
}

function Form({ ids, onDone }: FormProps) {
  const suppress = useSuppressContacts();
  const [reason, setReason] = useState(texts.usual.asked);

  const submit = async () => {
    if (reason.trim() === '') return;
    const done = await doOrTell(texts.failed, () => suppress.mutateAsync({ ids, reason }));
    if (done === null) return;
    notifyDone(done.value === 0 ? texts.nothing : texts.done(done.value));
    onDone();
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
        <Text size="sm">{texts.about}</Text>
        <Autocomplete
          openOnFocus={false}
          comboboxProps={{ portalProps: { target: '#main' } }}
          label={texts.reason}
          data={Object.values(texts.usual)}
          maxLength={contactLimits.suppressionReasonLength}
          required
          value={reason}
          onChange={setReason}
          data-autofocus
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            {words.ui.cancel}
          </Button>
          <Button type="submit" loading={suppress.isPending} disabled={reason.trim() === ''}>
            {texts.confirm}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
