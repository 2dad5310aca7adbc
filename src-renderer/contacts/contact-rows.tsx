import { IconSearch } from '@tabler/icons-react';
import { memo, useMemo } from 'react';
import type { Contact } from '../../src-shared/contact/contact.ts';
import type { useContacts } from '../api/contacts/contacts.ts';
import type { ContactsQuery } from '../api/keys.ts';
import { DataGrid } from '../ui/grid/data-grid.tsx';
import type { GridSelection } from '../ui/grid/grid-selection.ts';
import { EmptyState, ErrorPanel, LoadingLines } from '../ui/states.tsx';
import { usePhoneText } from '../ui/text/phones.ts';
import { contactColumns } from './contact-columns.ts';
import { contactName } from './contact-name.ts';

type ContactsOrder = Pick<ContactsQuery, 'sort' | 'descending'>;

interface ContactRowsProps {
  readonly rows: ReturnType<typeof useContacts>;
  readonly sort: ContactsOrder['sort'];
  readonly descending: boolean;
  readonly selection: GridSelection;
  readonly onOpen: (contact: Contact) => void;
  readonly onOrder: (order: ContactsOrder) => void;
  readonly onDelete: () => void;
}

const orders = ['name', 'phone', 'email', 'created'] as const;

/** The table of contacts, or why it is empty. */
export const ContactRows = memo(function ContactRows(props: ContactRowsProps) {
  const { rows, sort, descending, selection, onOpen, onOrder, onDelete } = props;
  const { total } = rows;
  const phoneText = usePhoneText();
  const columns = useMemo(() => contactColumns(phoneText), [phoneText]);
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
  if (total === 0 && rows.isTotalKnown) {
    return (
      <EmptyState icon={<IconSearch size={36} stroke={1.3} />} title="Nobody found">
        No contact matches. Search for less, or remove a filter.
      </EmptyState>
    );
  }
  return (
    <DataGrid
      label="Contacts"
      columns={columns}
      rows={{ ...rows, total }}
      nameOf={contactName}
      sorting={{ id: sort, desc: descending }}
      onSortingChange={({ id, desc }) => {
        const next = orders.find((order) => order === id);
        if (next !== undefined) onOrder({ sort: next, descending: desc });
      }}
      selection={selection}
      onOpen={onOpen}
      onDelete={onDelete}
      resetKey={rows.shownKey}
      keepsPlace
    />
  );
});
