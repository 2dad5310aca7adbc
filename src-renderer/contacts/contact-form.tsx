import { Alert, Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import type { Contact, ContactList } from '../../src-shared/contact/contact.ts';
import { useCreateContact, useUpdateContact } from '../api/contacts.ts';
import { notifyDone } from '../ui/notices.tsx';
import { contactName } from './contact-name.ts';
import { CustomFields } from './custom-fields.tsx';

interface ContactFormProps {
  /** Null for a new one. */
  readonly known: Contact | null;
  readonly lists: readonly ContactList[];
  /** The list that a new contact is put on unless another is chosen. */
  readonly listId: number | null;
  readonly onDone: () => void;
}

/** What a person types of a contact. */
export function ContactForm({ known, lists, listId, onDone }: ContactFormProps) {
  const suppressedReason = known?.suppressedReason ?? null;
  const create = useCreateContact();
  const update = useUpdateContact();
  const [list, setList] = useState(listId === null ? null : String(listId));
  const [refusal, setRefusal] = useState<string | null>(null);
  const form = useForm({
    initialValues: {
      phone: known?.phone ?? '',
      firstName: known?.firstName ?? '',
      lastName: known?.lastName ?? '',
      email: known?.email ?? '',
    },
    validate: {
      phone: (value) => (value.trim() === '' ? 'A contact needs a phone number.' : null),
    },
  });

  const save = form.onSubmit(async (contact) => {
    setRefusal(null);
    try {
      const saved =
        known === null
          ? await create.mutateAsync({ ...contact, listId: list === null ? null : Number(list) })
          : await update.mutateAsync({ id: known.id, contact });
      notifyDone(`${contactName(saved)} was ${known === null ? 'added' : 'saved'}.`);
      onDone();
    } catch (error) {
      setRefusal(error instanceof Error ? error.message : String(error));
    }
  });

  return (
    <form onSubmit={save} noValidate>
      <Stack gap="sm">
        {suppressedReason !== null && (
          <Alert color="orange" variant="outline" title="Suppressed">
            {`This number is not texted: ${suppressedReason}`}
          </Alert>
        )}
        <TextInput
          label="Phone number"
          description="With its country code, or as it is dialed in your default country"
          required
          data-autofocus
          inputMode="tel"
          maxLength={64}
          {...form.getInputProps('phone')}
        />
        <Group grow gap="sm">
          <TextInput label="First name" maxLength={200} {...form.getInputProps('firstName')} />
          <TextInput label="Last name" maxLength={200} {...form.getInputProps('lastName')} />
        </Group>
        <TextInput
          label="Email"
          inputMode="email"
          maxLength={320}
          {...form.getInputProps('email')}
        />
        {known === null ? (
          <Select
            label="List"
            placeholder="No list"
            clearable
            searchable
            data={lists.map((each) => ({ value: String(each.id), label: each.name }))}
            value={list}
            onChange={setList}
            nothingFoundMessage="No such list"
          />
        ) : (
          <CustomFields fields={known.customFields} />
        )}
        {refusal !== null && (
          <Text size="sm" c="var(--mantine-color-error)" role="alert">
            {refusal}
          </Text>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
          <Button type="submit" loading={create.isPending || update.isPending}>
            {known === null ? 'Add contact' : 'Save'}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
