import { Button, Kbd, Menu, TextInput, Title } from '@mantine/core';
import {
  IconArrowBackUp,
  IconBan,
  IconBellRinging,
  IconChecks,
  IconMail,
  IconMailOpened,
  IconPlus,
  IconSearch,
  IconX,
} from '@tabler/icons-react';
import { useRef } from 'react';
import { flushSync } from 'react-dom';
import {
  conversationLimits,
  conversationStates,
  isOfAllStates,
  type ConversationHit,
  type ConversationRow,
} from '../../../src-shared/inbox/conversation.ts';
import {
  useConversationCounts,
  type useConversationHits,
  type ListedConversation,
} from '../../api/inbox/conversations.ts';
import type { PagedRows } from '../../api/paged-rows.ts';
import { IconButton } from '../../ui/controls/icon-button.tsx';
import { FilterTabs } from '../../ui/data/filter-tabs.tsx';
import { keepsFocus } from '../../ui/keys/keep-focus.ts';
import { MoreActions } from '../../ui/page/page-header.tsx';
import { EmptyState, ErrorPanel, LoadingLines } from '../../ui/states.tsx';
import { StatusText } from '../../ui/status-text.tsx';
import { formatCount } from '../../ui/text/numbers.ts';
import { words } from '../../words.ts';
import type { InboxView } from '../inbox-view.ts';
import { SnoozeMenu } from '../snooze-menu.tsx';
import { ConversationList, type ListSelection } from './conversation-list.tsx';
import { ListFilter } from './list-filter.tsx';
import { ReplyProblem, ReplyStatus } from './reply-status.tsx';
import { SearchHits } from './search-hits.tsx';

const text = words.inbox.list;

/** What can be done with the selected conversations. */
export interface BulkActions {
  readonly rows: readonly ConversationRow[];
  /** Or open again, where all of them are done. */
  readonly done: () => void;
  readonly snooze: (until: number | null) => void;
  readonly unsnooze: () => void;
  readonly mark: (isRead: boolean) => void;
  readonly optOut: () => void;
  readonly isSnoozing: boolean;
  readonly onSnoozing: (isSnoozing: boolean) => void;
}

interface ListPaneProps {
  readonly view: InboxView;
  readonly onView: (part: Partial<InboxView>) => void;
  readonly rows: PagedRows<ListedConversation>;
  readonly search: ReturnType<typeof useConversationHits>;
  readonly hits: readonly ConversationHit[];
  readonly activeHit: string | null;
  readonly activePhone: string | null;
  readonly openPhone: string | null;
  readonly selection: ListSelection;
  readonly bulk: BulkActions;
  readonly onActive: (row: ListedConversation) => void;
  readonly onOpen: (row: ListedConversation) => void;
  readonly onActiveHit: (key: string) => void;
  readonly onOpenHit: (hit: ConversationHit) => void;
  readonly onNew: () => void;
}

/** The conversations: which, in what order, how current, and the search. */
export function ListPane(props: ListPaneProps) {
  const { view, onView, selection, bulk, openPhone, onNew } = props;
  const pane = useRef<HTMLElement>(null);
  const goToList = () =>
    pane.current?.querySelector<HTMLElement>('[role=grid], .inbox-hit')?.focus();
  const isSearching = view.search.trim() !== '';
  const isSelecting = !selection.isEmpty && !isSearching;
  return (
    <section
      ref={pane}
      className="inbox-list"
      aria-label={text.conversations}
      tabIndex={-1}
      {...keepsFocus}
    >
      <header className="inbox-list-head">
        <div className="inbox-list-title">
          <Title order={1} tabIndex={-1}>
            {words.inbox.title}
          </Title>
          <ReplyStatus />
          <IconButton
            label={text.newMessage}
            shortcut="new-message"
            icon={IconPlus}
            variant="default"
            size={28}
            onClick={onNew}
          />
        </div>
        <SearchField view={view} onView={onView} onLeave={goToList} />
        {isSelecting && (
          <BulkBar
            bulk={bulk}
            onClear={() => {
              selection.clear();
              // The bar disappears, and the focus must not be lost with it.
              goToList();
            }}
          />
        )}
        {!isSearching && !isSelecting && <ListBar {...props} />}
        <ReplyProblem />
      </header>
      {isSearching ? (
        <SearchHits
          query={props.search}
          hits={props.hits}
          activeKey={props.activeHit}
          openPhone={openPhone}
          onActive={props.onActiveHit}
          onOpen={props.onOpenHit}
        />
      ) : (
        <Rows {...props} />
      )}
    </section>
  );
}

interface SearchFieldProps extends Pick<ListPaneProps, 'view' | 'onView'> {
  readonly onLeave: () => void;
}

function SearchField({ view, onView, onLeave }: SearchFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const clear = () => onView({ search: '' });
  return (
    <TextInput
      ref={field}
      type="search"
      aria-label={text.search}
      aria-keyshortcuts="/ Control+F Meta+F"
      placeholder={text.search}
      leftSection={<IconSearch size={16} aria-hidden="true" />}
      rightSection={
        view.search === '' ? (
          <Kbd aria-hidden="true">/</Kbd>
        ) : (
          <IconButton
            label={text.clearSearch}
            icon={IconX}
            size={22}
            onClick={() => {
              clear();
              field.current?.focus();
            }}
          />
        )
      }
      rightSectionPointerEvents="all"
      maxLength={conversationLimits.searchLength}
      value={view.search}
      onChange={(event) => onView({ search: event.currentTarget.value })}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'ArrowDown') onLeave();
        else if (event.key === 'Escape') {
          // The hits give way to the list first: the focus would go with them.
          if (view.search !== '') flushSync(clear);
          onLeave();
        } else return;
        event.preventDefault();
      }}
    />
  );
}

