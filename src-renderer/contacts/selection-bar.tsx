import { Button, Group } from '@mantine/core';
import {
  IconFileExport,
  IconListCheck,
  IconListDetails,
  IconTag,
  IconTagOff,
  IconTrash,
} from '@tabler/icons-react';
import { useLists } from '../api/contacts/lists.ts';
import { useTags } from '../api/contacts/tags.ts';
import { StatusText } from '../ui/status-text.tsx';
import { formatCountOrPending } from '../ui/text/numbers.ts';
import { NamePopover } from './name-popover.tsx';
import { tagProblem } from './tag-name.ts';
import type { BulkActions } from './use-bulk-actions.ts';
import type { ContactsSelected } from './use-contact-selection.ts';

interface SelectionBarProps {
  readonly selected: ContactsSelected;
  readonly actions: BulkActions;
  readonly onRemove: () => void;
  readonly onClear: () => void;
}

const iconSize = 14;

/** The bulk actions on the selected contacts. */
export function SelectionBar(props: SelectionBarProps) {
  const { selected, actions, onRemove, onClear } = props;
  const { selection, count } = selected;
  const lists = (useLists().data ?? []).filter((list) => list.filter === null);
  const tags = (useTags().data ?? []).map(({ name }) => name);
  if (selection === undefined) return null;
  const listNames = lists.map(({ name }) => name);
  const listOf = (name: string) => lists.find((list) => list.name === name);
  const { isBusy } = actions;

  return (
    <Group gap="xs" className="contacts-selection" role="toolbar" aria-label="Selected contacts">
      <StatusText size="sm" className="contacts-selected">
        {`${formatCountOrPending(count)} selected`}
      </StatusText>
      <NamePopover
        button="Add to list"
        icon={<IconListCheck size={iconSize} aria-hidden="true" />}
        label="A list, or a new one"
        names={listNames}
        allowsNew
        confirm={(name, isNew) => (isNew && name !== '' ? `Make “${name}” and add` : 'Add')}
        disabled={isBusy}
        onChoose={(name) => {
          const list = listOf(name);
          return list === undefined
            ? actions.addToNewList(selection, name)
            : actions.addToList(selection, list);
        }}
      />
      <NamePopover
        button="Take off list"
        icon={<IconListDetails size={iconSize} aria-hidden="true" />}
        label="List"
        names={listNames}
        allowsNew={false}
        confirm={() => 'Take off'}
        disabled={isBusy}
        onChoose={async (name) => {
          const list = listOf(name);
          return list !== undefined && (await actions.takeOffList(selection, list));
        }}
      />
      <NamePopover
        button="Tag"
        icon={<IconTag size={iconSize} aria-hidden="true" />}
        label="A tag, or a new one"
        names={tags}
        allowsNew
        problemOf={tagProblem}
        confirm={() => 'Tag'}
        disabled={isBusy}
        onChoose={(name) => actions.tag(selection, name)}
      />
      <NamePopover
        button="Untag"
        icon={<IconTagOff size={iconSize} aria-hidden="true" />}
        label="Tag"
        names={tags}
        allowsNew={false}
        confirm={() => 'Take off'}
        disabled={isBusy}
        onChoose={(name) => actions.untag(selection, name)}
      />
      <Button
        variant="default"
        leftSection={<IconFileExport size={iconSize} aria-hidden="true" />}
        loading={actions.isExporting}
        onClick={() => void actions.export(selection)}
      >
        Export…
      </Button>
      <Button
        variant="default"
        leftSection={<IconTrash size={iconSize} aria-hidden="true" />}
        disabled={isBusy}
        onClick={onRemove}
      >
        Delete
      </Button>
      <Button variant="subtle" onClick={onClear}>
        Clear selection
      </Button>
    </Group>
  );
}
