import { eq } from 'drizzle-orm';
import { UserError } from '../../../src-shared/lib/result.ts';
import { normalisePhone } from '../../../src-shared/phone/phone-number.ts';
import { sayPhoneProblem } from '../../../src-shared/phone/phone-problem.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { prepared, queriesFor, type Given } from '../../database/queries.ts';
import { messages } from '../../database/schema.ts';
import { readSettings } from '../../database/settings.ts';

const queries = queriesFor((orm) => ({
  first: prepared((given: Given<{ phone: string }>) =>
    orm
      .select({ id: messages.id })
      .from(messages)
      .where(eq(messages.peerAddress, given('phone')))
      .limit(1),
  ),
}));

/** A number as a person types it, in E.164. Refused (`invalid`) where it is none. */
export function readNumber(db: OvoDatabase, number: string): string {
  const reading = normalisePhone(number, readSettings(db).defaultCountry);
  if (!reading.ok) throw new UserError('invalid', sayPhoneProblem(reading));
  return reading.phone;
}

/**
 * Refuses (`invalid`) what is no number in E.164, unless a message came from there: short codes and names
 * write too, and cannot be answered.
 */
export function refuseUnlessNumber(db: OvoDatabase, phone: string): void {
  if (queries(db).first.get({ phone }) !== undefined) return;
  if (readNumber(db, phone) !== phone) {
    throw new UserError(
      'invalid',
      sayPhoneProblem({ problem: 'not-a-number', params: { text: phone }, fix: null }),
    );
  }
}
