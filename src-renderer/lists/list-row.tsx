import { ActionIcon, Anchor, Menu, Table } from '@mantine/core';
import { IconDots, IconFilter, IconPencil, IconSend, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ContactList } from '../../src-shared/contact/contact.ts';
import { useRemoveList, useUpdateList } from '../api/contacts/lists.ts';
import { newCampaignToListLink } from '../campaigns/campaign-link.ts';
import { NameDialog } from '../ui/name-dialog.tsx';
import { ask, doOrTell, notifyDone } from '../ui/notices.tsx';
import { formatCountOrPending } from '../ui/text/numbers.ts';
import { useShowContacts } from '../contacts/contacts-view.ts';
import { describeFilter } from '../contacts/filter/describe-filter.ts';
import { useFilterNames } from '../contacts/filter/use-filter-names.ts';
import { filterOfList } from '../contacts/list-filter.ts';

interface ListRowProps {
  readonly list: ContactList;
  /** Null until it is counted. */
  readonly count: number | null;
}

/** One list: the link to its contacts, and its actions. */
export function ListRow({ list, count }: ListRowProps) {
  const names = useFilterNames();
  const show = useShowContacts();
  const navigate = useNavigate();
  const update = useUpdateList();
  const removal = useRemoveList();
  const [isRenaming, setIsRenaming] = useState(false);
  const open = () => void show(filterOfList(list), list.id);

  const remove = async () => {
    const agreed = await ask({
      title: `Remove the list “${list.name}”?`,
      body: 'The list goes; its contacts stay. This cannot be undone.',
      confirm: 'Remove list',
      danger: true,
    });
    if (!agreed) return;
    const removed = await doOrTell(`The list “${list.name}” was not removed`, () =>
      removal.mutateAsync(list.id),
    );
    if (removed) notifyDone(`The list “${list.name}” was removed.`);
  };

  return (
    <Table.Tr>
      <Table.Td>
        <Anchor component="button" type="button" size="sm" ta="start" fw={500} onClick={open}>
          {list.name}
        </Anchor>
      </Table.Td>
      <Table.Td c="dimmed" className="ui-wrap">
        {list.filter === null
          ? 'Those who were put on it'
          : `By filter: ${describeFilter(list.filter, names)}`}
      </Table.Td>
      <Table.Td ta="end">{formatCountOrPending(count)}</Table.Td>
      <Table.Td>
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <ActionIcon aria-label={`Actions for ${list.name}`}>
              <IconDots size={16} aria-hidden="true" />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              leftSection={<IconPencil size={14} aria-hidden="true" />}
              onClick={() => setIsRenaming(true)}
            >
              Rename…
            </Menu.Item>
            {list.filter !== null && (
              <Menu.Item leftSection={<IconFilter size={14} aria-hidden="true" />} onClick={open}>
                Change the filter
              </Menu.Item>
            )}
            <Menu.Item
              leftSection={<IconSend size={14} aria-hidden="true" />}
              onClick={() => void navigate(newCampaignToListLink(list.id))}
            >
              Write a campaign
            </Menu.Item>
            <Menu.Item
              color="var(--mantine-color-error)"
              leftSection={<IconTrash size={14} aria-hidden="true" />}
              onClick={() => void remove()}
            >
              Remove…
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
        <NameDialog
          opened={isRenaming}
          title="Rename list"
          label="Name of the list"
          initial={list.name}
          confirm="Rename"
          onClose={() => setIsRenaming(false)}
          onConfirm={async (name) => {
            await update.mutateAsync({ id: list.id, name, filter: list.filter });
          }}
        />
      </Table.Td>
    </Table.Tr>
  );
}
