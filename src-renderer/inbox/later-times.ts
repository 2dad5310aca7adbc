/** Tomorrow at nine in the morning, by this computer’s clock. Milliseconds since 1970. */
export function tomorrowAtNine(now: number): number {
  return atNine(now, 1);
}

/** Monday of next week at nine in the morning: at least a day ahead, also on a Sunday. */
export function nextWeekAtNine(now: number): number {
  const weekday = new Date(now).getDay();
  return atNine(now, (8 - weekday) % 7 || 7);
}

function atNine(now: number, days: number): number {
  const day = new Date(now);
  day.setDate(day.getDate() + days);
  day.setHours(9, 0, 0, 0);
  return day.getTime();
}

/** A moment as a field for date and time has it: `2026-11-28T09:00`, by this computer’s clock. */
export function fieldOf(at: number): string {
  const day = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  const date = `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
  return `${date}T${two(day.getHours())}:${two(day.getMinutes())}`;
}

/** What such a field says, in milliseconds since 1970; null where it is not whole. */
export function momentOf(field: string): number | null {
  const at = new Date(field).getTime();
  return field === '' || Number.isNaN(at) ? null : at;
}
