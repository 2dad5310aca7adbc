import { counting } from '../counting.ts';

const { number } = counting;

/** Campaigns by day: those that are scheduled, and those that were sent. */
export const calendar = {
  view: 'View of campaigns',
  table: 'Table',
  calendar: 'Calendar',
  period: 'Month or week',
  month: 'Month',
  week: 'Week',
  today: 'Today',
  previousMonth: 'Previous month',
  nextMonth: 'Next month',
  previousWeek: 'Previous week',
  nextWeek: 'Next week',
  days: (period: string) => `Campaigns in ${period}`,
  hint: 'Arrow keys move between days, Tab goes into a day.',
  zone: (zone: string) => `Times are in your time zone (${zone}).`,
  more: (campaigns: number, day: string) => `${number(campaigns)} more on ${day}`,
  moreShort: (campaigns: number) => `${number(campaigns)} more`,
  /** An event with the campaign's status, as its badge says that. */
  named: (time: string, campaign: string, status: string) => `${time} ${campaign}, ${status}`,
  inPractice: (status: string) => `${status} (practice)`,
  nothing: (period: string) => `Nothing in ${period}`,
  nothingText: 'To see a campaign here, set a time under When in its draft.',
  next: (campaign: string) => `Go to ${campaign}`,

  event: {
    when: 'First text',
    started: 'Started',
    people: 'People',
    status: 'Status',
    zone: 'Whose clock',
    mine: (zone: string) => `Yours (${zone})`,
    recipient: (time: string) =>
      `Each person’s own: at ${time} where they are. The first text goes at the time above, by your clock.`,
    recipientAlone: (time: string) => `Each person’s own: at ${time} where they are.`,
    open: 'Open campaign',
    move: 'Move…',
    toDraft: 'Back to draft',
    at: 'New day and time',
    save: 'Move',
    cancel: 'Cancel',
    close: 'Close',
    notMoved: 'Couldn’t move the campaign',
    notDone: 'Couldn’t make the campaign a draft',
    moved: (campaign: string, time: string) => `${campaign} now goes ${time}.`,
    drafted: (campaign: string) => `${campaign} is a draft again.`,
  },
} as const;
