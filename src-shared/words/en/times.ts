const days = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
const clock = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** A time as texts of the main process have it, where this computer is: `5 March 2026, 14:07`. */
export const dayAndTime = (time: number) => `${days.format(time)}, ${clock.format(time)}`;
