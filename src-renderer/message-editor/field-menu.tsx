import { Button, Menu, Text } from '@mantine/core';
import { IconBraces } from '@tabler/icons-react';
import { IconButton } from '../ui/controls/icon-button.tsx';
import { words } from '../words.ts';
import type { EditorField } from './editor-field.ts';

interface FieldMenuProps {
  readonly fields: readonly EditorField[];
  readonly onChoose: (field: EditorField) => void;
  /** Whether its button is an icon alone. */
  readonly isIcon?: boolean;
}

const text = words.messageEditor;

/** All fields, each with a value of a real contact, to be inserted where the cursor is. */
export function FieldMenu({ fields, onChoose, isIcon = false }: FieldMenuProps) {
  const custom = fields.filter(({ isCustom }) => isCustom);
  const items = (some: readonly EditorField[]) =>
    some.map((field) => (
      <Menu.Item
        key={field.name}
        onClick={() => onChoose(field)}
        rightSection={
          field.sample !== '' && (
            <Text size="xs" c="dimmed" truncate className="message-sample">
              {field.sample}
            </Text>
          )
        }
      >
        {field.label}
      </Menu.Item>
    ));
  return (
    <Menu position="bottom-start" returnFocus={false}>
      <Menu.Target>
        {isIcon ? (
          <IconButton label={text.insertField} icon={IconBraces} />
        ) : (
          <Button
            variant="default"
            flex="none"
            leftSection={<IconBraces size={14} aria-hidden="true" />}
          >
            {text.insertField}
          </Button>
        )}
      </Menu.Target>
      <Menu.Dropdown mah={320} className="message-menu">
        <Menu.Label>{text.ofTheContact}</Menu.Label>
        {items(fields.filter(({ isCustom }) => !isCustom))}
        {custom.length > 0 && <Menu.Label>{text.customFields}</Menu.Label>}
        {items(custom)}
      </Menu.Dropdown>
    </Menu>
  );
}
