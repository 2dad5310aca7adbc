import { counting } from './counting.ts';

const forms = {
  textable: { one: 'contact can be texted', other: 'contacts can be texted' },
  contact: { one: 'contact', other: 'contacts' },
  campaign: { one: 'campaign', other: 'campaigns' },
  unconfirmed: { one: 'unconfirmed message', other: 'unconfirmed messages' },
  reply: { one: 'reply', other: 'replies' },
  unread: { one: 'unread conversation', other: 'unread conversations' },
  rowToFix: { one: 'row to fix', other: 'rows to fix' },
  row: { one: 'row', other: 'rows' },
};

/** Home: what needs the user, what is being sent, and how the last campaigns went. */
export const home = {
  /** Of the window; the heading greets. */
  title: 'Home',
  newCampaign: 'New campaign',
  notRead: 'Couldn’t load Home',

  greeting: {
    morning: 'Good morning',
    afternoon: 'Good afternoon',
    evening: 'Good evening',
    named: (greeting: string, business: string) => `${greeting}, ${business}`,
  },
  facts: (date: string, textable: string) => `${date} · ${textable}`,
  textable: (count: number) => counting.count(count, forms.textable),

  figures: {
    label: 'Last 30 days',
    practiceLabel: 'Practice, last 30 days',
    delivered: 'Delivered, 30 days',
    deliveredInPractice: 'Delivered, practice',
    deliveredOf: (delivered: string, sent: string) => `${delivered} of ${sent} sent`,
    deliveredSoFar: (delivered: string, sent: string, waiting: string) =>
      `${delivered} of ${sent} sent · waiting for ${waiting} receipts`,
    /** Below the count of delivered texts, while most receipts wait. */
    ofSentSoFar: (sent: string, waiting: string) =>
      `of ${sent} sent so far · waiting for ${waiting} receipts`,
    sent: 'Sent, 30 days',
    sentInPractice: 'Sent, practice',
    inCampaigns: (count: number) => `${counting.count(count, forms.campaign)} in 30 days`,
    failed: 'Didn’t arrive, 30 days',
    failedInPractice: 'Didn’t arrive, practice',
    failedParts: (undelivered: string, refused: string) =>
      `${undelivered} not delivered · ${refused} failed`,
    nothingFailed: 'No failures',
    nothingSent: 'No campaigns in this time',
    nothingYet: '–',
    doNotText: 'Do not text',
    ofContacts: (count: number) => `of ${counting.count(count, forms.contact)}`,
  },

  attention: {
    title: 'Needs attention',
    allClear: 'Nothing needs attention',
    allClearText: 'No problems found.',
    open: 'Open',
    openNamed: (name: string) => `Open ${name}`,
    decide: 'Decide',
    decideNamed: (name: string) => `Decide about ${name}`,
    fix: 'Fix',
    fixRows: (count: number, file: string) => `Fix ${counting.count(count, forms.row)} of ${file}`,
    connect: 'Connect',
    connectNamed: 'Connect Twilio',
    repair: 'Repair…',
    backups: 'Open backups',
    settings: 'Open Settings',
    folder: 'Open folder',
    folderNotOpened: 'Couldn’t open the folder',
    noAccount: 'No Twilio account connected',
    noAccountText: 'Connect Twilio to send, or switch to practice mode.',
    paused: (reason: string) => `Paused. ${reason}`,
    pausedByUser: 'You paused this campaign.',
    inPractice: (text: string) => `Practice. ${text}`,
    unconfirmed: (count: number) => counting.count(count, forms.unconfirmed),
    unconfirmedText: (campaign: string) => `${campaign}. May have been sent. Look and decide.`,
    rowsToFix: (count: number) => counting.count(count, forms.rowToFix),
    more: (count: number) => `Show ${counting.number(count)} more`,
    toDecide: (count: number) =>
      `${counting.count(count, forms.reply)} may be ${count === 1 ? 'an opt-out' : 'opt-outs'}`,
    toDecideText: 'Texts to these people are held until you decide.',
    decideReplies: 'Decide about replies',
    unread: (count: number) => counting.count(count, forms.unread),
    unreadText: 'People wrote back.',
    openInbox: 'Open the Inbox',
    notChecked: 'Couldn’t check for problems',
    tryAgain: 'Try again',
    dismiss: (title: string) => `Dismiss: ${title}`,
    dismissed: 'Dismissed from Home.',
    restored: 'Shown on Home again.',
    notRestored: 'Couldn’t show the item again',
  },

  backup: {
    done: (ago: string) => `Backed up ${ago} ago`,
    justNow: 'Backed up just now',
    kept: (count: string) => `${count} kept, all verified`,
    keptUnverified: (count: string, unverified: string) =>
      `${count} kept, ${unverified} not verified`,
    none: 'No backup yet',
    noneText: 'Ovo backs up automatically while it runs.',
    open: 'Backups',
  },

  sending: {
    title: 'Sending now',
    all: 'All campaigns',
    settledOf: (settled: string, all: string) => `${settled} of ${all}`,
    progress: (campaign: string) => `Progress of ${campaign}`,
    rate: (perSecond: string) => `${perSecond} a second`,
    doneAbout: (time: string) => `done about ${time}`,
    quietHours: (time: string) => `waiting for quiet hours to end, resumes ${time}`,
    dailyCap: (time: string) => `daily limit reached, resumes ${time}`,
    throttled: (time: string) => `slowed down, resumes ${time}`,
    retry: (time: string) => `can’t get through, next try ${time}`,
    schedule: (time: string) => `waiting for the chosen hour of the next people, ${time}`,
    canary: 'waiting for the receipts of the first texts',
    confirmation: 'checking the first text before sending more',
    starting: 'Starting…',
  },

  recent: {
    title: 'Recent campaigns',
    practiceTitle: 'Recent practice campaigns',
    sent: (time: string, delivered: string, sent: string) =>
      `${time} · ${delivered} of ${sent} delivered`,
    sentSoFar: (time: string, delivered: string, sent: string, waiting: string) =>
      `${time} · ${delivered} of ${sent} delivered so far, waiting for ${waiting} receipts`,
    onTheWay: (time: string, sent: string) =>
      `${time} · ${sent} sent, waiting for delivery receipts`,
    failed: (outcome: string, failed: string) => `${outcome} · ${failed} didn’t arrive`,
    canceled: 'Canceled',
    nothingSent: (time: string) => `${time} · nothing sent`,
  },

  drafts: {
    title: 'Drafts',
    continue: 'Continue',
    continueNamed: (name: string) => `Continue ${name}`,
  },

  steps: {
    title: 'Get started',
    import: 'Import contacts',
    importText: 'Bring in a CSV, Excel or vCard file of the people you text.',
    importAction: 'Choose a file',
    write: 'Write a campaign',
    writeText: 'See how each person will read your text, and what sending costs.',
    writeAction: 'Write a campaign',
    practise: 'Try it in practice mode',
    practiseText: 'Send a campaign without texting anyone. Practice costs nothing.',
    practiseAction: 'Open campaigns',
    connect: 'Connect Twilio',
    connectText: 'Ovo sends through your own Twilio account.',
    connectAction: 'Connect',
    send: 'Send your first campaign',
    sendText: 'Review the campaign, start it, and watch it go.',
    sendAction: 'Open campaigns',
  },
} as const;
