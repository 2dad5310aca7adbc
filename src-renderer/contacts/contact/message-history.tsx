import { Button, Text } from '@mantine/core';
import type { ContactMessage } from '../../../src-shared/contact/contact.ts';
import { useContactMessages } from '../../api/contacts/contacts.ts';
import { messageStatusLabel } from '../../campaigns/detail/message-status.ts';
import { campaignLink } from '../../campaigns/campaign-link.ts';
import { TextLink } from '../../ui/links.tsx';
import { Loaded } from '../../ui/states.tsx';
import { formatMoment } from '../../ui/text/times.ts';

/** Texts to and from a contact, the newest first. */
export function MessageHistory({ contactId }: { readonly contactId: number }) {
  const messages = useContactMessages(contactId);
  return (
    <Loaded query={messages} failure="The messages could not be read">
      {({ pages }) => {
        const all = pages.flatMap(({ rows }) => rows);
        if (all.length === 0) {
          return (
            <Text size="sm" c="dimmed">
              No texts to or from this contact yet.
            </Text>
          );
        }
        return (
          <>
            <ul className="contact-list">
              {all.map((message) => (
                <Message key={message.id} message={message} />
              ))}
            </ul>
            {messages.hasNextPage && (
              <Button
                variant="default"
                loading={messages.isFetchingNextPage}
                onClick={() => void messages.fetchNextPage()}
              >
                Show older
              </Button>
            )}
          </>
        );
      }}
    </Loaded>
  );
}

function Message({ message }: { readonly message: ContactMessage }) {
  const { campaignId, campaignName, direction, body, status, explanation, isPractice, at } =
    message;
  const label =
    direction === 'inbound' ? 'Received' : messageStatusLabel({ status, hasNoReceipt: false });
  return (
    <li>
      <Text size="xs" fw={600}>
        {isPractice ? `Practice: ${label.toLowerCase()}` : label}
        {campaignId !== null && (
          <>
            {' · '}
            <TextLink {...campaignLink(campaignId)} inherit underline="always">
              {campaignName ?? `Campaign ${campaignId}`}
            </TextLink>
          </>
        )}
      </Text>
      <Text size="xs" c="dimmed">
        {formatMoment(at)}
      </Text>
      <Text size="sm" className="contact-message-text">
        {body}
      </Text>
      {isPractice && (
        <Text size="xs" c="dimmed">
          Practice mode. No text was really sent.
        </Text>
      )}
      {explanation !== null && (
        <Text size="xs" c="dimmed" className="contact-history-text">
          {explanation}
        </Text>
      )}
    </li>
  );
}
