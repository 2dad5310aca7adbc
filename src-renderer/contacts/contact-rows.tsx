import { Button } from '@mantine/core';
import { memo, useMemo } from 'react';
import type { Contact } from '../../src-shared/contact/contact.ts';
import type { useContacts } from '../api/contacts/contacts.ts';
import type { ContactsQuery } from '../api/keys.ts';
import { DataGrid } from '../ui/grid/data-grid.tsx';
import type { GridSelection } from '../ui/grid/grid-selection.ts';
import { useKeptState } from '../ui/kept-state.ts';
import { EmptyState, ErrorPanel, LoadingLines } from '../ui/states.tsx';
import { usePhoneText } from '../ui/text/phones.ts';
import { copyNumber } from './copy-number.ts';
import { words } from '../words.ts';
import { tableLook } from './columns/column-choice.ts';
import { contactColumns } from './columns/contact-columns.ts';
import { contactName } from './contact-name.ts';

const { table } = words.contacts;

type ContactsOrder = Pick<ContactsQuery, 'sort' | 'descending'>;

interface ContactRowsProps {
  readonly rows: ReturnType<typeof useContacts>;
  readonly sort: ContactsOrder['sort'];
  readonly descending: boolean;
  readonly selection: GridSelection;
  /** Whether anything beside the search leaves contacts out. */
  readonly isFiltered: boolean;
  /** Opens the panel of a contact. */
  readonly onOpen: (contact: Contact) => void;
  /** Opens the panel, or the page where the panel shows the contact already. */
  readonly onEnter: (contact: Contact) => void;
  /** Another row became the active one by a key. */
  readonly onMove: (contact: Contact | undefined) => void;
  /** Absent while no panel is open. */
  readonly onCloseActive: (() => void) | undefined;
  readonly onOrder: (order: ContactsOrder) => void;
  readonly onDelete: () => void;
  readonly onClearFilter: () => void;
}

const orders = ['name', 'phone', 'email', 'created'] as const;

/** The table of contacts, or why it is empty. */
export const ContactRows = memo(function ContactRows(props: ContactRowsProps) {
  const { rows, sort, descending, isFiltered, onOrder, onClearFilter } = props;
  const { total } = rows;
  const phoneText = usePhoneText();
  const look = useKeptState(tableLook);
  const columns = useMemo(() => contactColumns(look.columns, phoneText), [look, phoneText]);
  if (total === undefined) {
    if (rows.error === null) return <LoadingLines lines={10} />;
    return <ErrorPanel title={table.notRead} message={rows.error.message} onRetry={rows.retry} />;
  }
  if (total === 0 && rows.isTotalKnown) {
    return (
      <EmptyState
        scene="search"
        title={table.nobody.title}
        action={
          <Button variant="default" onClick={onClearFilter}>
            {table.nobody.clear}
          </Button>
        }
      >
        {isFiltered ? table.nobody.filter : table.nobody.search}
      </EmptyState>
    );
  }
  return (
    <DataGrid
      label={table.title}
      columns={columns}
      rows={{ ...rows, total }}
      nameOf={contactName}
      onCopy={copyNumber}
      sorting={{ id: sort, desc: descending }}
      onSortingChange={({ id, desc }) => {
        const next = orders.find((order) => order === id);
        if (next !== undefined) onOrder({ sort: next, descending: desc });
      }}
      selection={props.selection}
      onOpen={props.onOpen}
      onEnter={props.onEnter}
      onMove={props.onMove}
      onCloseActive={props.onCloseActive}
      onDelete={props.onDelete}
      isCompact={look.isCompact}
      resetKey={rows.shownKey}
      keepsPlace
    />
  );
});
