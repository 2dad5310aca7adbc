import type { ContactMessage } from '../../../src-shared/contact/contact.ts';
import { campaignLink } from '../../campaigns/campaign-link.ts';
import { Bubble } from '../../ui/data/bubble.tsx';
import { TextLink } from '../../ui/links.tsx';
import { formatMoment } from '../../ui/text/times.ts';
import { words } from '../../words.ts';
import './contact.css';

const { conversation: texts } = words.contacts.contact;

/** One text to or from a contact: with its status, its campaign, and why it did not arrive. */
export function MessageBubble({ message }: { readonly message: ContactMessage }) {
  const { campaignId, campaignName, direction, body, explanation, isPractice, at } = message;
  const isIn = direction === 'inbound';
  return (
    <div className="contact-message" data-practice={isPractice || undefined}>
      <Bubble
        direction={isIn ? 'in' : 'out'}
        note={
          <>
            <span data-tone={toneOf(message)} className="contact-message-status">
              {texts.at(statusOf(message), formatMoment(at))}
            </span>
            {campaignId !== null && (
              <>
                {' · '}
                <TextLink {...campaignLink(campaignId)} inherit underline="always">
                  {campaignName ?? texts.campaign(campaignId)}
                </TextLink>
              </>
            )}
            {explanation !== null && <div className="contact-message-why">{explanation}</div>}
          </>
        }
      >
        {body}
      </Bubble>
    </div>
  );
}

function statusOf({ direction, status, isPractice }: ContactMessage): string {
  const label = direction === 'inbound' ? texts.received : texts.statuses[status];
  return isPractice ? texts.practice(label.toLowerCase()) : label;
}

function toneOf({
  status,
  isPractice,
}: ContactMessage): 'failed' | 'attention' | 'practice' | undefined {
  if (isPractice) return 'practice';
  if (status === 'failed' || status === 'undelivered') return 'failed';
  return status === 'unconfirmed' ? 'attention' : undefined;
}
