import { Button } from '@mantine/core';
import { IconArrowDown } from '@tabler/icons-react';
import { useEffect, useImperativeHandle, useMemo, useState, type Ref } from 'react';
import type { Conversation } from '../../../src-shared/inbox/conversation.ts';
import { messagesOf, useConversationMessages } from '../../api/inbox/conversations.ts';
import { doOrTell } from '../../ui/notices.tsx';
import { ErrorPanel, LoadingLines } from '../../ui/states.tsx';
import { StatusText } from '../../ui/status-text.tsx';
import { useNow } from '../../ui/use-now.ts';
import { words } from '../../words.ts';
import { MessageItem } from './message-item.tsx';
import { NoteItem } from './note-item.tsx';
import { dayText, firstKeyOf, threadItems } from './thread-items.ts';
import { useThreadScroll } from './use-thread-scroll.ts';

const text = words.inbox.thread;

/** What its surroundings do with it. */
export interface MessagesHandle {
  readonly focus: () => void;
}

interface MessagesProps {
  readonly conversation: Conversation;
  readonly phone: string;
  /** Of the person, or their number. */
  readonly name: string;
  /** The message that a search led to; null for the end of the conversation. */
  readonly foundId: number | null;
  readonly ref: Ref<MessagesHandle>;
}

/** The texts of a conversation and the notes between them, the newest at the end. */
export function Messages(props: MessagesProps) {
  const query = useConversationMessages(props.phone);
  if (query.data === undefined) {
    return (
      <div className="inbox-messages inbox-state">
        {query.error === null ? (
          <LoadingLines lines={6} />
        ) : (
          <ErrorPanel
            title={text.messagesNotRead}
            message={query.error.message}
            onRetry={() => void query.refetch()}
          />
        )}
      </div>
    );
  }
  return <LoadedMessages {...props} query={query} data={query.data} />;
}

type Query = ReturnType<typeof useConversationMessages>;

interface LoadedProps extends MessagesProps {
  readonly query: Query;
  readonly data: NonNullable<Query['data']>;
}

/** Pages that are read at most on the way to a message that a search found. */
const mostPagesToFound = 30;

function LoadedMessages({ conversation, phone, name, foundId, query, data, ref }: LoadedProps) {
  const { notes, holds, isKnownSender, row } = conversation;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const messages = useMemo(() => messagesOf(data), [data]);
  // What waits to go counts down; times of days do not.
  const now = useNow(messages.some(({ status }) => status === 'queued') ? 1000 : 60_000);
  const items = useMemo(
    () => threadItems(messages, notes, hasNextPage),
    [messages, notes, hasNextPage],
  );
  const readOlder = () => {
    if (!hasNextPage || isFetchingNextPage) return;
    void doOrTell(text.olderNotRead, async () => {
      const { error } = await fetchNextPage();
      if (error !== null) throw error;
    });
  };
  const isGrowingAbove = useLags(firstKeyOf(items));
  const { scroller, content, hasNewBelow, goToEnd, onScroll } = useThreadScroll({
    items,
    onNearStart: readOlder,
  });

  useImperativeHandle(ref, () => ({
    focus: () => scroller.current?.focus({ preventScroll: true }),
  }));

  const isFoundRead = foundId !== null && messages.some(({ id }) => id === foundId);
  const isLookedFor =
    foundId !== null && !isFoundRead && hasNextPage && data.pages.length < mostPagesToFound;
  useEffect(() => {
    if (isLookedFor && !isFetchingNextPage) void fetchNextPage();
  }, [isLookedFor, isFetchingNextPage, fetchNextPage]);
  useEffect(() => {
    if (!isFoundRead) return;
    scroller.current
      ?.querySelector(`[data-message="${foundId}"]`)
      ?.scrollIntoView({ block: 'center' });
  }, [isFoundRead, foundId, scroller]);

  return (
    <div className="inbox-messages-frame">
      <section
        ref={scroller}
        className="inbox-messages"
        role="log"
        aria-live="polite"
        aria-relevant="additions"
        // Older ones that are read are no news.
        aria-busy={isFetchingNextPage || isGrowingAbove}
        aria-label={text.messages}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls by the arrow keys, too
        tabIndex={0}
        onScroll={onScroll}
      >
        <StatusText size="xs" c="dimmed" className="inbox-older">
          {isFetchingNextPage ? text.loadingOlder : ''}
        </StatusText>
        {items.length === 0 && <p className="inbox-quiet">{text.noMessages}</p>}
        <ol ref={content} className="inbox-items">
          {items.map((item) => {
            if (item.kind === 'day') {
              return (
                <li key={item.key} className="inbox-day">
                  {dayText(item.at, now)}
                </li>
              );
            }
            if (item.kind === 'note') return <NoteItem key={item.key} note={item.note} />;
            return (
              <MessageItem
                key={item.key}
                message={item.message}
                phone={phone}
                name={name}
                now={now}
                isHeld={holds.length > 0}
                isKnownSender={isKnownSender}
                isPractice={row.isPractice}
                isFound={item.message.id === foundId}
              />
            );
          })}
        </ol>
      </section>
      {hasNewBelow && (
        <Button
          className="inbox-new-below"
          radius="xl"
          rightSection={<IconArrowDown size={14} aria-hidden="true" />}
          onClick={goToEnd}
        >
          {text.newBelow}
        </Button>
      )}
    </div>
  );
}

/** Whether a value has changed since the last time that the screen was drawn. */
function useLags(value: string): boolean {
  const [drawn, setDrawn] = useState(value);
  useEffect(() => {
    const frame = requestAnimationFrame(() => setDrawn(value));
    return () => cancelAnimationFrame(frame);
  }, [value]);
  return drawn !== value;
}
