import { Button } from '@mantine/core';
import { useLayoutEffect, useRef } from 'react';
import { useContactMessages } from '../../api/contacts/contacts.ts';
import { ScrollRegion } from '../../ui/page/scroll-region.tsx';
import { Section } from '../../ui/page/section.tsx';
import { Loaded } from '../../ui/states.tsx';
import { words } from '../../words.ts';
import { MessageBubble } from './message-bubble.tsx';

const { conversation: texts } = words.contacts.contact;

/** All texts to and from a contact, the newest at the end, a page at a time. */
export function Conversation({ contactId }: { readonly contactId: number }) {
  const messages = useContactMessages(contactId);
  const place = useRef<HTMLDivElement>(null);
  const pagesShown = messages.data?.pages.length ?? 0;
  const heightBefore = useRef(0);
  useLayoutEffect(() => {
    const region = place.current?.parentElement;
    if (region === null || region === undefined || pagesShown === 0) return;
    // The end at first; later the messages that were in sight stay where they are.
    region.scrollTop += region.scrollHeight - heightBefore.current;
    heightBefore.current = region.scrollHeight;
  }, [pagesShown]);

  return (
    <Section title={texts.title}>
      <Loaded query={messages} failure={texts.notRead} lines={6}>
        {({ pages }) => {
          const all = pages.flatMap(({ rows }) => rows).toReversed();
          if (all.length === 0) return <p className="contact-quiet">{texts.empty}</p>;
          return (
            <ScrollRegion label={texts.messages} className="contact-conversation">
              <div ref={place} className="contact-bubbles">
                {messages.hasNextPage && (
                  <Button
                    variant="default"
                    className="contact-older"
                    loading={messages.isFetchingNextPage}
                    onClick={() => void messages.fetchNextPage()}
                  >
                    {texts.older}
                  </Button>
                )}
                {all.map((message) => (
                  <MessageBubble key={message.id} message={message} />
                ))}
              </div>
            </ScrollRegion>
          );
        }}
      </Loaded>
    </Section>
  );
}
