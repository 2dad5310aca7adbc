import { Button } from '@mantine/core';
import { IconAddressBook, IconFileExport, IconFileImport, IconPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { memo, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { audienceLimits } from '../../src-shared/campaign/audience.ts';
import type { Contact, ContactList, ContactSelection } from '../../src-shared/contact/contact.ts';
import type { ContactFilter } from '../../src-shared/contact/filter.ts';
import { useAskContacts, useContactCount, useContacts } from '../api/contacts/contacts.ts';
import { useLists } from '../api/contacts/lists.ts';
import { newCampaignToLink, newCampaignToListLink } from '../campaigns/campaign-link.ts';
import { TryWithSamples } from '../first-run/try-with-samples.tsx';
import { ButtonLink } from '../ui/links.tsx';
import { Page } from '../ui/page/page.tsx';
import { EmptyState } from '../ui/states.tsx';
import { StatusText } from '../ui/status-text.tsx';
import { formatMoment } from '../ui/text/times.ts';
import { writeToLink } from '../inbox/conversation-link.ts';
import { words } from '../words.ts';
import { ColumnChooser } from './columns/column-chooser.tsx';
import { ContactRows } from './contact-rows.tsx';
import { ContactsSections } from './contacts-sections.tsx';
import { useContactsView } from './contacts-view.ts';
import { askedFilter, isEmptyFilter, isSameFilter, withoutSearch } from './filter/facets.ts';
import { FilterBar } from './filter/filter-bar.tsx';
import { filterOfList } from './list-filter.ts';
import { ListSelect } from './list-select.tsx';
import { NewContactDialog } from './new-contact-dialog.tsx';
import { ContactPanel } from './panel/contact-panel.tsx';
import { SaveList } from './save-list.tsx';
import { SearchField } from './search-field.tsx';
import { SelectionBar } from './selection/selection-bar.tsx';
import { useBulkActions } from './selection/use-bulk-actions.ts';
import { useContactSelection } from './selection/use-contact-selection.ts';
import { WorkStatus } from './work-status.tsx';
import './contacts.css';

const { table: texts, actions: actionTexts } = words.contacts;
const noLists: readonly ContactList[] = [];

/** All contacts: search, filter, sort, add, bulk actions, and a panel for one of them. */
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
  const [opened, setOpened] = useState<Contact | null>(null);

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
  const openPage = ({ id }: Contact) =>
    void navigate({ to: '/contacts/$contactId', params: { contactId: String(id) } });
  const enter = useLatest((contact: Contact) => {
    if (opened?.id === contact.id) openPage(contact);
    else setOpened(contact);
  });
  const follow = useLatest((contact: Contact | undefined) => {
    if (opened !== null && contact !== undefined) setOpened(contact);
  });
  const close = useCallback(() => setOpened(null), []);
  const table = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const goToTable = () => table.current?.querySelector<HTMLElement>('[role=grid]')?.focus();
  const goToSearch = () => search.current?.focus();
  const clearSelection = () => {
    selected.grid.clear();
    // The bar disappears, and the focus must not be lost with it.
    goToTable();
  };
  const remove = async () => {
    if (selected.selection === undefined || actions.isChanging()) return;
    if (await actions.remove(selected.selection, selected.count)) {
      setOpened(null);
      clearSelection();
    }
  };
  const removeSelected = useLatest(() => void remove());
  const removeOne = async ({ id }: Contact) => {
    if (!(await actions.remove({ kind: 'ids', ids: [id] }, 1))) return;
    setOpened(null);
    goToTable();
  };
  const text = async (selection: ContactSelection, name: string) => {
    if (selection.kind === 'ids' && selection.ids.length <= audienceLimits.contacts) {
      await navigate(newCampaignToLink({ listIds: [], contactIds: selection.ids }));
      return;
    }
    const isOpenList =
      selection.kind === 'filter' &&
      selection.except.length === 0 &&
      list !== null &&
      isSameFilter(selection.filter, filterOfList(list));
    const listId = isOpenList ? list.id : await actions.listToText(selection, name);
    if (listId !== null) await navigate(newCampaignToListLink(listId));
  };
  const textSelected = () => {
    const moment = formatMoment(Date.now());
    const { selection, count } = selected;
    if (selection === undefined) return;
    const names = actionTexts.texting;
    void text(
      selection,
      count === null ? names.listNameAll(moment) : names.listName(count, moment),
    );
  };
  const textOne = ({ phone }: Contact) => void navigate(writeToLink(phone));

  const all = useContactCount().data;
  const isFiltered = !isEmptyFilter(view.filter);
  const isEmpty = rows.total === 0 && rows.isCurrent && !isFiltered;
  return (
    <Page
      title={texts.title}
      layout="fill"
      facts={all === undefined || isEmpty ? '\u00a0' : texts.count(all)}
      actions={<Actions isEmpty={isEmpty} onAdd={add} onExport={exportAll} />}
      side={
        opened !== null &&
        !isEmpty && (
          <ContactPanel
            contact={opened}
            onText={textOne}
            onDelete={(contact) => void removeOne(contact)}
            onClose={close}
          />
        )
      }
    >
      <ContactsSections />
      <WorkStatus onCancelExport={() => void actions.cancelExport()} />
      {isEmpty ? (
        <EmptyState
          icon={<IconAddressBook size={40} stroke={1.3} />}
          title={texts.empty.title}
          action={
            <>
              <ButtonLink to="/contacts/import">{texts.empty.import}</ButtonLink>
              <TryWithSamples />
            </>
          }
        >
          {texts.empty.text}
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
            <FilterBar filter={facets} onChange={setFacets} />
            <SaveList
              filter={askedFilter(view.filter)}
              list={list}
              onSaved={({ id }) => change({ listId: id })}
              onReset={(saved) => change({ filter: filterOfList(saved) })}
            />
            <div className="contacts-bar-end">
              <StatusText size="sm" c="dimmed" className="contacts-total">
                {isFiltered ? foundText(rows) : ''}
              </StatusText>
              <ColumnChooser />
            </div>
          </div>
          <div ref={table} className="contacts-table">
            <SelectionBar
              selected={selected}
              actions={actions}
              onTextThese={textSelected}
              onRemove={removeSelected}
              onClear={clearSelection}
            />
            <ContactRows
              rows={rows}
              sort={sort}
              descending={descending}
              selection={selected.grid}
              isFiltered={!isEmptyFilter(facets)}
              onOpen={setOpened}
              onEnter={enter}
              onMove={follow}
              onCloseActive={opened === null ? undefined : close}
              onOrder={change}
              onDelete={removeSelected}
              onClearFilter={() => {
                change({ filter: {}, listId: null });
                goToSearch();
              }}
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

function foundText({ total, isTotalKnown }: ReturnType<typeof useContacts>): string {
  if (total === undefined) return '';
  return isTotalKnown ? texts.found(total) : texts.foundPending;
}

interface ActionsProps {
  /** Whether the page itself offers the import, and nothing can be exported. */
  readonly isEmpty: boolean;
  readonly onAdd: () => void;
  readonly onExport: () => void;
}

const Actions = memo(function ActionsOfContacts({ isEmpty, onAdd, onExport }: ActionsProps) {
  const icon = { size: 16, 'aria-hidden': true } as const;
  return (
    <>
      {!isEmpty && (
        <Button variant="default" leftSection={<IconFileExport {...icon} />} onClick={onExport}>
          {texts.export}
        </Button>
      )}
      <Button variant="default" leftSection={<IconPlus {...icon} />} onClick={onAdd}>
        {texts.addContact}
      </Button>
      {!isEmpty && (
        <ButtonLink to="/contacts/import" leftSection={<IconFileImport {...icon} />}>
          {texts.import}
        </ButtonLink>
      )}
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
