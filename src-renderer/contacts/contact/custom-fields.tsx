import { Stack, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { contactLimits } from '../../../src-shared/contact/field-rules.ts';
import {
  customFieldName,
  isCustomFieldName,
} from '../../../src-shared/contact/custom-field-name.ts';
import { useCustomFields } from '../../api/contacts/contacts.ts';
import { words } from '../../words.ts';
import { fieldName } from '../columns/field-text.ts';
import { NamePopover } from '../name-popover.tsx';

const { details: texts } = words.contacts.contact;

interface CustomFieldsProps {
  readonly values: Readonly<Record<string, string>>;
  readonly onChange: (name: string, value: string) => void;
  readonly onLeave: () => void;
}

/** The custom fields; an emptied field is removed. */
export function CustomFields({ values, onChange, onLeave }: CustomFieldsProps) {
  const known = useCustomFields().data ?? [];
  const [added, setAdded] = useState<readonly string[]>([]);
  const names = [...new Set([...Object.keys(values), ...added])].toSorted();
  return (
    <Stack gap="sm">
      {names.map((name) => (
        <TextInput
          key={name}
          label={fieldName(name)}
          maxLength={contactLimits.customFieldLength}
          value={values[name] ?? ''}
          onChange={(event) => onChange(name, event.currentTarget.value)}
          onBlur={onLeave}
        />
      ))}
      <div>
        <NamePopover
          button={texts.addField}
          icon={<IconPlus size={14} aria-hidden="true" />}
          label={texts.fieldName}
          names={known.filter((name) => !names.includes(name))}
          allowsNew
          problemOf={(name) => (names.includes(fieldNameOf(name)) ? texts.hasField : null)}
          confirm={(name, isNew) =>
            isNew && name !== '' ? texts.addNewField(fieldNameOf(name)) : texts.addField
          }
          onChoose={(name) => {
            setAdded((all) => [...all, fieldNameOf(name)]);
            return Promise.resolve(true);
          }}
        />
      </div>
    </Stack>
  );
}

/** The name that an import would give a column with this header. */
function fieldNameOf(typed: string): string {
  return isCustomFieldName(typed) ? typed : customFieldName(typed, 1, new Set());
}
