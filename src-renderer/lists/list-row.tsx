import { Menu, Table } from '@mantine/core';
import { IconFilter, IconPencil, IconSend, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ContactList, ListUse } from '../../src-shared/contact/contact.ts';
import { useUndoContacts } from '../api/contacts/contact-actions.ts';
import { useRemoveList as useRemoval, useUpdateList } from '../api/contacts/lists.ts';
import { newCampaignToListLink } from '../campaigns/campaign-link.ts';
import { useShowContacts } from '../contacts/contacts-view.ts';
import { describeFilter, type FilterNames } from '../contacts/filter/describe-filter.ts';
import { filterOfList } from '../contacts/list-filter.ts';
import { Chip } from '../ui/data/status-badge.tsx';
import { RowLink } from '../ui/data/table-card.tsx';
import { NameDialog } from '../ui/name-dialog.tsx';
import { doOrTell } from '../ui/notices.tsx';
import { MoreActions } from '../ui/page/page-header.tsx';
import { formatCountOrPending } from '../ui/text/numbers.ts';
import { formatDay } from '../ui/text/times.ts';
import { notifyUndoable } from '../ui/undo-notice.tsx';
import { words } from '../words.ts';

interface ListRowProps {
  readonly list: ContactList;
  /** Null until it is counted. */
  readonly count: number | null;
  /** Undefined until it is read. */
  readonly use: ListUse | undefined;
  readonly names: FilterNames;
}

/** One list: a click shows its contacts; the rest is behind ⋯. */
export function ListRow({ list, count, use, names }: ListRowProps) {
  const show = useShowContacts();
  const navigate = useNavigate();
  const update = useUpdateList();
  const remove = useRemoveList();
  const [isRenaming, setIsRenaming] = useState(false);
  const open = () => void show(filterOfList(list), list.id);

  return (
    <Table.Tr>
      <Table.Td>
        <RowLink onClick={open}>{list.name}</RowLink>
      </Table.Td>
      <Table.Td className="list-kind">
        <Kind list={list} names={names} />
      </Table.Td>
      <Table.Td ta="end">{formatCountOrPending(count)}</Table.Td>
      <Table.Td c="dimmed" className="list-texted">
        {use !== undefined && lastTexted(use)}
      </Table.Td>
      <Table.Td c="dimmed" className="list-created">
        {use !== undefined && formatDay(use.createdAt)}
      </Table.Td>
      <Table.Td>
        <div className="ui-row-actions">
          <MoreActions label={words.lists.moreFor(list.name)}>
            <Menu.Item
              leftSection={<IconSend size={14} aria-hidden="true" />}
              onClick={() => void navigate(newCampaignToListLink(list.id))}
            >
              {words.lists.write}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconPencil size={14} aria-hidden="true" />}
              onClick={() => setIsRenaming(true)}
            >
              {words.lists.rename}
            </Menu.Item>
            {list.filter !== null && (
              <Menu.Item leftSection={<IconFilter size={14} aria-hidden="true" />} onClick={open}>
                {words.lists.changeFilter}
              </Menu.Item>
            )}
            <Menu.Divider />
            <Menu.Item
              color="var(--ovo-failed)"
              leftSection={<IconTrash size={14} aria-hidden="true" />}
              onClick={() => void remove(list)}
            >
              {words.lists.delete}
            </Menu.Item>
          </MoreActions>
        </div>
        <NameDialog
          opened={isRenaming}
          title={words.lists.renameTitle}
          label={words.lists.nameLabel}
          initial={list.name}
          confirm={words.lists.renameNow}
          onClose={() => setIsRenaming(false)}
          onConfirm={async (name) => {
            await update.mutateAsync({ id: list.id, name, filter: list.filter });
          }}
        />
      </Table.Td>
    </Table.Tr>
  );
}

interface KindProps {
  readonly list: ContactList;
  readonly names: FilterNames;
}

/** Whether people are added to the list, or a filter finds them. */
function Kind({ list: { filter }, names }: KindProps) {
  if (filter === null) return <Chip>{words.lists.manual}</Chip>;
  const text = describeFilter(filter, names);
  return (
    <span className="ui-two-lines" title={text}>
      <Chip>{words.lists.byFilter}</Chip>
      <span className="list-filter">{text}</span>
    </span>
  );
}

function lastTexted({ lastTextedAt }: ListUse): string {
  return lastTextedAt === null ? words.lists.never : formatDay(lastTextedAt);
}

/** Returns what deletes a list, and offers to undo it. */
function useRemoveList() {
  const removal = useRemoval();
  const undo = useUndoContacts();
  return async ({ id, name }: ContactList) => {
    const removed = await doOrTell(words.lists.notDeleted(name), () => removal.mutateAsync(id));
    if (removed === null) return;
    notifyUndoable({
      message: words.lists.deleted(name),
      failure: words.lists.notRestored,
      undo: async () => {
        await undo.mutateAsync(removed.value.actionId);
        return words.lists.restored(name);
      },
    });
  };
}
