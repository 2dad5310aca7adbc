import { Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { contactLimits } from '../../src-shared/contact/field-rules.ts';
import type { ContactList } from '../../src-shared/contact/contact.ts';
import { useCreateContact } from '../api/contacts/contact-actions.ts';
import { notifyDone } from '../ui/notices.tsx';
import { contactName } from './contact-name.ts';

interface NewContactDialogProps {
  readonly opened: boolean;
  readonly lists: readonly ContactList[];
  /** The list that is chosen at first. */
  readonly listId: number | null;
  readonly onClose: () => void;
}

/** Adds a contact. */
export function NewContactDialog({ opened, lists, listId, onClose }: NewContactDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title="Add contact">
      <NewContactForm lists={lists} listId={listId} onDone={onClose} />
    </Modal>
  );
}

interface NewContactFormProps {
  readonly lists: readonly ContactList[];
  readonly listId: number | null;
  readonly onDone: () => void;
}

function NewContactForm({ lists, listId, onDone }: NewContactFormProps) {
  const create = useCreateContact();
  const staticLists = lists.filter(({ filter }) => filter === null);
  const [list, setList] = useState(
    staticLists.some(({ id }) => id === listId) ? String(listId) : null,
  );
  const [errorMessage, setErrorMessage] = useState<string | null>(null);
  const form = useForm({
    initialValues: { phone: '', firstName: '', lastName: '', email: '' },
    validate: {
      phone: (value) => (value.trim() === '' ? 'A contact needs a phone number.' : null),
    },
  });

  const save = form.onSubmit(async (contact) => {
    setErrorMessage(null);
    try {
      const saved = await create.mutateAsync({
        ...contact,
        listId: list === null ? null : Number(list),
      });
      notifyDone(`${contactName(saved)} was added.`);
      onDone();
    } catch (error) {
      setErrorMessage(error instanceof Error ? error.message : String(error));
    }
  });

  return (
    <form onSubmit={save} noValidate>
      <Stack gap="sm">
        <TextInput
          label="Phone number"
          description="With its country code, or as it is dialed in your default country"
          required
          data-autofocus
          inputMode="tel"
          maxLength={contactLimits.phoneLength}
          {...form.getInputProps('phone')}
        />
        <Group grow gap="sm">
          <TextInput
            label="First name"
            maxLength={contactLimits.nameLength}
            {...form.getInputProps('firstName')}
          />
          <TextInput
            label="Last name"
            maxLength={contactLimits.nameLength}
            {...form.getInputProps('lastName')}
          />
        </Group>
        <TextInput
          label="Email"
          inputMode="email"
          maxLength={contactLimits.emailLength}
          {...form.getInputProps('email')}
        />
        <Select
          label="List"
          placeholder="No list"
          clearable
          searchable
          data={staticLists.map((each) => ({ value: String(each.id), label: each.name }))}
          value={list}
          onChange={setList}
          nothingFoundMessage="No such list"
        />
        {errorMessage !== null && (
          <Text size="sm" c="var(--mantine-color-error)" role="alert">
            {errorMessage}
          </Text>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
          <Button type="submit" loading={create.isPending}>
            Add contact
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
