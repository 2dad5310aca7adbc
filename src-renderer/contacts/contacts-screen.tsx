import { Button, TextInput } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import {
  IconAddressBook,
  IconFileExport,
  IconFileImport,
  IconPlus,
  IconSearch,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { memo, useCallback, useEffect, useMemo, useRef, useState, type Ref } from 'react';
import type { Contact, ContactList } from '../../src-shared/contact/contact.ts';
import type { ContactFilter } from '../../src-shared/contact/filter.ts';
import { useAskContacts, useContacts } from '../api/contacts/contacts.ts';
import { useLists } from '../api/contacts/lists.ts';
import { ButtonLink } from '../ui/links.tsx';
import { Page } from '../ui/page/page.tsx';
import { EmptyState } from '../ui/states.tsx';
import { StatusText } from '../ui/status-text.tsx';
import { plural } from '../ui/text/numbers.ts';
import { ContactRows } from './contact-rows.tsx';
import { ContactsSections } from './contacts-sections.tsx';
import { useContactsView } from './contacts-view.ts';
import { askedFilter, isEmptyFilter, isSameFilter, withoutSearch } from './filter/facets.ts';
import { FilterBar } from './filter/filter-bar.tsx';
import { filterOfList } from './list-filter.ts';
import { ListSelect } from './list-select.tsx';
import { NewContactDialog } from './new-contact-dialog.tsx';
import { SaveList } from './save-list.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { useBulkActions } from './use-bulk-actions.ts';
import { useContactSelection } from './use-contact-selection.ts';
import { WorkStatus } from './work-status.tsx';
import './contacts.css';

const noLists: readonly ContactList[] = [];

/** All contacts: search, filter, sort, add, and bulk actions. */
export function ContactsScreen() {
  const { view, change } = useContactsView();
  const { sort, descending } = view;
  const asked = useMemo(() => askedFilter(view.filter), [view.filter]);
  const query = useMemo(() => ({ filter: asked, sort, descending }), [asked, sort, descending]);
  const rows = useContacts(query);
  const lists = useLists().data ?? noLists;
  const list = lists.find(({ id }) => id === view.listId) ?? null;
  // Until the rows of a search are there, the total is that of the rows before.
  const total = rows.isTotalKnown && rows.isCurrent ? (rows.total ?? null) : null;
  const selected = useContactSelection(asked, total);
  const actions = useBulkActions();
  const navigate = useNavigate();
  const [isAdding, setIsAdding] = useState(false);

  const askAhead = useAskContacts();
  const setFilter = useCallback(
    (filter: ContactFilter) => {
      // The rows are looked for while the screen draws what was typed.
      askAhead({ filter: askedFilter(filter), sort, descending });
      change({ filter });
    },
    [askAhead, change, sort, descending],
  );
  const facets = useFacets(view.filter);
  const setFacets = useLatest((changed: ContactFilter) => {
    const { search } = view.filter;
    setFilter(search === undefined ? changed : { ...changed, search });
  });
  const chooseList = useLatest((chosen: ContactList | undefined) =>
    change({
      listId: chosen?.id ?? null,
      filter: chosen === undefined ? {} : filterOfList(chosen),
    }),
  );
  const exportAll = useLatest(
    () => void actions.export({ kind: 'filter', filter: asked, except: [] }),
  );
  const add = useCallback(() => setIsAdding(true), []);
  const open = useCallback(
    (contact: Contact) =>
      void navigate({ to: '/contacts/$contactId', params: { contactId: String(contact.id) } }),
    [navigate],
  );
  const table = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const goToTable = () => table.current?.querySelector<HTMLElement>('[role=grid]')?.focus();
  useHotkeys([['mod+F', () => search.current?.focus()]], []);
  const clearSelection = () => {
    selected.grid.clear();
    // The bar disappears, and the focus must not be lost with it.
    goToTable();
  };
  const remove = async () => {
    if (selected.selection === undefined || actions.isBusy) return;
    if (await actions.remove(selected.selection, selected.count)) clearSelection();
  };
  const removeSelected = useLatest(() => void remove());

  const isEmpty = rows.total === 0 && rows.isCurrent && isEmptyFilter(view.filter);
  return (
    <Page title="Contacts" layout="fill" actions={<Actions onAdd={add} onExport={exportAll} />}>
      <ContactsSections />
      <WorkStatus onCancelExport={() => void actions.cancelExport()} />
      {isEmpty ? (
        <EmptyState
          icon={<IconAddressBook size={40} stroke={1.3} />}
          title="No contacts yet"
          action={<ButtonLink to="/contacts/import">Import contacts…</ButtonLink>}
        >
          Bring in a CSV file, an Excel workbook or vCards, such as an export of your shop or your
          address book. You can also add people one by one.
        </EmptyState>
      ) : (
        <>
          <div className="contacts-bar">
            <ListSelect lists={lists} value={list?.id ?? null} onChoose={chooseList} />
            <SearchField
              ref={search}
              filter={view.filter}
              onChange={setFilter}
              onLeaveDown={goToTable}
            />
            <StatusText size="xs" c="dimmed" className="contacts-total">
              {totalText(rows)}
            </StatusText>
          </div>
          <div className="contacts-filters">
            <FilterBar filter={facets} onChange={setFacets} />
            <SaveList
              filter={askedFilter(view.filter)}
              list={list}
              onSaved={({ id }) => change({ listId: id })}
              onReset={(saved) => change({ filter: filterOfList(saved) })}
            />
          </div>
          <SelectionBar
            selected={selected}
            actions={actions}
            onRemove={removeSelected}
            onClear={clearSelection}
          />
          <div ref={table} className="contacts-table">
            <ContactRows
              rows={rows}
              sort={sort}
              descending={descending}
              selection={selected.grid}
              onOpen={open}
              onOrder={change}
              onDelete={removeSelected}
            />
          </div>
        </>
      )}
      <NewContactDialog
        opened={isAdding}
        lists={lists}
        listId={list?.id ?? null}
        onClose={() => setIsAdding(false)}
      />
    </Page>
  );
}

function totalText({ total, isTotalKnown }: ReturnType<typeof useContacts>): string {
  if (total === undefined) return '';
  return isTotalKnown ? plural(total, 'contact') : '… contacts';
}

interface SearchFieldProps {
  readonly ref: Ref<HTMLInputElement>;
  readonly filter: ContactFilter;
  readonly onChange: (filter: ContactFilter) => void;
  /** Moves the focus to the table. */
  readonly onLeaveDown: () => void;
}

function SearchField({ ref, filter, onChange, onLeaveDown }: SearchFieldProps) {
  return (
    <TextInput
      ref={ref}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown') return;
        event.preventDefault();
        onLeaveDown();
      }}
      type="search"
      aria-label="Search contacts"
      placeholder="Search names, numbers, emails, tags, fields"
      leftSection={<IconSearch size={14} aria-hidden="true" />}
      maxLength={200}
      value={filter.search ?? ''}
      onChange={(event) => onChange({ ...filter, search: event.currentTarget.value })}
      className="contacts-search"
    />
  );
}