/** Which of the conversations are listed: those of a state, or those of all states that a filter takes. */
function ListBar({ view, onView, rows }: Pick<ListPaneProps, 'view' | 'onView' | 'rows'>) {
  const counts = useConversationCounts().data;
  const { filter, state } = view;
  const isFiltered = filter !== 'all';
  const listed = rows.isCurrent && rows.total !== undefined ? formatCount(rows.total) : '';
  const showAll = () => onView({ filter: 'all', campaignId: null });
  return (
    <>
      <div className="inbox-list-bar">
        {isOfAllStates(filter) ? (
          <h2 className="inbox-filter-title">
            {text.filters[filter]} <span className="ui-row-count">{listed}</span>
          </h2>
        ) : (
          <FilterTabs
            label={text.tabs}
            value={state}
            onChange={(next) => onView({ state: next })}
            tabs={conversationStates.map((each) => ({
              value: each,
              label: text.states[each],
              // Under a filter the tabs hold more than the list shows.
              ...(each === 'done' || isFiltered ? {} : { count: counts?.[each] ?? null }),
            }))}
          />
        )}
        <ListFilter view={view} counts={counts} onChange={onView} />
      </div>
      {isFiltered && (
        <div className="inbox-filtered">
          <StatusText size="xs" c="dimmed">
            {isOfAllStates(filter)
              ? text.ofAllStates
              : text.filteredIn(text.filters[filter], text.states[state], listed)}
          </StatusText>
          <Button variant="subtle" size="compact-xs" onClick={showAll}>
            {text.clearFilter}
          </Button>
        </div>
      )}
    </>
  );
}

function emptyText({ filter, state }: InboxView) {
  if (filter === 'all') return text.empty[state];
  return text.empty[isOfAllStates(filter) ? filter : 'filtered'];
}

function Rows(props: ListPaneProps) {
  const { rows, view, onView, onNew } = props;
  if (rows.total === undefined) {
    return (
      <div className="inbox-state">
        {rows.error === null ? (
          <LoadingLines lines={6} />
        ) : (
          <ErrorPanel title={text.notRead} message={rows.error.message} onRetry={rows.retry} />
        )}
      </div>
    );
  }
  if (rows.total === 0) {
    const said = emptyText(view);
    return (
      <div className="inbox-state">
        <EmptyState
          scene={view.filter === 'all' && view.state === 'open' ? 'done' : 'search'}
          title={said.title}
          action={
            view.filter === 'all' ? (
              view.state === 'open' && (
                <Button variant="default" onClick={onNew}>
                  {text.newMessage}
                </Button>
              )
            ) : (
              <Button variant="default" onClick={() => onView({ filter: 'all', campaignId: null })}>
                {text.clearFilter}
              </Button>
            )
          }
        >
          {said.text}
        </EmptyState>
      </div>
    );
  }
  return (
    <ConversationList
      rows={rows}
      activePhone={props.activePhone}
      openPhone={props.openPhone}
      isOfAllStates={isOfAllStates(view.filter)}
      selection={props.selection}
      onActive={props.onActive}
      onOpen={props.onOpen}
    />
  );
}

interface BulkBarProps {
  readonly bulk: BulkActions;
  readonly onClear: () => void;
}

/** In the place of the tabs, so that no row moves under the hand that selects. */
function BulkBar({ bulk, onClear }: BulkBarProps) {
  const { rows } = bulk;
  const icon = { size: 14, 'aria-hidden': true } as const;
  const areDone = rows.every(({ state }) => state === 'done');
  const areAsleep = rows.every(({ state }) => state === 'snoozed');
  return (
    <div
      className="inbox-bulk"
      role="toolbar"
      aria-label={words.ui.selectionActions(text.selectedThings)}
    >
      <IconButton label={words.ui.clearSelection} icon={IconX} size={28} onClick={onClear} />
      <StatusText size="sm" fw={500}>
        {words.ui.selected(formatCount(rows.length))}
      </StatusText>
      <span className="inbox-bulk-actions">
        <IconButton
          label={areDone ? text.reopen : text.done}
          shortcut="inbox-done"
          icon={areDone ? IconArrowBackUp : IconChecks}
          variant="default"
          size={28}
          onClick={bulk.done}
        />
        {areAsleep && (
          <IconButton
            label={words.inbox.moves.unsnooze}
            icon={IconBellRinging}
            variant="default"
            size={28}
            onClick={bulk.unsnooze}
          />
        )}
        <SnoozeMenu
          isSmall
          opened={bulk.isSnoozing}
          onOpened={bulk.onSnoozing}
          onSnooze={bulk.snooze}
        />
        <MoreActions>
          <Menu.Item leftSection={<IconMailOpened {...icon} />} onClick={() => bulk.mark(true)}>
            {text.markRead}
          </Menu.Item>
          <Menu.Item leftSection={<IconMail {...icon} />} onClick={() => bulk.mark(false)}>
            {text.markUnread}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<IconBan {...icon} />} onClick={bulk.optOut}>
            {words.inbox.facts.optOut}
          </Menu.Item>
        </MoreActions>
      </span>
    </div>
  );
}
