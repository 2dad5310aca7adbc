const formats = new Map<string, Intl.DateTimeFormat>();

/** Minutes since midnight that a clock on the wall in that zone shows, as Intl says and not as Ovo does. */
export function minutesOnTheWall(zone: string, at: number): number {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(zone, format);
  }
  const text = format.format(at);
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
}

/** Whether that clock shows a time from `from` on and before `until`, in minutes since midnight. */
export function isWithin(zone: string, from: number, until: number, at: number): boolean {
  const minutes = minutesOnTheWall(zone, at);
  return minutes >= from && minutes < until;
}

/** A number of minutes since midnight as `HH:MM`. */
export function asTimeOfDay(minutes: number): string {
  const hour = String(Math.floor(minutes / 60)).padStart(2, '0');
  return `${hour}:${String(minutes % 60).padStart(2, '0')}`;
}
