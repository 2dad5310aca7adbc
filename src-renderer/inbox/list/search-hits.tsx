import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { ConversationHit } from '../../../src-shared/inbox/conversation.ts';
import type { useConversationHits } from '../../api/inbox/conversations.ts';
import { EmptyState, ErrorPanel, LoadingLines } from '../../ui/states.tsx';
import { StatusText } from '../../ui/status-text.tsx';
import { useNow } from '../../ui/use-now.ts';
import { words } from '../../words.ts';
import { hitBeside, keyOfHit } from '../neighbors.ts';
import { RowContent } from './row-content.tsx';

const text = words.inbox.list;

interface SearchHitsProps {
  readonly query: ReturnType<typeof useConversationHits>;
  readonly hits: readonly ConversationHit[];
  /** The hit that the keys are about. */
  readonly activeKey: string | null;
  readonly openPhone: string | null;
  readonly onActive: (key: string) => void;
  readonly onOpen: (hit: ConversationHit) => void;
}

/** What a search found: people by name and number, and texts. */
export function SearchHits(props: SearchHitsProps) {
  const { query, hits, activeKey, openPhone, onActive, onOpen } = props;
  const now = useNow(60_000);
  const pane = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (activeKey === null) return;
    const button = buttonOf(pane.current, activeKey);
    const focused = document.activeElement;
    // Whoever reads the conversation, or types, keeps the focus there.
    const isHere =
      focused?.contains(pane.current) === true || pane.current?.contains(focused) === true;
    if (isHere) button?.focus();
    else button?.scrollIntoView({ block: 'nearest' });
  }, [activeKey]);
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
  return (
    <div ref={pane} className="inbox-hits" aria-busy={query.isPlaceholderData}>
      <StatusText size="xs" c="dimmed" className="inbox-found">
        {text.found(hits.length, query.hasNextPage)}
      </StatusText>
      {hits.length === 0 && (
        <EmptyState scene="search" title={text.noHits}>
          {text.noHitsText}
        </EmptyState>
      )}
      <ul aria-label={text.hits}>
        {hits.map((hit) => (
          <li key={keyOfHit(hit)}>
            <button
              type="button"
              className="inbox-row inbox-hit"
              data-hit={keyOfHit(hit)}
              data-unread={hit.row.unreadCount > 0 || undefined}
              data-active={keyOfHit(hit) === activeKey || undefined}
              data-open={(hit.row.phone === openPhone && keyOfHit(hit) === activeKey) || undefined}
              {...(hit.row.phone === openPhone ? { 'aria-current': true } : {})}
              onFocus={() => onActive(keyOfHit(hit))}
              onClick={() => onOpen(hit)}
              onKeyDown={(event) => {
                const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
                if (step === undefined) return;
                event.preventDefault();
                const next = hitBeside(hits, keyOfHit(hit), step);
                if (next !== undefined) buttonOf(pane.current, keyOfHit(next))?.focus();
              }}
            >
              <RowContent
                row={hit.row}
                now={now}
                showsState
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

function buttonOf(pane: HTMLElement | null, key: string): HTMLElement | undefined {
  const buttons = pane?.querySelectorAll<HTMLElement>('.inbox-hit') ?? [];
  return [...buttons].find(({ dataset }) => dataset['hit'] === key);
}
