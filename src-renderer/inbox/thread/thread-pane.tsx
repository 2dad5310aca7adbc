import { Button, Menu, Title } from '@mantine/core';
import {
  IconArrowBackUp,
  IconBan,
  IconCheck,
  IconInfoCircle,
  IconMail,
  IconMessages,
} from '@tabler/icons-react';
import { useEffect, useRef, type Ref } from 'react';
import type { Conversation } from '../../../src-shared/inbox/conversation.ts';
import { useConversation } from '../../api/inbox/conversations.ts';
import { PracticeMark } from '../../practice/practice-mark.tsx';
import { IconButton } from '../../ui/controls/icon-button.tsx';
import { StatusBadge } from '../../ui/data/status-badge.tsx';
import { keepsFocus } from '../../ui/keys/keep-focus.ts';
import { BackLink } from '../../ui/page/back-link.tsx';
import { MoreActions } from '../../ui/page/page-header.tsx';
import { EmptyState, ErrorPanel, LoadingLines } from '../../ui/states.tsx';
import { PhoneNumber } from '../../ui/text/phone-number.tsx';
import { usePhoneText } from '../../ui/text/phones.ts';
import { words } from '../../words.ts';
import { KeyHint } from '../key-hint.tsx';
import { useComposerBlock } from '../composer/composer-block.tsx';
import { Composer, type ComposerHandle } from '../composer/composer.tsx';
import { nameOf, snoozedText } from '../describe-row.ts';
import { SnoozeMenu } from '../snooze-menu.tsx';
import { DecisionPanel } from './decision-panel.tsx';
import { Messages, type MessagesHandle } from './messages.tsx';

const { thread: text, list: listText, facts: factsText } = words.inbox;

/** What can be done with the open conversation. */
export interface ThreadActions {
  readonly done: () => void;
  readonly snooze: (until: number | null) => void;
  readonly unsnooze: () => void;
  readonly markUnread: () => void;
  readonly optOut: () => void;
  readonly isSnoozing: boolean;
  readonly onSnoozing: (isSnoozing: boolean) => void;
}

interface ThreadPaneProps {
  readonly phone: string;
  readonly foundId: number | null;
  readonly actions: ThreadActions;
  /** Whether the conversation stands alone in the window, with a way back to the list. */
  readonly isAlone: boolean;
  readonly areFactsOpen: boolean;
  /** Absent where the facts always stand beside. */
  readonly onFacts: (() => void) | undefined;
  readonly composer: Ref<ComposerHandle>;
}

/** One conversation: its texts, what is to be decided, and the field for an answer. */
export function ThreadPane(props: ThreadPaneProps) {
  const { phone, isAlone } = props;
  const query = useConversation(phone);
  if (query.data === undefined) {
    return (
      <div className="inbox-thread inbox-state">
        {isAlone && <BackLink to="/inbox">{text.back}</BackLink>}
        <Title order={isAlone ? 1 : 2} className="ui-hidden" tabIndex={-1}>
          {words.inbox.title}
        </Title>
        {query.error === null ? (
          <LoadingLines lines={6} />
        ) : (
          <ErrorPanel
            title={text.notRead}
            message={query.error.message}
            onRetry={() => void query.refetch()}
          />
        )}
      </div>
    );
  }
  return <LoadedThread {...props} conversation={query.data} />;
}

function LoadedThread(props: ThreadPaneProps & { readonly conversation: Conversation }) {
  const { conversation, phone, foundId, isAlone, composer } = props;
  const { row, holds } = conversation;
  const phoneText = usePhoneText();
  const name = nameOf(row, phoneText);
  const block = useComposerBlock(conversation);
  const messages = useRef<MessagesHandle>(null);
  const label = text.label(name);
  useEffect(() => {
    document.title = words.ui.screenTitle(label);
  }, [label]);
  return (
    <section className="inbox-thread" aria-label={label} tabIndex={-1} {...keepsFocus}>
      <ThreadHead {...props} name={name} isAlone={isAlone} />
      <Messages
        ref={messages}
        conversation={conversation}
        phone={phone}
        name={name}
        foundId={foundId}
      />
      {holds.length > 0 && <DecisionPanel phone={phone} holds={holds} />}
      <Composer
        ref={composer}
        conversation={conversation}
        phone={phone}
        name={name}
        block={block}
        onLeave={() => messages.current?.focus()}
      />
    </section>
  );
}

interface ThreadHeadProps extends ThreadPaneProps {
  readonly conversation: Conversation;
  readonly name: string;
}

function ThreadHead(props: ThreadHeadProps) {
  const { conversation, phone, name, actions, isAlone, areFactsOpen, onFacts } = props;
  const { row, suppression } = conversation;
  const isDone = row.state === 'done';
  const icon = { size: 16, 'aria-hidden': true } as const;
  return (
    <header className="inbox-thread-head">
      {isAlone && <BackLink to="/inbox">{text.back}</BackLink>}
      <div className="inbox-thread-name">
        <Title order={isAlone ? 1 : 2} tabIndex={-1} title={name}>
          {name}
        </Title>
        <span className="inbox-thread-facts">
          {row.name !== '' && <PhoneNumber phone={phone} />}
          {row.isPractice && <PracticeMark />}
          {suppression !== null && (
            <StatusBadge tone="over">{listText.badges.optedOut}</StatusBadge>
          )}
          {row.state === 'snoozed' && <StatusBadge tone="moving">{snoozedText(row)}</StatusBadge>}
        </span>
      </div>
      <div className="inbox-thread-actions">
        <SnoozeMenu
          opened={actions.isSnoozing}
          onOpened={actions.onSnoozing}
          onSnooze={actions.snooze}
          onUnsnooze={row.state === 'snoozed' ? actions.unsnooze : undefined}
        />
        <Button
          variant="default"
          leftSection={isDone ? <IconArrowBackUp {...icon} /> : <IconCheck {...icon} />}
          rightSection={<KeyHint of="inbox-done" />}
          aria-keyshortcuts="e"
          onClick={actions.done}
        >
          {isDone ? listText.reopen : listText.done}
        </Button>
        {onFacts !== undefined && (
          <IconButton
            label={areFactsOpen ? text.hideFacts : text.showFacts}
            icon={IconInfoCircle}
            variant="default"
            size={32}
            aria-expanded={areFactsOpen}
            onClick={onFacts}
          />
        )}
        <MoreActions>
          <Menu.Item
            leftSection={<IconMail {...icon} />}
            rightSection={<KeyHint of="inbox-unread" />}
            onClick={actions.markUnread}
          >
            {listText.markUnread}
          </Menu.Item>
          {suppression === null && (
            <Menu.Item
              leftSection={<IconBan {...icon} />}
              rightSection={<KeyHint of="inbox-opt-out" />}
              onClick={actions.optOut}
            >
              {factsText.optOut}
            </Menu.Item>
          )}
        </MoreActions>
      </div>
    </header>
  );
}

/** In the place of a conversation while none is open. */
export function NoThread() {
  return (
    <div className="inbox-thread inbox-state">
      <EmptyState icon={<IconMessages size={40} stroke={1.3} />} title={text.none.title}>
        {text.none.text}
      </EmptyState>
    </div>
  );
}
