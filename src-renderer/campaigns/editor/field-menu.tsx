import { Button, Menu } from '@mantine/core';
import { IconBraces } from '@tabler/icons-react';
import { words } from '../../words.ts';
import { builtInFields } from '../../../src-shared/template/merge-field-names.ts';
import { mergeField, mergeFieldWithDefault } from './merge-fields.ts';

interface FieldMenuProps {
  readonly customFields: readonly string[];
  /** Called with the text to insert. */
  readonly onChoose: (field: string) => void;
}

const text = words.campaigns.editor;

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
          {text.insertField}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={320} className="editor-menu">
        <Menu.Label>{text.ofTheContact}</Menu.Label>
        {builtInFields.map((name) => (
          <Menu.Item key={name} onClick={() => onChoose(mergeField(name))}>
            {text.fields[name]}
          </Menu.Item>
        ))}
        <Menu.Item onClick={() => onChoose(mergeFieldWithDefault('first_name', 'there'))}>
          {text.firstNameOrThere}
        </Menu.Item>
        {customFields.length > 0 && <Menu.Label>{text.customFields}</Menu.Label>}
        {customFields.map((name) => (
          <Menu.Item key={name} onClick={() => onChoose(mergeField(name))}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
