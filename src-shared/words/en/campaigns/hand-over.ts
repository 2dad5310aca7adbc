import { counting } from '../counting.ts';

const { count, number } = counting;

const message = { one: 'text', other: 'texts' };

/** Handing a campaign over to Twilio's scheduler, and what Twilio holds of it. */
export const handOver = {
  /** Beside the button that sends from this computer. */
  offer: 'Let Twilio hold the texts…',
  offerRest: 'Hand the rest over to Twilio…',
  title: (people: number) => `Hand ${count(people, message)} over to Twilio?`,
  titleOfRest: (name: string) => `Hand the rest of ${name} over to Twilio?`,
  /** When the texts go. */
  soonest:
    'Twilio sends the first texts in 20 minutes at the earliest, and only within your hours.',
  at: (time: string) => `Twilio sends nothing before ${time}.`,
  ownTime: (time: string) => `Everyone gets the text at ${time} in their own time.`,
  statement:
    'Twilio gets all texts now, keeps each until its time, up to 35 days, and sends them at your sender’s rate within the hours you allow. Once all are handed over you can switch this computer off. Pausing, canceling and opting out still work until Twilio has sent a text, and need Ovo to be open.',
  confirm: 'Hand over',
  notDone: 'Couldn’t hand the campaign over',
  badge: 'With Twilio',
  panel: 'At Twilio',
  handingOver: (held: number, all: number) =>
    `Twilio holds ${count(held, message)} of ${number(all)}`,
  handingOverText: 'Keep Ovo open until all are handed over.',
  held: (held: number) => `Twilio holds ${count(held, message)}`,
  heldText: (first: string, last: string) =>
    first === last
      ? `They go ${first}. You can switch this computer off.`
      : `The first goes ${first}, the last ${last}. You can switch this computer off.`,
  canceling: (left: number) => `Twilio has ${count(left, message)} still to cancel`,
  cancelingText:
    'A text counts as canceled once Twilio has confirmed. Keep Ovo open and online until then.',
  late: (sent: number) =>
    `${count(sent, { one: 'text was sent', other: 'texts were sent' })} before Twilio could cancel`,
  lateText: 'Nothing more can be stopped there. See who got the text, and write to them if needed.',
  showLate: 'Show sent',
} as const;
