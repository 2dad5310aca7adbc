import { counting } from '../counting.ts';

const { count, form, number } = counting;

const person = { one: 'person', other: 'people' };

/** The rehearsal of a whole campaign, which texts nobody. */
export const rehearsal = {
  open: 'Rehearse…',
  title: (campaign: string) => `Rehearse ${campaign}`,
  about:
    'Ovo sends the whole campaign to nobody, in a copy of your data and within seconds. Hours, limits and prices are those of real sending. Nothing in Ovo changes.',
  faults: 'What should go wrong',
  faultsAbout: 'Leave everything at 0 for a campaign without a hitch.',
  refused: 'Refused (% of texts)',
  unreachable: 'Not delivered (% of texts)',
  throttled: 'Told to slow down (% of texts)',
  unanswered: 'Without an answer (% of texts)',
  tooMuch: 'Refused, slowed down and unanswered texts can be 100% together at most.',
  slowReceipts: 'Slow receipts',
  slowReceiptsHint: 'Carriers answer after up to 30 minutes.',
  networkDrop: 'The network goes away',
  networkDropHint:
    'For 10 minutes, once a third is sent. You resume as soon as the network is back.',
  stop: 'Ovo is closed',
  stopHint: 'For 30 minutes, once half is sent.',
  start: 'Rehearse',
  cancel: 'Cancel',
  stopIt: 'Stop',
  close: 'Close',
  again: 'Change and rehearse again',
  failure: 'Couldn’t rehearse',
  canceled: 'The rehearsal was stopped. Nothing was kept.',

  progress: 'Progress of the rehearsal',
  steps: {
    copying: 'Copying your data…',
    checking: 'Checking everyone…',
    preparing: 'Writing the texts…',
    sending: 'Sending to nobody…',
  },
  clock: (time: string) => `In the rehearsal it is ${time}.`,
  doneOf: (done: number, all: number) => `${number(done)} of ${count(all, person)}`,

  result: {
    done: (reached: number, all: number) =>
      `${number(reached)} of ${count(all, person)} ${form(all, { one: 'gets', other: 'get' })} the text`,
    paused: 'The campaign would pause',
    endless: 'The campaign would take more than a year',
    nobody: 'This was a rehearsal. Nobody was texted.',
    held: (people: number) =>
      `${count(people, person)} would still wait. Nothing more is sent until you decide.`,
    asForeseen: 'People, segments, cost and time are as the review said.',
    differs: 'The rehearsal differs from the review.',
    withFaults: 'You made things go wrong on purpose, which changes the figures.',
  },
  compare: {
    title: 'Compared with the review',
    practice:
      'You are in practice mode. The figures of the review are those for real sending, with its hours and its cost.',
    figure: 'Figure',
    rehearsed: 'Rehearsal',
    foreseen: 'Review',
    difference: 'Difference',
    reached: 'People reached',
    segments: 'Segments',
    cost: 'Cost',
    finishes: 'Done',
    same: 'None',
    notDone: 'Not done',
    budgetEnds: (time: string) => `Stops at the budget, ${time}`,
    unknown: 'Not known',
    fewer: (amount: string) => `${amount} fewer`,
    more: (amount: string) => `${amount} more`,
    less: (amount: string) => `${amount} less`,
    later: (time: string) => `${time} later`,
    earlier: (time: string) => `${time} earlier`,
  },
  outcomesTitle: 'What became of everyone',
  reasons: 'Why',
  events: {
    title: 'What happened',
    started: 'The first text goes',
    'went-on': 'Enough of the first texts arrived. The rest goes',
    'network-away': 'The network goes away',
    'network-back': 'The network is back, and you resume',
    closed: 'Ovo is closed',
    opened: 'Ovo is opened and goes on',
    paused: 'The campaign pauses',
    'all-sent': 'Everyone is done',
    'last-receipt': 'The last receipt is in',
  },
  last: (time: string) => `Rehearsed at ${time}.`,
} as const;
