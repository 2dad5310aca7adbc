import { Button, Checkbox, Group, Popover, Switch } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconColumns3, type Icon } from '@tabler/icons-react';
import { memo, useState } from 'react';
import { useCustomFields } from '../../api/contacts/contacts.ts';
import { IconButton } from '../../ui/controls/icon-button.tsx';
import { useKeptState } from '../../ui/kept-state.ts';
import { words } from '../../words.ts';
import {
  builtInColumns,
  columnOfField,
  fieldOfColumn,
  tableLook,
  usualLook,
  withColumn,
  withColumnMoved,
  type BuiltInColumn,
} from './column-choice.ts';
import { fieldName } from './field-text.ts';
import './columns.css';

const { chooser, columns: headers } = words.contacts.table;

/** Chooses the columns of the table, their order, and how high its rows are. */
export const ColumnChooser = memo(function ColumnChooser() {
  const [opened, setOpened] = useState(false);
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      trapFocus
      returnFocus
      shadow="md"
      width={320}
      portalProps={{ target: '#main' }}
    >
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconColumns3 size={16} aria-hidden="true" />}
          onClick={() => setOpened((isOpen) => !isOpen)}
        >
          {chooser.open}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={chooser.title} p={0}>
        {opened && <Choices />}
      </Popover.Dropdown>
    </Popover>
  );
});

function Choices() {
  const look = useKeptState(tableLook);
  const fields = useCustomFields().data ?? [];
  const all = [...builtInColumns, ...fields.map(columnOfField)];
  const shown = look.columns.filter((id) => all.includes(id));
  const rows = [...shown, ...all.filter((id) => !shown.includes(id))];
  return (
    <>
      <ul className="contacts-columns">
        {rows.map((id) => (
          <Choice
            key={id}
            id={id}
            place={shown.indexOf(id)}
            count={shown.length}
            onShow={(isOn) => tableLook.set(withColumn(look, id, isOn))}
            onMove={(by) => tableLook.set(withColumnMoved({ ...look, columns: shown }, id, by))}
          />
        ))}
      </ul>
      <Group justify="space-between" className="contacts-columns-foot">
        <Switch
          label={chooser.compact}
          checked={look.isCompact}
          onChange={(event) => tableLook.set({ ...look, isCompact: event.currentTarget.checked })}
        />
        <Button variant="subtle" onClick={() => tableLook.set(usualLook)}>
          {chooser.reset}
        </Button>
      </Group>
    </>
  );
}

interface ChoiceProps {
  readonly id: string;
  /** Its place among those that are shown, from 0; -1 where it is hidden. */
  readonly place: number;
  readonly count: number;
  readonly onShow: (isOn: boolean) => void;
  readonly onMove: (by: 1 | -1) => void;
}

function Choice({ id, place, count, onShow, onMove }: ChoiceProps) {
  const name = headerOf(id);
  const isShown = place >= 0;
  return (
    <li>
      <Checkbox
        label={name}
        checked={isShown}
        // Rows without a name would be rows of numbers.
        disabled={id === 'name'}
        onChange={(event) => onShow(event.currentTarget.checked)}
      />
      {isShown && place > 0 && (
        <Group gap={2} wrap="nowrap">
          <MoveButton
            label={chooser.up(name)}
            icon={IconArrowUp}
            isAtEnd={place < 2}
            onMove={() => onMove(-1)}
          />
          <MoveButton
            label={chooser.down(name)}
            icon={IconArrowDown}
            isAtEnd={place === count - 1}
            onMove={() => onMove(1)}
          />
        </Group>
      )}
    </li>
  );
}

interface MoveButtonProps {
  readonly label: string;
  readonly icon: Icon;
  readonly isAtEnd: boolean;
  readonly onMove: () => void;
}

/** Stays enabled at both ends, so that the focus is not lost there. */
function MoveButton({ label, icon, isAtEnd, onMove }: MoveButtonProps) {
  return (
    <IconButton
      label={label}
      icon={icon}
      iconSize={14}
      size={26}
      isInert={isAtEnd}
      onClick={(event) => {
        const button = event.currentTarget;
        onMove();
        // Where the row itself was moved on the page, the focus was lost with that.
        requestAnimationFrame(() => button.focus());
      }}
    />
  );
}

function headerOf(id: string): string {
  const field = fieldOfColumn(id);
  if (field !== null) return fieldName(field);
  return isBuiltIn(id) ? headers[id] : id;
}

function isBuiltIn(id: string): id is BuiltInColumn {
  return builtInColumns.some((known) => known === id);
}
