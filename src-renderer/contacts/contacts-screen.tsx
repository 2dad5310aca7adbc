import { Button, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconAddressBook, IconFileImport, IconPlus, IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { Contact, ContactList } from '../../src-shared/contact/contact.ts';
import { useContacts, useLists } from '../api/contacts.ts';
import type { ContactsFilter } from '../api/keys.ts';
import { DataGrid } from '../ui/data-grid.tsx';
import { ButtonLink } from '../ui/links.tsx';
import { Page } from '../ui/page.tsx';
import { useDialog } from '../ui/use-dialog.ts';
import { EmptyState, ErrorPanel, LoadingLines } from '../ui/states.tsx';
import { StatusText } from '../ui/status-text.tsx';
import { formatCount, plural } from '../ui/text/numbers.ts';
import { contactColumns } from './contact-columns.tsx';
import { ContactDialog, type ContactDialogSubject } from './contact-dialog.tsx';
import { contactName } from './contact-name.ts';
import { SelectionBar } from './selection-bar.tsx';
import { useContactSelection } from './use-contact-selection.ts';
import './contacts.css';

/** The pause in typing after which a search begins. */
const searchPauseMs = 120;

/** All contacts: search, filter by list, sort, add, change, remove. */
export function ContactsScreen() {
  const [search, setSearch] = useState('');
  const [searched] = useDebouncedValue(search.trim(), searchPauseMs);
  const [listId, setListId] = useState<number | null>(null);
  const [order, setOrder] = useState<Pick<ContactsFilter, 'sort' | 'descending'>>({
    sort: 'name',
    descending: false,
  });
  const dialog = useDialog<ContactDialogSubject>();
  const filter = useMemo(
    () => ({ search: searched.slice(0, 200), listId, ...order }),
    [searched, listId, order],
  );
  const rows = useContacts(filter);
  const lists = useLists();
  const selection = useContactSelection(filter, rows.total ?? 0);

  const isUnfiltered = filter.search === '' && listId === null;
  const isEmpty = rows.total === 0 && isUnfiltered && search === '';

  return (
    <Page title="Contacts" layout="fill" actions={<Actions onAdd={() => dialog.open('new')} />}>
      {isEmpty ? (
        <EmptyState
          icon={<IconAddressBook size={40} stroke={1.3} />}
          title="No contacts yet"
          action={<ButtonLink to="/contacts/import">Import contacts…</ButtonLink>}
        >
          Bring in a CSV file, such as an export of your shop, your address book or a spreadsheet.
          You can also add people one by one.
        </EmptyState>
      ) : (
        <>
          <div className="contacts-bar">
            <TextInput
              type="search"
              aria-label="Search contacts"
              placeholder="Search by name, number or email"
              leftSection={<IconSearch size={14} aria-hidden="true" />}
              value={search}
              onChange={(event) => setSearch(event.currentTarget.value)}
              className="contacts-search"
            />
            <ListFilter lists={lists.data ?? []} value={listId} onChange={setListId} />
            <StatusText size="xs" c="dimmed" className="contacts-total">
              {rows.total !== undefined && plural(rows.total, 'contact')}
            </StatusText>
          </div>
          {selection.ids.size > 0 && <SelectionBar selection={selection} />}
          <ContactRows
            rows={rows}
            filter={filter}
            selection={selection}
            onOpen={dialog.open}
            onOrder={setOrder}
          />
        </>
      )}
      <ContactDialog
        subject={dialog.subject}
        opened={dialog.opened}
        lists={lists.data ?? []}
        listId={listId}
        onClose={dialog.close}
      />
    </Page>
  );
}

function Actions({ onAdd }: { readonly onAdd: () => void }) {
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconPlus size={14} aria-hidden="true" />}
        onClick={onAdd}
      >
        Add contact
      </Button>
      <ButtonLink
        to="/contacts/import"
        leftSection={<IconFileImport size={14} aria-hidden="true" />}
      >
        Import…
      </ButtonLink>
    </>
  );
}

interface ListFilterProps {
  readonly lists: readonly ContactList[];
  readonly value: number | null;
  readonly onChange: (listId: number | null) => void;
}

function ListFilter({ lists, value, onChange }: ListFilterProps) {
  const options = lists.map((list) => ({
    value: String(list.id),
    label: `${list.name} (${formatCount(list.count)})`,
  }));
  return (
    <Select
      aria-label="List"
      data={[{ value: 'all', label: 'All contacts' }, ...options]}
      value={value === null ? 'all' : String(value)}
      onChange={(chosen) => onChange(chosen === null || chosen === 'all' ? null : Number(chosen))}
      allowDeselect={false}
      searchable={lists.length > 8}
      w={220}
    />
  );
}

interface ContactRowsProps {
  readonly rows: ReturnType<typeof useContacts>;
  readonly filter: ContactsFilter;
  readonly selection: ReturnType<typeof useContactSelection>;
  readonly onOpen: (contact: Contact) => void;
  readonly onOrder: (order: Pick<ContactsFilter, 'sort' | 'descending'>) => void;
}

const orders = ['name', 'phone', 'created'] as const;

function ContactRows({ rows, filter, selection, onOpen, onOrder }: ContactRowsProps) {
  const { total } = rows;
  if (total === undefined) {
    if (rows.error === null) return <LoadingLines lines={10} />;
    return (
      <ErrorPanel
        title="The contacts could not be read"
        message={rows.error.message}
        onRetry={rows.retry}
      />
    );
  }
  if (total === 0) {
    return (
      <EmptyState icon={<IconSearch size={36} stroke={1.3} />} title="Nobody found">
        No contact matches. Search for less, or choose another list.
      </EmptyState>
    );
  }
  return (
    <DataGrid
      label="Contacts"
      columns={contactColumns}
      rows={{ ...rows, total }}
      nameOf={contactName}
      sorting={{ id: filter.sort, desc: filter.descending }}
      onSortingChange={({ id, desc }) => {
        const sort = orders.find((order) => order === id);
        if (sort !== undefined) onOrder({ sort, descending: desc });
      }}
      selection={selection}
      onOpen={onOpen}
      onDelete={() => void selection.remove()}
      resetKey={JSON.stringify(filter)}
    />
  );
}
