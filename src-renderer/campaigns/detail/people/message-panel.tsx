import { Stack } from '@mantine/core';
import type { MessageRow } from '../../../../src-shared/campaign/campaign.ts';
import { Bubble } from '../../../ui/data/bubble.tsx';
import { StatusBadge } from '../../../ui/data/status-badge.tsx';
import { Timeline } from '../../../ui/data/timeline.tsx';
import { ButtonLink } from '../../../ui/links.tsx';
import { SidePanel } from '../../../ui/page/side-panel.tsx';
import { PhoneNumber } from '../../../ui/text/phone-number.tsx';
import { usePhoneText } from '../../../ui/text/phones.ts';
import { words } from '../../../words.ts';
import { stepAfter } from '../next-step.ts';
import { messageEvents } from './message-events.ts';
import { messageStatusLabel, messageStatusTone } from './message-status.ts';

interface MessagePanelProps {
  readonly message: MessageRow;
  readonly onClose: () => void;
}

/** One message of a campaign: its text, what became of it and why, and when. */
export function MessagePanel({ message, onClose }: MessagePanelProps) {
  const { name, to, body, contactId, explanation, errorCode, retryCount } = message;
  const text = words.campaigns.messages.panel;
  const phoneText = usePhoneText();
  const step = stepAfter(message);
  const note = [
    text.segments(message.segments),
    ...(retryCount > 0 ? [text.retries(retryCount)] : []),
  ].join(' · ');
  return (
    <SidePanel
      title={name || phoneText(to)}
      {...(name === '' ? {} : { facts: <PhoneNumber phone={to} /> })}
      onClose={onClose}
    >
      <Stack gap="md">
        <div>
          <StatusBadge tone={messageStatusTone(message)}>{messageStatusLabel(message)}</StatusBadge>
          {explanation !== null && (
            <p className="detail-explanation">
              {explanation}
              {errorCode !== null && <span> {text.error(errorCode)}</span>}
            </p>
          )}
          {step !== '' && <p className="detail-next-step">{step}</p>}
        </div>
        <Bubble direction="out" note={note}>
          {body}
        </Bubble>
        <div>
          <h3 className="detail-panel-head">{text.history}</h3>
          <Timeline label={text.history} events={messageEvents(message)} />
        </div>
        {contactId !== null && (
          <ButtonLink
            to="/contacts/$contactId"
            params={{ contactId: String(contactId) }}
            variant="default"
          >
            {text.openContact}
          </ButtonLink>
        )}
      </Stack>
    </SidePanel>
  );
}
