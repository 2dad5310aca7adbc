import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { isMessagingService } from '../../../../src-shared/campaign/sender.ts';
import type { SenderKind } from '../../../../src-shared/settings/setup/sender-report.ts';

/** The toll-free area codes of the North American numbering plan (fcc.gov/consumers/guides/what-toll-free-number-and-how-does-it-work). */
const tollFree = /^\+1(?:800|833|844|855|866|877|888)\d{7}$/;

/** The kind of a sender, by what is written. */
export function senderKindOf(sender: string): SenderKind {
  if (isMessagingService(sender)) return 'service';
  if (tollFree.test(sender)) return 'toll-free';
  if (/^\d{3,8}$/.test(sender)) return 'short-code';
  return isOfUs(sender) ? 'local' : 'foreign';
}

/** A number of the US. The numbers of Canada and the Caribbean begin with +1, too. */
function isOfUs(number: string): boolean {
  if (!/^\+1\d{10}$/.test(number)) return false;
  // An area code that the library does not know yet is one of the US, most likely.
  return (parsePhoneNumberFromString(number)?.country ?? 'US') === 'US';
}
