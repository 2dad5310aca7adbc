import { Button, Table } from '@mantine/core';
import { IconListDetails, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { ContactList } from '../../src-shared/contact/contact.ts';
import { useCreateList, useListCounts, useLists } from '../api/contacts/lists.ts';
import { NameDialog } from '../ui/name-dialog.tsx';
import { notifyDone } from '../ui/notices.tsx';
import { Page } from '../ui/page/page.tsx';
import { EmptyState, Loaded } from '../ui/states.tsx';
import { ContactsSections } from '../contacts/contacts-sections.tsx';
import { ListRow } from './list-row.tsx';

/** All lists, static and by filter. */
export function ListsScreen() {
  const lists = useLists();
  const [isNaming, setIsNaming] = useState(false);
  const create = useCreateList();
  const add = (
    <Button
      leftSection={<IconPlus size={14} aria-hidden="true" />}
      onClick={() => setIsNaming(true)}
    >
      New list…
    </Button>
  );
  return (
    <Page title="Lists" actions={add}>
      <ContactsSections />
      <Loaded query={lists} failure="The lists could not be read" lines={6}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState icon={<IconListDetails size={40} stroke={1.3} />} title="No lists yet">
              A list is a set of contacts with a name, to send campaigns to. An import can make one;
              or select people and press “Add to list”; or filter them and press “Save as list”, and
              the list stays current by itself.
            </EmptyState>
          ) : (
            <ListTable lists={all} />
          )
        }
      </Loaded>
      <NameDialog
        opened={isNaming}
        title="New list"
        label="Name of the list"
        hint="It begins empty: put people on it where you select them. For a list that stays current by itself, filter the contacts and press “Save as list”."
        confirm="Make list"
        onClose={() => setIsNaming(false)}
        onConfirm={async (name) => {
          await create.mutateAsync({ name, filter: null });
          notifyDone(`The list “${name}” is there.`);
        }}
      />
    </Page>
  );
}

function ListTable({ lists }: { readonly lists: readonly ContactList[] }) {
  const counts = useListCounts(lists, true);
  return (
    <Table.ScrollContainer minWidth={520} maw={920} type="native">
      <Table verticalSpacing={6} fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Name</Table.Th>
            <Table.Th scope="col">Who is on it</Table.Th>
            <Table.Th scope="col" ta="end">
              Contacts
            </Table.Th>
            <Table.Th w={44}>
              <span className="ui-hidden">Actions</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lists.map((list) => (
            <ListRow key={list.id} list={list} count={counts.get(list.id) ?? null} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
