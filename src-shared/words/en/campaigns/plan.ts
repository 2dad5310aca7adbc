import { counting } from '../counting.ts';

const people = { one: 'person', other: 'people' };

/** How a campaign is sent, beyond its text and its audience: first texts, budget, time. */
export const plan = {
  safety: {
    title: 'Safety',
    canary: 'Send to a few people first',
    canaryHint:
      'A random sample gets the text first. The rest goes only when enough of those texts arrived; otherwise the campaign stays paused and you decide.',
    messages: 'People first',
    share: 'Texts that have to arrive (%)',
    minutes: 'Wait for receipts (minutes)',
    budget: 'Stop at a budget',
    budgetHint:
      'The campaign pauses by itself before it would use more segments. Texts on their way count as used.',
    segments: 'Segments at most',
    whole: (least: string, most: string) => `Enter a whole number from ${least} to ${most}.`,
  },
  when: {
    title: 'When',
    choice: 'When to send',
    now: 'When I press Send',
    later: 'At a time',
    at: 'Day and time',
    atMissing: 'Choose a day and a time.',
    zone: 'Whose clock',
    mine: (zone: string) => `Mine (${zone})`,
    recipient: 'Each person’s own',
    recipientHint: (time: string) => `Everyone gets the text at ${time} in their own time.`,
    past: 'People whose hour is already past',
    nextDay: 'At that hour the next day',
    atOnce: 'At once',
    late: 'If Ovo isn’t running at that time',
    lateBy: (time: string) => `Send when Ovo runs again, up to ${time} late`,
    ask: 'Always ask me first',
    off: 'Ovo sends only while this computer is on and Ovo is running. If the campaign is later than you allow here, nothing is sent, and Home asks you what to do.',
  },
  scheduled: {
    title: 'Scheduled',
    first: (time: string) => `The first text goes ${time}.`,
    ownTime: 'Everyone gets the text at the chosen hour in their own time.',
    missed: (time: string) =>
      `It was to be sent ${time}, and Ovo wasn’t running or couldn’t start it. Nothing was sent.`,
    sendNow: 'Send now',
    sendNowTitle: (name: string) => `Send “${name}” now?`,
    sendNowBody: 'The campaign starts at once, whatever time was chosen.',
    toDraft: 'Back to draft',
    notDone: 'Couldn’t change the schedule',
    calendar: 'Scheduled',
  },
  held: {
    /** What holds a campaign, as the title of what there is to decide. */
    titles: {
      budget: 'The budget is used',
      canary: 'Too few of the first texts arrived',
      'canary-no-receipts': 'Too few receipts of the first texts',
    },
    sendToRest: 'Send to the rest',
    sendToRestTitle: (name: string) => `Send “${name}” to the rest?`,
    sendToRestBody: (queued: number) =>
      `${counting.count(queued, people)} will get the text, though not enough of the first texts are known to have arrived.`,
    notReleased: 'Couldn’t send to the rest',
    raise: 'Change the budget',
    raiseTitle: 'Change the budget',
    used: (used: number) =>
      `${counting.count(used, { one: 'segment is', other: 'segments are' })} used so far, those on their way included.`,
    save: 'Save and go on',
    remove: 'Send without a budget',
    notRaised: 'Couldn’t change the budget',
    figures: 'First texts',
    delivered: 'Arrived',
    needed: 'Needed',
    failed: 'Didn’t arrive',
    missing: 'No receipt yet',
    released: (time: string) => `The rest went from ${time}, because enough of them arrived.`,
    releasedByPerson: (time: string) => `You sent to the rest ${time}.`,
    budget: 'Budget',
    budgetUsed: (used: string, budget: string) => `${used} of ${budget} segments used`,
  },
} as const;
