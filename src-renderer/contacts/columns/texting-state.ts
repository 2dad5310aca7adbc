import type { Contact } from '../../../src-shared/contact/contact.ts';
import type { Tone } from '../../ui/theme/tokens.ts';

/** Whether a contact can be texted, in one word. */
export type TextingState = 'yes' | 'doNotText' | 'landline' | 'noConsent';

export const textingTones: Readonly<Record<TextingState, Tone>> = {
  yes: 'delivered',
  doNotText: 'failed',
  landline: 'over',
  noConsent: 'attention',
};

/** Whether a contact can be texted; of several reasons against, the one that weighs most. */
export function textingState(contact: Contact): TextingState {
  if (contact.suppressedReason !== null) return 'doNotText';
  if (contact.isLandline) return 'landline';
  return contact.consentAt === null ? 'noConsent' : 'yes';
}
