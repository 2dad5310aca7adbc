import { Button, Table } from '@mantine/core';
import { IconListDetails, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { ContactList } from '../../src-shared/contact/contact.ts';
import { useCreateList, useListCounts, useLists, useListUses } from '../api/contacts/lists.ts';
import { ContactsSections } from '../contacts/contacts-sections.tsx';
import { useFilterNames } from '../contacts/filter/use-filter-names.ts';
import { FoundTable } from '../ui/data/found-table.tsx';
import { ButtonLink } from '../ui/links.tsx';
import { NameDialog } from '../ui/name-dialog.tsx';
import { notifyDone } from '../ui/notices.tsx';
import { Page } from '../ui/page/page.tsx';
import { EmptyState, Loaded } from '../ui/states.tsx';
import { words } from '../words.ts';
import { ListRow } from './list-row.tsx';
import './lists.css';

/** All lists, manual and by filter. */
export function ListsScreen() {
  const lists = useLists();
  const [isNaming, setIsNaming] = useState(false);
  const create = useCreateList();
  const isEmpty = lists.data?.length === 0;
  const add = (
    <Button
      leftSection={<IconPlus size={14} aria-hidden="true" />}
      onClick={() => setIsNaming(true)}
    >
      {words.lists.new}
    </Button>
  );
  return (
    <Page
      title={words.lists.title}
      layout="fill"
      facts={lists.data === undefined || isEmpty ? undefined : factsOf(lists.data)}
      actions={isEmpty ? undefined : add}
    >
      <ContactsSections />
      <Loaded query={lists} failure={words.lists.notRead} lines={6}>
        {(all) =>
          isEmpty ? (
            <EmptyState
              icon={<IconListDetails />}
              title={words.lists.empty.title}
              action={
                <>
                  {add}
                  <ButtonLink to="/contacts/import" variant="default">
                    {words.lists.empty.import}
                  </ButtonLink>
                </>
              }
            >
              {words.lists.empty.text}
            </EmptyState>
          ) : (
            <ListTable lists={all} />
          )
        }
      </Loaded>
      <NameDialog
        opened={isNaming}
        title={words.lists.newTitle}
        label={words.lists.nameLabel}
        hint={words.lists.newHint}
        confirm={words.lists.create}
        onClose={() => setIsNaming(false)}
        onConfirm={async (name) => {
          await create.mutateAsync({ name, filter: null });
          notifyDone(words.lists.created(name));
        }}
      />
    </Page>
  );
}

function factsOf(lists: readonly ContactList[]): string {
  const manual = lists.filter(({ filter }) => filter === null).length;
  return words.lists.facts(manual, lists.length - manual);
}

function ListTable({ lists }: { readonly lists: readonly ContactList[] }) {
  const counts = useListCounts(lists, true);
  const uses = useListUses().data;
  const names = useFilterNames();
  const { columns } = words.lists;
  return (
    <FoundTable
      texts={words.lists}
      rows={lists}
      minWidth={440}
      head={
        <>
          <Table.Th scope="col" w="34%">
            {columns.name}
          </Table.Th>
          <Table.Th scope="col">{columns.kind}</Table.Th>
          <Table.Th scope="col" ta="end">
            {columns.contacts}
          </Table.Th>
          <Table.Th scope="col" w={120} className="list-texted">
            {columns.lastTexted}
          </Table.Th>
          <Table.Th scope="col" w={120} className="list-created">
            {columns.created}
          </Table.Th>
        </>
      }
    >
      {(list) => (
        <ListRow
          key={list.id}
          list={list}
          count={counts.get(list.id) ?? null}
          use={uses?.find(({ id }) => id === list.id)}
          names={names}
        />
      )}
    </FoundTable>
  );
}
