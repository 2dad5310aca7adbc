import { Group, Stack, TagsInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { contactLimits } from '../../../src-shared/contact/field-rules.ts';
import type { ContactDetail } from '../../../src-shared/contact/contact.ts';
import { useUpdateContact } from '../../api/contacts/contact-actions.ts';
import { useTags } from '../../api/contacts/tags.ts';
import { Section } from '../../ui/page/section.tsx';
import { LongSelect } from '../../ui/controls/long-select.tsx';
import type { Autosave } from '../../ui/saving/autosave.ts';
import { usePhoneText } from '../../ui/text/phones.ts';
import { words } from '../../words.ts';
import { tagProblem } from '../tag-name.ts';
import {
  editsProblem,
  valuesOf,
  withEdit,
  withoutSaved,
  type ContactEdits,
} from './contact-edits.ts';
import { CustomFields } from './custom-fields.tsx';

const { details: texts } = words.contacts.contact;

interface DetailsFormProps {
  readonly detail: ContactDetail;
  readonly autosave: Autosave;
}

/** The fields of a contact; saved as the user types, the number when it loses the focus. */
export function DetailsForm({ detail, autosave }: DetailsFormProps) {
  const { contact } = detail;
  const [edits, setEdits] = useState<ContactEdits>({});
  const update = useUpdateContact();
  const tags = useTags().data ?? [];
  const values = valuesOf(detail, edits);
  const phoneText = usePhoneText();

  const keep = (part: ContactEdits): ContactEdits => {
    const next = withEdit(edits, part);
    setEdits(next);
    return next;
  };
  const save = (next: ContactEdits) =>
    autosave.change(async () => {
      const problem = editsProblem(next);
      if (problem !== null) throw new Error(problem);
      // Only what was typed: what is shown of the other fields may be older than what is stored.
      await update({ id: contact.id, contact: next });
    });
  const change = (part: ContactEdits) => save(keep(part));
  /** A typed value stays as typed until the field loses the focus. */
  const leave = async () => {
    if (await autosave.flush()) setEdits((known) => withoutSaved(known, edits));
  };
  const leaveNumber = async () => {
    if (edits.phone !== undefined) save(edits);
    await leave();
  };

  return (
    <Section title={texts.title}>
      <Stack gap="sm">
        <TextInput
          label={texts.phone}
          description={texts.phoneHint}
          inputMode="tel"
          maxLength={contactLimits.phoneLength}
          value={edits.phone ?? phoneText(contact.phone)}
          onChange={(event) => keep({ phone: event.currentTarget.value })}
          onBlur={() => void leaveNumber()}
          onKeyDown={(event) => {
            if (event.key === 'Enter') void leaveNumber();
          }}
        />
        <Group grow gap="sm">
          <TextInput
            label={texts.firstName}
            maxLength={contactLimits.nameLength}
            value={values.firstName}
            onChange={(event) => change({ firstName: event.currentTarget.value })}
            onBlur={() => void leave()}
          />
          <TextInput
            label={texts.lastName}
            maxLength={contactLimits.nameLength}
            value={values.lastName}
            onChange={(event) => change({ lastName: event.currentTarget.value })}
            onBlur={() => void leave()}
          />
        </Group>
        <TextInput
          label={texts.email}
          inputMode="email"
          maxLength={contactLimits.emailLength}
          value={values.email}
          onChange={(event) => change({ email: event.currentTarget.value })}
          onBlur={() => void leave()}
        />
        <TagsInput
          label={texts.tags}
          placeholder={values.tags.length === 0 ? texts.tagsHint : ''}
          data={tags.map(({ name }) => name)}
          value={[...values.tags]}
          onChange={(next) => change({ tags: next.filter((tag) => tagProblem(tag) === null) })}
          onBlur={() => void leave()}
          maxTags={contactLimits.tags}
          splitChars={[',', ';']}
          acceptValueOnBlur
        />
        <LongSelect
          label={texts.timeZone}
          placeholder={texts.zoneHint}
          choiceOf={zoneChoiceOf}
          choices={allZones}
          value={values.timeZone}
          onChange={(timeZone) => change({ timeZone })}
          onBlur={() => void leave()}
          searchable
          clearable
          limit={100}
          nothingFoundMessage={texts.noSuchZone}
        />
        <CustomFields
          values={values.customFields}
          onChange={(name, value) => change({ customFields: { [name]: value } })}
          onLeave={() => void leave()}
        />
      </Stack>
    </Section>
  );
}

function zoneChoiceOf(zone: string) {
  return { value: zone, label: zone };
}

function allZones() {
  return Intl.supportedValuesOf('timeZone').map(zoneChoiceOf);
}
