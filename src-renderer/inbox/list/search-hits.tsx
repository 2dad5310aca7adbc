import { Button } from '@mantine/core';
import { useRef, type KeyboardEvent } from 'react';
import type { ConversationHit } from '../../../src-shared/inbox/conversation.ts';
import { useConversationHits } from '../../api/inbox/conversations.ts';
import { EmptyState, ErrorPanel, LoadingLines } from '../../ui/states.tsx';
import { StatusText } from '../../ui/status-text.tsx';
import { useNow } from '../../ui/use-now.ts';
import { words } from '../../words.ts';
import { RowContent } from './row-content.tsx';

const text = words.inbox.list;

interface SearchHitsProps {
  readonly search: string;
  readonly openPhone: string | null;
  readonly onOpen: (hit: ConversationHit) => void;
}

/** What a search found: people by name and number, and texts. */
export function SearchHits({ search, openPhone, onOpen }: SearchHitsProps) {
  const query = useConversationHits(search);
  const now = useNow(60_000);
  const list = useRef<HTMLUListElement>(null);
  if (query.data === undefined) {
    return (
      <div className="inbox-state">
        {query.error === null ? (
          <LoadingLines />
        ) : (
          <ErrorPanel
            title={text.notSearched}
            message={query.error.message}
            onRetry={() => void query.refetch()}
          />
        )}
      </div>
    );
  }
  const hits = query.data.pages.flatMap(({ rows }) => rows);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const next = buttons[buttons.findIndex((button) => button === document.activeElement) + step];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  };
  return (
    <div className="inbox-hits">
      <StatusText size="xs" c="dimmed" className="inbox-found">
        {text.found(hits.length, query.hasNextPage)}
      </StatusText>
      {hits.length === 0 && (
        <EmptyState scene="search" title={text.noHits}>
          {text.noHitsText}
        </EmptyState>
      )}
      {/* The arrow keys go from hit to hit; each is a button. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <ul ref={list} aria-label={text.hits} onKeyDown={onKeyDown}>
        {hits.map((hit) => (
          <li key={`${hit.row.phone} ${hit.message?.id ?? ''}`}>
            <button
              type="button"
              className="inbox-row inbox-hit"
              data-unread={hit.row.unreadCount > 0 || undefined}
              data-open={hit.row.phone === openPhone || undefined}
              onClick={() => onOpen(hit)}
            >
              <RowContent
                row={hit.row}
                now={now}
                {...(hit.message === null ? {} : { excerpt: excerptOf(hit), at: hit.message.at })}
              />
            </button>
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <Button
          variant="default"
          className="inbox-more"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {text.moreHits}
        </Button>
      )}
    </div>
  );
}

function excerptOf({ message }: ConversationHit): string {
  if (message === null) return '';
  return message.direction === 'inbound' ? message.excerpt : text.ours(message.excerpt);
}
