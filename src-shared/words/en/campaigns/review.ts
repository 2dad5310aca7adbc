import { counting } from '../counting.ts';
import { reviewFindings } from './review-findings.ts';

const { count, form, number } = counting;

const person = { one: 'person', other: 'people' };
const segment = { one: 'segment', other: 'segments' };

/** The sheet that checks a whole campaign before it is sent, and the time to undo after that. */
export const review = {
  open: 'Review and send…',
  title: (campaign: string) => `Review ${campaign}`,
  close: 'Close the review',
  notMade: 'Couldn’t review the campaign',
  checking: (done: number, all: number) => `Checking ${number(done)} of ${count(all, person)}…`,
  checkingAll: 'Checking everyone…',
  progress: 'People checked',
  cancel: 'Stop checking',
  stopped: 'Not everyone was checked',
  stoppedText: 'You stopped the check. Sending needs a complete one.',
  again: 'Check again',
  checkedAt: (time: string) => `Everyone checked at ${time}`,
  changed: 'The draft or your contacts changed. Checking again…',

  figures: 'What sending comes to',
  people: 'People',
  leftOut: (people: number) => `${number(people)} left out`,
  nobodyLeftOut: 'Nobody is left out',
  segments: 'Segments',
  mms: 'MMS',
  mmsEach: 'One for each person',
  segmentsEach: (segments: number) => `${number(segments)} for each person`,
  needMore: (people: number, segments: number) =>
    `${number(people)} ${form(people, { one: 'person needs', other: 'people need' })} ${number(segments)} or more`,
  cost: 'Cost',
  costFromTo: (least: string, most: string) => `${least} to ${most}`,
  free: 'Free',
  practiceCost: 'Practice is never billed',
  costUnknown: 'Not known',
  costUnknownText: 'Enter your price for a segment in Settings',
  costUnknownMms: 'No price of an MMS is known',
  costAlone: 'Before carrier fees',
  costList: (month: string) => `Twilio’s list price of ${month}`,
  costSettings: 'By your price for a segment',
  costPartlyMms: (month: string, pieces: number) =>
    `Twilio’s list price of ${month}, without ${number(pieces)} MMS of unknown price`,
  costPartly: (segments: number) => `Without ${count(segments, segment)} of unknown price`,
  done: 'Done',
  doneAtBudget: 'Sending stops there at your budget, and the rest stays queued',
  doneNever: 'Never',
  doneNeverText: 'Not within a year',
  /** The time of the day that is the figure. */
  doneAt: (time: string, hint: string) => `At ${time}. ${hint}`,
  doneText: 'If you send it now',
  doneScheduled: (time: string) => `Starts ${time}, as scheduled`,
  waiting: (people: number, time: string) =>
    `${count(people, person)} ${form(people, { one: 'waits', other: 'wait' })} until ${time}`,
  pending: '…',
  byCountry: 'Cost by country',
  country: 'Country',
  price: 'A segment',
  mmsPrice: 'An MMS',
  elsewhere: 'No country',
  bySegments: 'People by segments',
  bySegmentsRow: (segments: number) => count(segments, segment),
  details: 'Countries and segments',
  detailsMms: 'Countries',
  budgetMms: (pieces: number, budget: number) =>
    `${number(pieces)} of the ${number(budget)} segments of your budget; an MMS counts as one`,
  budget: (segments: number, budget: number) =>
    `${number(segments)} of the ${number(budget)} segments of your budget`,

  groups: {
    stop: (findings: number) => `${number(findings)} to fix before sending`,
    decide: (findings: number) => `${number(findings)} to decide`,
    notice: 'Good to know',
    fine: (findings: number) => `${count(findings, { one: 'check', other: 'checks' })} fine`,
  },
  showFine: 'Show',
  hideFine: 'Hide',
  showPeople: (people: number) => `Show ${count(people, person)}`,
  peopleOf: (finding: string) => `People: ${finding}`,
  backFromPeople: 'Back to the preview',
  peoplePlace: (from: number, to: number, all: number) =>
    `${number(from)} to ${number(to)} of ${number(all)}`,
  previousPeople: 'Earlier people',
  nextPeople: 'More people',
  peopleNotRead: 'Couldn’t load these people',
  readAs: (who: string) => `As ${who} reads it`,
  samples: 'How people read it',
  noSample: 'Nobody to show yet',
  sampleMms: '1 MMS',
  sampleNote: (segments: number) => count(segments, segment),
  notFixed: 'Couldn’t change the draft',
  fixed: 'Draft changed',
  fallback: 'Text for people without it',
  fallbackSet: 'Use',
  moreFixes: (finding: string) => `More for ${finding}`,

  send: (people: number) => `Send to ${number(people)} ${form(people, person)}`,
  practise: (people: number) => `Practice with ${number(people)} ${form(people, person)}`,
  schedule: (people: number) => `Schedule for ${count(people, person)}`,
  goesAt: (time: string) => `Goes ${time}. Until then you can make the campaign a draft again.`,
  goesInOwnTime: (time: string) =>
    `Goes ${time}, in each person’s own time. Until then you can make the campaign a draft again.`,
  undoBefore: 'You have 10 seconds to undo after sending.',
  real: (sender: string) => `Real texts to real people, from ${sender}.`,
  realNoSender: 'Real texts to real people.',
  practice: 'Practice mode. No texts are really sent, and nothing is billed.',
  why: {
    checking: 'You can send as soon as everyone is checked.',
    stopped: 'Check everyone before sending.',
    failed: 'The review failed. Check again before sending.',
    stop: (findings: number) =>
      `Fix ${form(findings, { one: 'what is marked red', other: `the ${number(findings)} marked red` })} before sending.`,
    nobody: 'There is nobody to send to.',
    changed: 'The draft changed. You can send as soon as it’s checked again.',
  },
  notSent: 'Couldn’t send',

  countdown: {
    title: (campaign: string, seconds: number) =>
      `Sending ${campaign} in ${count(seconds, { one: 'second', other: 'seconds' })}`,
    short: (seconds: number) => `Sending in ${number(seconds)} s`,
    nothingYet: 'Nobody has been texted yet.',
    undo: 'Undo',
    undoTip: 'Go back to the draft. Nothing is sent.',
    undone: 'Undone. Nothing was sent.',
    notUndone: 'Couldn’t undo',
    left: 'Time left to undo',
    interrupted: 'This campaign was not sent',
    interruptedText: (time: string) =>
      `Ovo was closed during the ten seconds to undo, at ${time}. Nobody was texted, and this is still a draft.`,
  },

  findings: reviewFindings,
} as const;
