import { Button, Menu } from '@mantine/core';
import { IconBraces } from '@tabler/icons-react';
import { builtInFields, mergeField, mergeFieldWithDefault } from './merge-fields.ts';

interface FieldMenuProps {
  readonly customFields: readonly string[];
  /** Called with the text to insert. */
  readonly onChoose: (field: string) => void;
}

/** Inserts a merge field where the cursor is. */
export function FieldMenu({ customFields, onChoose }: FieldMenuProps) {
  return (
    <Menu position="bottom-end" returnFocus={false}>
      <Menu.Target>
        <Button
          variant="default"
          flex="none"
          leftSection={<IconBraces size={14} aria-hidden="true" />}
        >
          Insert field
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={320} className="editor-menu">
        <Menu.Label>Of the contact</Menu.Label>
        {builtInFields.map(({ name, label }) => (
          <Menu.Item key={name} onClick={() => onChoose(mergeField(name))}>
            {label}
          </Menu.Item>
        ))}
        <Menu.Item onClick={() => onChoose(mergeFieldWithDefault('first_name', 'there'))}>
          First name, or “there” where it is empty
        </Menu.Item>
        {customFields.length > 0 && <Menu.Label>Custom fields</Menu.Label>}
        {customFields.map((name) => (
          <Menu.Item key={name} onClick={() => onChoose(mergeField(name))}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
