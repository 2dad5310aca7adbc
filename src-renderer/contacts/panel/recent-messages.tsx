import { Title } from '@mantine/core';
import { useContactMessages } from '../../api/contacts/contacts.ts';
import { TextLink } from '../../ui/links.tsx';
import { Loaded } from '../../ui/states.tsx';
import { words } from '../../words.ts';
import { MessageBubble } from '../contact/message-bubble.tsx';

const { panel: texts } = words.contacts.table;

/** As many as one takes in at a glance; all are on the contact's page. */
const mostShown = 5;

interface RecentMessagesProps {
  readonly contactId: number;
  /** Whether the messages are to be read: not while rows pass by. */
  readonly isSettled: boolean;
}

/** The latest messages with a contact, the newest at the end. */
export function RecentMessages({ contactId, isSettled }: RecentMessagesProps) {
  const messages = useContactMessages(contactId, isSettled);
  return (
    <section aria-label={texts.messages}>
      <div className="contact-panel-head">
        <Title order={3}>{texts.messages}</Title>
        {(messages.data?.pages[0]?.total ?? 0) > mostShown && (
          <TextLink to="/contacts/$contactId" params={{ contactId: String(contactId) }}>
            {texts.allMessages}
          </TextLink>
        )}
      </div>
      <Loaded query={messages} failure={words.contacts.contact.conversation.notRead} lines={3}>
        {({ pages }) => {
          const latest = (pages[0]?.rows ?? []).slice(0, mostShown).toReversed();
          if (latest.length === 0) return <p className="contact-panel-hint">{texts.noMessages}</p>;
          return (
            <div className="contact-bubbles">
              {latest.map((message) => (
                <MessageBubble key={message.id} message={message} />
              ))}
            </div>
          );
        }}
      </Loaded>
    </section>
  );
}
