import { Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { contactLimits } from '../../src-shared/contact/field-rules.ts';
import type { ContactList } from '../../src-shared/contact/contact.ts';
import { useCreateContact } from '../api/contacts/contact-actions.ts';
import { notifyDone } from '../ui/notices.tsx';
import { words } from '../words.ts';
import { contactName } from './contact-name.ts';

const { adding: texts } = words.contacts.actions;

interface NewContactDialogProps {
  readonly opened: boolean;
  readonly lists: readonly ContactList[];
  /** The list that is chosen at first. */
  readonly listId: number | null;
  /** The number that is there at first. */
  readonly phone?: string;
  readonly onClose: () => void;
}

/** Adds a contact. */
export function NewContactDialog(props: NewContactDialogProps) {
  const { opened, lists, listId, phone = '', onClose } = props;
  return (
    <Modal opened={opened} onClose={onClose} title={texts.confirm}>
      <NewContactForm lists={lists} listId={listId} phone={phone} onDone={onClose} />
    </Modal>
  );
}

interface NewContactFormProps {
  readonly lists: readonly ContactList[];
  readonly listId: number | null;
  readonly phone: string;
  readonly onDone: () => void;
}

function NewContactForm({ lists, listId, phone, onDone }: NewContactFormProps) {
  const create = useCreateContact();
  const staticLists = lists.filter(({ filter }) => filter === null);
  const [list, setList] = useState(
    staticLists.some(({ id }) => id === listId) ? String(listId) : null,
  );
  const [errorMessage, setErrorMessage] = useState<string | null>(null);
  const form = useForm({
    initialValues: { phone, firstName: '', lastName: '', email: '' },
    validate: {
      phone: (value) => (value.trim() === '' ? texts.phoneMissing : null),
    },
  });

  const save = form.onSubmit(async (contact) => {
    setErrorMessage(null);
    try {
      const saved = await create.mutateAsync({
        ...contact,
        listId: list === null ? null : Number(list),
      });
      notifyDone(texts.done(contactName(saved)));
      onDone();
    } catch (error) {
      setErrorMessage(error instanceof Error ? error.message : String(error));
    }
  });

  return (
    <form onSubmit={save} noValidate>
      <Stack gap="sm">
        <TextInput
          label={texts.phone}
          description={texts.phoneHint}
          required
          data-autofocus
          inputMode="tel"
          maxLength={contactLimits.phoneLength}
          {...form.getInputProps('phone')}
        />
        <Group grow gap="sm">
          <TextInput
            label={texts.firstName}
            maxLength={contactLimits.nameLength}
            {...form.getInputProps('firstName')}
          />
          <TextInput
            label={texts.lastName}
            maxLength={contactLimits.nameLength}
            {...form.getInputProps('lastName')}
          />
        </Group>
        <TextInput
          label={texts.email}
          inputMode="email"
          maxLength={contactLimits.emailLength}
          {...form.getInputProps('email')}
        />
        <Select
          label={texts.list}
          placeholder={texts.noList}
          clearable
          searchable
          data={staticLists.map((each) => ({ value: String(each.id), label: each.name }))}
          value={list}
          onChange={setList}
          nothingFoundMessage={texts.noSuchList}
        />
        {errorMessage !== null && (
          <Text size="sm" c="var(--mantine-color-error)" role="alert">
            {errorMessage}
          </Text>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            {words.ui.cancel}
          </Button>
          <Button type="submit" loading={create.isPending}>
            {texts.confirm}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