interface ActionsProps {
  readonly onAdd: () => void;
  readonly onExport: () => void;
}

const Actions = memo(function ActionsOfContacts({ onAdd, onExport }: ActionsProps) {
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconPlus size={14} aria-hidden="true" />}
        onClick={onAdd}
      >
        Add contact
      </Button>
      <Button
        variant="default"
        leftSection={<IconFileExport size={14} aria-hidden="true" />}
        onClick={onExport}
      >
        Export…
      </Button>
      <ButtonLink
        to="/contacts/import"
        leftSection={<IconFileImport size={14} aria-hidden="true" />}
      >
        Import…
      </ButtonLink>
    </>
  );
});

/** The parts of a filter apart from its search: the same object while somebody types. */
function useFacets(filter: ContactFilter): ContactFilter {
  const facets = withoutSearch(filter);
  const [kept, setKept] = useState(facets);
  if (isSameFilter(kept, facets)) return kept;
  setKept(facets);
  return facets;
}

/** A function with a stable identity that calls the latest one. */
function useLatest<Input extends readonly unknown[]>(
  latest: (...input: Input) => void,
): (...input: Input) => void {
  const known = useRef(latest);
  useEffect(() => {
    known.current = latest;
  });
  return useCallback((...input: Input) => known.current(...input), []);
}
