import { IconBan, IconKey, IconPhone } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Conversation } from '../../../src-shared/inbox/conversation.ts';
import { useCredentials, useSettings } from '../../api/settings.ts';
import { TextLink } from '../../ui/links.tsx';
import { words } from '../../words.ts';

const text = words.inbox.composer;

/** Why no text can go to this number, and what to do; null where one can. */
export function useComposerBlock(conversation: Conversation | undefined): ReactNode {
  const gateway = useSettings().data?.gateway;
  const credentials = useCredentials().data;
  if (conversation === undefined) return null;
  const { suppression, sender } = conversation;
  if (suppression !== null) {
    const { reason } = suppression;
    return (
      <Block icon={<IconBan size={18} aria-hidden="true" />}>
        {reason === '' ? text.suppressedWithout : text.suppressed(reason)}{' '}
        <TextLink to="/contacts/suppressions" inherit underline="always">
          {text.openDoNotText}
        </TextLink>
      </Block>
    );
  }
  if (gateway !== 'twilio') return null;
  if (credentials?.source === 'none') {
    return (
      <Block icon={<IconKey size={18} aria-hidden="true" />}>
        {text.noAccount}{' '}
        <TextLink to="/first-run" inherit underline="always">
          {text.connect}
        </TextLink>
      </Block>
    );
  }
  if (sender !== '') return null;
  return (
    <Block icon={<IconPhone size={18} aria-hidden="true" />}>
      {text.noSender}{' '}
      <TextLink to="/settings/$section" params={{ section: 'twilio' }} inherit underline="always">
        {text.chooseSender}
      </TextLink>
    </Block>
  );
}

function Block({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }) {
  return (
    <div className="inbox-block">
      {icon}
      <p>{children}</p>
    </div>
  );
}
