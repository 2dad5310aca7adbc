import { useMemo } from 'react';
import { isMessagingService } from '../../src-shared/campaign/sender.ts';
import { useAccountSenders } from '../api/settings.ts';
import { usePhoneText, type PhoneText } from '../ui/text/phones.ts';
import { words } from '../words.ts';

/** Writes a sender as people know it. */
export type SenderText = (sender: string) => string;

/**
 * Numbers as `usePhoneText` writes them; a Messaging Service by the name that the account has for it, and by
 * the end of its id where that is not known.
 *
 * @param sender one of those to be shown: Twilio is asked for names only where it is a Messaging Service.
 */
export function useSenderText(sender: string): SenderText {
  const phoneText = usePhoneText();
  const { data } = useAccountSenders(isMessagingService(sender));
  return useMemo(() => {
    const names = new Map(data?.senders.map((one) => [one.sender, one.name]));
    return (one) => {
      const name = isMessagingService(one) ? names.get(one) : undefined;
      return nameOfSender({ sender: one, name: name ?? '' }, phoneText);
    };
  }, [data, phoneText]);
}

interface NamedSender {
  readonly sender: string;
  /** Empty where it has none, or none that is known. */
  readonly name: string;
}

/** A sender by its own name where it has one; a Messaging Service without is told by the end of its id. */
export function nameOfSender({ sender, name }: NamedSender, phoneText: PhoneText): string {
  if (name !== '') return name;
  return isMessagingService(sender)
    ? words.campaigns.shared.sender.unnamedService(sender.slice(-4))
    : phoneText(sender);
}
