import { words } from '../words.ts';

const { greeting } = words.home;

/** Hours of the day, by this computer's clock, from which it is morning, afternoon and evening. */
const from = { morning: 4, afternoon: 12, evening: 18 } as const;

/** The heading of Home. `now`: milliseconds since 1970; `business`: empty where nobody has named it. */
export function greetingAt(now: number, business: string): string {
  const hour = new Date(now).getHours();
  const hello =
    hour >= from.morning && hour < from.afternoon
      ? greeting.morning
      : hour >= from.afternoon && hour < from.evening
        ? greeting.afternoon
        : greeting.evening;
  return business === '' ? hello : greeting.named(hello, business);
}
