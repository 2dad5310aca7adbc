import { DateTime } from 'luxon';
import { cleanLine } from '../../../../src-shared/lib/clean-text.ts';
import type {
  Registration,
  RegistrationState,
} from '../../../../src-shared/settings/setup/sender-report.ts';
import { reasonOf } from './a2p.ts';
import type { PartReader } from './parts.ts';
import { plainRegistration } from './registration.ts';

const states: Readonly<Record<string, RegistrationState>> = {
  TWILIO_APPROVED: 'registered',
  PENDING_REVIEW: 'in-review',
  IN_REVIEW: 'in-review',
  TWILIO_REJECTED: 'refused',
};

/**
 * The verification of a toll-free number. Without one, all its texts are blocked (docs/api/errors/30464).
 *
 * @param numberSid the number's PN… at Twilio
 */
export async function readTollFree(reader: PartReader, numberSid: string): Promise<Registration> {
  const page = await reader.read('toll-free', ({ messaging }) =>
    messaging.v1.tollfreeVerifications.page({ tollfreePhoneNumberSid: numberSid, pageSize: 20 }),
  );
  if (page === undefined) return plainRegistration('toll-free', 'unknown');
  const all = page.instances;
  const found = all.find(({ status }) => status === 'TWILIO_APPROVED') ?? all[0];
  if (found === undefined) return plainRegistration('toll-free', 'missing');

  const state = states[found.status] ?? 'unknown';
  const registration = plainRegistration('toll-free', state);
  if (state !== 'refused') return registration;
  const until = found.editAllowed ? DateTime.fromJSDate(found.editExpiration).toMillis() : NaN;
  return {
    ...registration,
    reason: cleanLine(found.rejectionReason ?? '') || reasonOf(found.rejectionReasons),
    editableUntil: Number.isFinite(until) ? until : null,
  };
}
