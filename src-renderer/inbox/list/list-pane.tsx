import { Button, Kbd, Menu, TextInput, Title } from '@mantine/core';
import { IconChecks, IconMail, IconMailOpened, IconPlus, IconSearch } from '@tabler/icons-react';
import { useRef } from 'react';
import {
  conversationLimits,
  conversationStates,
  type ConversationHit,
} from '../../../src-shared/inbox/conversation.ts';
import { useConversationCounts, type ListedConversation } from '../../api/inbox/conversations.ts';
import type { PagedRows } from '../../api/paged-rows.ts';
import { IconButton } from '../../ui/controls/icon-button.tsx';
import { FilterTabs } from '../../ui/data/filter-tabs.tsx';
import { SelectionToolbar } from '../../ui/data/selection-toolbar.tsx';
import { MoreActions } from '../../ui/page/page-header.tsx';
import { EmptyState, ErrorPanel, LoadingLines } from '../../ui/states.tsx';
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
  readonly count: number;
  readonly done: () => void;
  readonly reopen: () => void;
  readonly snooze: (until: number | null) => void;
  readonly mark: (isRead: boolean) => void;
  readonly isSnoozing: boolean;
  readonly onSnoozing: (isSnoozing: boolean) => void;
}

interface ListPaneProps {
  readonly view: InboxView;
  readonly onView: (part: Partial<InboxView>) => void;
  readonly rows: PagedRows<ListedConversation>;
  readonly activePhone: string | null;
  readonly openPhone: string | null;
  readonly selection: ListSelection;
  readonly bulk: BulkActions;
  readonly onActive: (row: ListedConversation) => void;
  readonly onOpen: (row: ListedConversation) => void;
  readonly onOpenHit: (hit: ConversationHit) => void;
  readonly onNew: () => void;
}

/** The conversations: which, in what order, how current, and the search. */
export function ListPane(props: ListPaneProps) {
  const { view, onView, selection, bulk, openPhone, onNew } = props;
  const counts = useConversationCounts().data;
  const pane = useRef<HTMLElement>(null);
  const goToList = () =>
    pane.current?.querySelector<HTMLElement>('[role=grid], .inbox-hit')?.focus();
  const isSearching = view.search.trim() !== '';
  return (
    <section ref={pane} className="inbox-list" aria-label={text.conversations}>
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
        <TextInput
          type="search"
          aria-label={text.search}
          aria-keyshortcuts="/ Control+F Meta+F"
          placeholder={text.search}
          leftSection={<IconSearch size={16} aria-hidden="true" />}
          rightSection={view.search === '' ? <Kbd aria-hidden="true">/</Kbd> : undefined}
          maxLength={conversationLimits.searchLength}
          value={view.search}
          onChange={(event) => onView({ search: event.currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown') goToList();
            else if (event.key === 'Escape') {
              if (view.search !== '') onView({ search: '' });
              goToList();
            } else return;
            event.preventDefault();
          }}
        />
        {!isSearching && (
          <div className="inbox-list-bar">
            <FilterTabs
              label={text.tabs}
              value={view.state}
              onChange={(state) => onView({ state })}
              tabs={conversationStates.map((state) => ({
                value: state,
                label: text.states[state],
                ...(state === 'done' ? {} : { count: counts?.[state] ?? null }),
              }))}
            />
            <ListFilter view={view} counts={counts} onChange={onView} />
          </div>
        )}
        {view.filter !== 'all' && !isSearching && (
          <div className="inbox-filtered">
            <span>{text.filteredBy(text.filters[view.filter])}</span>
            <Button
              variant="subtle"
              size="compact-xs"
              onClick={() => onView({ filter: 'all', campaignId: null })}
            >
              {text.clearFilter}
            </Button>
          </div>
        )}
        <ReplyProblem />
      </header>
      {!selection.isEmpty && !isSearching && (
        <BulkBar
          bulk={bulk}
          isDone={view.state === 'done'}
          onClear={() => {
            selection.clear();
            // The bar disappears, and the focus must not be lost with it.
            goToList();
          }}
        />
      )}
      {isSearching ? (
        <SearchHits search={view.search.trim()} openPhone={openPhone} onOpen={props.onOpenHit} />
      ) : (
        <Rows {...props} />
      )}
    </section>
  );
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
    const said = view.filter === 'all' ? text.empty[view.state] : text.empty.filtered;
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
      selection={props.selection}
      onActive={props.onActive}
      onOpen={props.onOpen}
    />
  );
}

interface BulkBarProps {
  readonly bulk: BulkActions;
  readonly isDone: boolean;
  readonly onClear: () => void;
}

function BulkBar({ bulk, isDone, onClear }: BulkBarProps) {
  const icon = { size: 14, 'aria-hidden': true } as const;
  return (
    <div className="inbox-bulk">
      <SelectionToolbar things={text.selectedThings} count={bulk.count} onClear={onClear}>
        <Button
          variant="default"
          leftSection={<IconChecks {...icon} />}
          onClick={isDone ? bulk.reopen : bulk.done}
        >
          {isDone ? text.reopen : text.done}
        </Button>
        <SnoozeMenu opened={bulk.isSnoozing} onOpened={bulk.onSnoozing} onSnooze={bulk.snooze} />
        <MoreActions>
          <Menu.Item leftSection={<IconMailOpened {...icon} />} onClick={() => bulk.mark(true)}>
            {text.markRead}
          </Menu.Item>
          <Menu.Item leftSection={<IconMail {...icon} />} onClick={() => bulk.mark(false)}>
            {text.markUnread}
          </Menu.Item>
        </MoreActions>
      </SelectionToolbar>
    </div>
  );
}
