import { firstAllowed, lastAllowed, type AllowedHours } from './allowed-time.ts';
import type { AppointmentTime } from './appointment-time.ts';
import { dueTime, endOfTime, type ReminderZones, type TimingOfRule } from './due-time.ts';
import type { ReminderRule } from './rule.ts';

/**
 * Why the text of an occurrence is not sent, as far as its times say:
 * - `off`: the rule was off when it was due
 * - `quiet-hours`: there was no time at which the recipient might be texted
 * - `past-appointment`: the appointment came first
 * - `grace`: more time than the grace had passed
 * - `no-time`: the rule counts from the time of the appointment, and the appointment has a date alone
 */
export const missedReasons = [
  'off',
  'quiet-hours',
  'past-appointment',
  'grace',
  'no-time',
] as const;
export type MissedReason = (typeof missedReasons)[number];

/** What to do with an occurrence. Times are milliseconds since 1970. */
export type DueState =
  | {
      /** Nothing yet; by what is known now, the text goes at `sendAt`. */
      readonly kind: 'wait';
      readonly dueAt: number;
      readonly sendAt: number;
    }
  | {
      /** It is to go now; `send-late` is more than five minutes after it was to. */
      readonly kind: 'send' | 'send-late';
      readonly dueAt: number;
      /** The last millisecond at which it may go. */
      readonly lastAt: number;
    }
  | {
      /** No text. Before `dueAt` that is a forecast, which other settings can change; from then on, write it down. */
      readonly kind: 'missed';
      /** Null where there is no such time. */
      readonly dueAt: number | null;
      readonly reason: MissedReason;
    };

export type RuleOfState = TimingOfRule & Pick<ReminderRule, 'graceMinutes' | 'isOn'>;

/**
 * What goes within so much of its time is not late, whatever the grace: Ovo looks now and then, and a sender has a
 * rate.
 */
const notLateMs = 5 * 60_000;

/**
 * What to do with an occurrence that nothing was done with so far.
 *
 * Quiet hours move a text of a rule `before` earlier, to shortly before they begin. Where that time is past too, it
 * goes as soon as it may, late, and never at or after the end that its appointment sets. A text of a rule `after`
 * moves later. Neither goes more than the grace, or five minutes, after it was due.
 *
 * @param hours when this recipient may be texted.
 */
export function dueState(
  rule: RuleOfState,
  appointment: AppointmentTime,
  zones: ReminderZones,
  hours: AllowedHours,
  now: number,
): DueState {
  const dueAt = dueTime(rule, appointment, zones);
  if (dueAt === null) return { kind: 'missed', dueAt, reason: 'no-time' };
  const end = endOfTime(rule, appointment, zones);
  if (dueAt >= end) return { kind: 'missed', dueAt, reason: 'past-appointment' };
  const endOfGrace = dueAt + Math.max(notLateMs, rule.graceMinutes * 60_000);
  const lastAt = Math.min(end - 1, endOfGrace);

  const isAfter = rule.offset.direction === 'after';
  const meantAt = isAfter ? null : lastAllowed(hours, dueAt);
  const plannedAt = meantAt ?? firstAllowed(hours, { from: dueAt, until: lastAt });
  if (plannedAt === null) return { kind: 'missed', dueAt, reason: 'quiet-hours' };
  if (now < plannedAt) return { kind: 'wait', dueAt, sendAt: plannedAt };
  if (!rule.isOn) return { kind: 'missed', dueAt, reason: 'off' };
  if (now > lastAt) {
    return { kind: 'missed', dueAt, reason: endOfGrace < end ? 'grace' : 'past-appointment' };
  }
  const sendAt = firstAllowed(hours, { from: now, until: lastAt });
  if (sendAt === null) return { kind: 'missed', dueAt, reason: 'quiet-hours' };
  if (sendAt > now) return { kind: 'wait', dueAt, sendAt };
  const isLate = now > Math.max(plannedAt, dueAt) + notLateMs;
  return { kind: isLate ? 'send-late' : 'send', dueAt, lastAt };
}
