import type { ReminderRule } from '../../../src-shared/reminder/rule.ts';

type Changes = Partial<ReminderRule>;

/** The day before at 18:00, by the recipient’s clock. */
export function ruleWith(changes: Changes = {}): ReminderRule {
  return {
    uid: '0b0f2a52-5a3c-4a5c-9a55-2f3a3c0f1a10',
    name: 'The day before',
    dates: { kind: 'sheet' },
    offset: { amount: 1, unit: 'days', direction: 'before' },
    timeOfDay: '18:00',
    text: 'See you tomorrow!',
    audience: { listIds: [] },
    graceMinutes: 120,
    isOn: true,
    recipientZone: 'recipient',
    ...changes,
  };
}

export const yearly = {
  kind: 'field',
  field: 'birthday',
  isYearly: true,
  leapDay: 'feb-28',
} as const;
export const once = { ...yearly, field: 'renewal', isYearly: false } as const;

export const offsetOf = (
  amount: number,
  unit: 'days' | 'hours',
  direction: 'before' | 'after',
): ReminderRule['offset'] => ({ amount, unit, direction });
