import { maybeSender } from '../../src-shared/campaign/sender.ts';
import type { SetupSenders } from '../../src-shared/settings/setup/sender-report.ts';

/** Whether a sender can be typed: only where Twilio did not tell all that there are. */
export function canBeTyped({ unread }: SetupSenders): boolean {
  return unread.length > 0;
}

/**
 * The sender that the step shows as chosen, and would save: the wish of the person where it is among those
 * shown and can text, or can be typed; else the first that can text. Empty where there is none, and while
 * the senders are not known.
 *
 * @param wish the sender that was typed, chosen, or saved before
 */
export function chosenSender(wish: string, known: SetupSenders | undefined): string {
  if (known === undefined) return '';
  const listed = known.senders.find(({ sender }) => sender === wish);
  if (listed?.can.sms === true) return wish;
  if (listed === undefined && wish.trim() !== '' && canBeTyped(known)) return wish;
  return known.senders.find(({ can }) => can.sms)?.sender ?? '';
}

/** Whether a sender may be saved as it is. */
export function canBeSaved(sender: string): boolean {
  return sender.trim() !== '' && maybeSender(sender);
}
