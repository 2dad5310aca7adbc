import { suppressionReasons } from '../../../src-shared/contact/suppression-origin.ts';
import { addSuppression } from '../../contacts/suppressions/suppression-rows.ts';
import type { WritableDatabase } from '../../database/open.ts';

/**
 * Suppresses the number of a message whose owner has opted out, as the provider says. The simulator says
 * nothing about real people: a message of practice changes nothing.
 *
 * @param evidence what shows it: the provider's answer, or its id of the message.
 */
export function suppressOptOut(
  db: WritableDatabase,
  message: { readonly to: string; readonly isPractice: number },
  evidence: string | null,
  at: number,
): void {
  if (message.isPractice === 1) return;
  addSuppression(db, {
    phone: message.to,
    origin: 'carrier',
    reason: suppressionReasons.carrier,
    evidence,
    at,
  });
}
