import { counting } from '../counting.ts';
import { messageStatus } from './message-status.ts';

const { count, number } = counting;

const message = { one: 'text', other: 'texts' };

/** Handing a campaign over to Twilio's scheduler, and what Twilio holds of it. */
export const handOver = {
  /** Beside the button that sends from this computer. */
  offer: 'Hand over to Twilio…',
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
  panel: 'Hand-over to Twilio',
  /** One state, in one way everywhere: of a text, a campaign and a figure. */
  state: messageStatus.scheduled,
  countOf: (messages: number) => `${number(messages)} scheduled at Twilio`,
  handingOver: (held: number, all: number) =>
    `${number(held)} of ${count(all, message)} scheduled at Twilio`,
  handingOverText: 'Keep Ovo open until all are handed over.',
  held: (held: number) => `${count(held, message)} scheduled at Twilio`,
  /** When they go: the first and the last. */
  times: (first: string, last: string) =>
    first === last ? `They go ${first}.` : `The first goes ${first}, the last ${last}.`,
  canSwitchOff: 'You can switch this computer off.',
  /** While the campaign is paused by Ovo itself. */
  stillGo: 'Pausing doesn’t stop these: Twilio still sends them.',
  canceling: (left: number) => `Twilio has ${count(left, message)} still to cancel`,
  cancelingText:
    'A text counts as canceled once Twilio has confirmed. Keep Ovo open and online until then.',
  late: (sent: number) =>
    `${count(sent, { one: 'text was sent', other: 'texts were sent' })} before Twilio could cancel`,
  lateText:
    'Those texts can’t be stopped any more. See who got the text, and write to them if needed.',
  showLate: 'Show sent',

  /** Taking a campaign back. */
  takeBack: {
    button: 'Take back from Twilio…',
    title: (name: string) => `Take ${name} back from Twilio?`,
    /** What becomes of the texts there; `first` is when the next of them goes. */
    body: (held: number, first: string) =>
      `The campaign is paused, and Twilio is asked to cancel ${count(held, message)}. The first goes ${first}: whatever Twilio sends before the cancellation can’t be taken back. Everything else is queued here and goes from this computer once you resume. Keep Ovo open and online until Twilio has confirmed.`,
    /** The answers were lost, so that nobody knows how many Twilio has. */
    bodyOfLost: (held: number) =>
      `The campaign is paused. Twilio may have ${count(held, message)} whose confirmation was lost: Ovo looks them up and cancels those it finds. Whatever Twilio sends before that can’t be taken back. Keep Ovo open and online until then.`,
    /** Twilio has none. */
    bodyOfNone:
      'Twilio has no texts of this campaign. The campaign is paused until you resume, and then this computer sends the rest.',
    confirm: 'Take back',
    decline: 'Leave at Twilio',
    failed: 'Couldn’t take the campaign back',
    /** While it is paused and not taken back. */
    again: 'Resume hands the rest over to Twilio again',
    /** Where resuming would do nothing of the kind. */
    stillOrdered: 'The rest is still to be handed over to Twilio',
    againText: 'To send from this computer instead, take the campaign back first.',
    done: (canceled: number) =>
      canceled > 0
        ? `${count(canceled, message)} taken back from Twilio`
        : 'Taken back from Twilio',
    doneText: (queued: number) =>
      queued > 0
        ? `${count(queued, { one: 'text is queued and goes', other: 'texts are queued and go' })} from this computer once you resume.`
        : 'Nothing is queued.',
  },
} as const;
