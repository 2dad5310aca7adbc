import { counting } from './counting.ts';

const segments = { one: 'segment', other: 'segments' } as const;
const campaigns = { one: 'practice campaign', other: 'practice campaigns' } as const;
const messages = { one: 'message', other: 'messages' } as const;

/** The settings, without the backups. */
export const settings = {
  title: 'Settings',
  navigation: 'Settings',
  /** The field that replaces the navigation where the window is narrow. */
  section: 'Section',
  failure: 'Couldn’t read the settings',
  notSaved: 'Couldn’t save the setting',

  sections: {
    delivery: 'Delivery',
    twilio: 'Twilio account',
    limits: 'Sending limits',
    quietHours: 'Quiet hours',
    unconfirmed: 'Unconfirmed messages',
    practice: 'Practice',
    data: 'Backups and data',
    appearance: 'Appearance',
  },

  delivery: {
    about: 'How your texts are sent.',
    practice: 'Practice',
    practiceText: 'Try everything on this computer for free. No texts are really sent.',
    twilio: 'Twilio',
    twilioText: 'Text people through your own Twilio account. Twilio bills each segment.',
  },

  setUp: {
    title: 'Ready to send with Twilio',
    account: 'Twilio account',
    connect: 'Connect',
    notConnected: 'Not connected yet.',
    sender: 'Default sender',
    noSender: 'None yet. Until you choose one, each campaign needs its own sender.',
    choose: 'Choose',
    limits: 'Sending limits',
    limitsText: (rate: string, daily: string) => `${rate} · ${daily}`,
    rate: (count: number) => `${counting.count(count, segments)} a second`,
    rateUnlimited: 'Unlimited rate',
    daily: (count: number) => `${counting.count(count, segments)} a day`,
    dailyUnlimited: 'no daily limit',
    quietHours: 'Quiet hours',
    hours: (from: string, until: string) =>
      `Sends from ${from} to ${until}, recipient’s local time.`,
    anyTime: 'Off. Campaigns are sent at any time of day.',
    change: 'Change',
    todo: (what: string, of: string) => `${what}: ${of}`,
    changeOf: (what: string) => `Change: ${what}`,
  },

  twilio: {
    title: 'Twilio account',
    console: 'Open Twilio Console',
    failure: 'Couldn’t read the account',
    none: 'Not connected yet.',
    account: (hint: string) => `Account ${hint}`,
    unknownAccount: 'The account',
    keychain: (account: string) => `${account}. Stored encrypted with this computer’s keychain.`,
    session: (account: string) =>
      `${account}. No keychain found, so you’ll sign in again after quitting.`,
    environment: (account: string) =>
      `${account}. Set by the environment variables that Ovo was started with.`,
    connected: 'Connected',
    saved: 'Connected. The account is saved.',
    savedWith: (problem: string) => `Account saved. ${problem}`,
    change: 'Change…',
    test: 'Test connection',
    tested: (name: string) => `Connected to ${name}.`,
    testFailed: 'Couldn’t connect to Twilio',
    remove: 'Remove…',
    removeTitle: 'Remove this Twilio account?',
    removeText:
      'Ovo forgets the account. Nothing changes at Twilio. Until you enter an account again, Ovo can’t send through Twilio.',
    removeConfirm: 'Remove account',
    removed: 'Account removed.',
    removeFailed: 'Couldn’t remove the account',
  },

  sender: {
    title: 'Sender',
    about: 'Used by every campaign that has no sender of its own.',
    label: 'Default sender',
    hint: 'A Twilio number or Messaging Service',
  },

  business: {
    title: 'Your business',
    about: 'What the editor adds to a text with one click, and the review looks for.',
    name: 'Business name',
    nameHint: 'So that people know who is writing',
    optOut: 'Opt-out sentence',
    optOutHint: 'Such as: Reply STOP to opt out',
    noStop: 'Include the word STOP: that’s what people reply.',
  },

  replies: {
    title: 'Replies',
    about:
      'Ovo reads replies from Twilio while it runs. Whoever replies STOP is put on Do not text at once.',
    confirmation: 'Opt-out confirmation',
    confirmationHint:
      'Sent once when someone opts out in words that Twilio doesn’t answer, within five minutes. {business} is your business name. Leave empty to send none.',
  },

  limits: {
    title: 'Sending limits',
    about:
      'Rate and daily limit count for each sender. Changes apply at once, even to campaigns being sent.',
    rate: 'Rate',
    rateHint: 'Segments a second. 0 = unlimited',
    daily: 'Daily limit',
    dailyHint: 'Segments a day. 0 = unlimited',
    pause: 'Pause if more than this share of the last 50 fail',
    pauseHint: 'The campaign pauses and says why. You can resume at any time.',
    price: 'Price of a segment',
    priceHint: 'Where Twilio names none. 0 = not known',
    currency: 'Currency',
    currencyHint: 'Such as USD',
    currencyProblem: 'Three letters, such as USD',
  },

  quietHours: {
    title: 'Quiet hours',
    about: (from: string, until: string) =>
      `US law allows marketing texts from ${from} to ${until}, recipient’s local time. Messages outside these hours wait.`,
    only: 'Only send during these hours (recipient’s local time)',
    from: 'From',
    until: 'Until',
    timeHint: (example: string) => `Enter a time like ${example}.`,
    notLater: (midnight: string) =>
      `Must be later than the start. For midnight, enter ${midnight}.`,
    tooShort: 'Allow at least one hour.',
    day: (from: string, until: string) => `Messages are sent from ${from} to ${until}.`,
    wholeDay: 'Messages are sent at any time of day.',
  },

  placeHours: {
    title: 'Local rules',
    about: (places: number) =>
      `Some states and countries allow fewer hours. Ovo knows the rules of ${counting.number(places)} places. Sources and dates are in the table. This isn’t legal advice.`,
    keep: 'Also follow stricter local rules',
    keepHint: 'Texts to these places wait. Your hours apply everywhere else.',
    needsHours: 'Turn on quiet hours to use local rules.',
    show: 'Show the rules',
    hide: 'Hide the rules',
    place: 'Place',
    weekdays: 'Monday to Friday',
    saturday: 'Saturday',
    sunday: 'Sunday',
    holidays: 'Public holidays',
    source: 'Source',
    hours: (from: string, until: string) => `${from}–${until}`,
    closed: 'No texts',
    asUsual: 'As usual',
    read: (source: string, day: string) => `${source} (read ${day})`,
  },

  unconfirmed: {
    title: 'Unconfirmed messages',
    about:
      'Sometimes Twilio doesn’t answer, and a message may or may not have been sent. Ovo then checks with Twilio first.',
    policy: 'If a message still can’t be confirmed',
    hold: 'Hold until I decide',
    holdText: 'Nobody is texted twice.',
    requeue: 'Send again',
    requeueText: 'Nobody is missed, but in rare cases someone gets the same text twice.',
    recheck: 'Check again after',
    recheckHint: 'Time between the two checks',
    seconds: ' s',
  },

  practice: {
    outcomes: 'Practice results',
    outcomesAbout: 'How often things go wrong in practice mode, so you can see how Ovo copes.',
    delay: 'Response time',
    delayHint: 'On average',
    milliseconds: ' ms',
    percent: '%',
    rejected: 'Rejected',
    rejectedHint: 'Such as a number that doesn’t exist',
    throttled: 'Throttled',
    throttledHint: 'Sent too fast, so sent later',
    unreachable: 'Unreachable',
    unreachableHint: 'Not sent, so tried again',
    unknown: 'No answer',
    unknownHint: 'Becomes unconfirmed',
    undelivered: 'Not delivered',
    undeliveredHint: 'Of the messages that were sent',
    tooMuch: 'Rejected, throttled, unreachable and no answer add up to more than 100%.',
    data: 'Practice data',
    dataAbout:
      'Campaigns sent in practice mode. They never count in real figures, filters or Do not text.',
    dataFailure: 'Couldn’t count the practice data',
    dataNone: 'No practice data.',
    dataCount: (sent: number, texts: number) =>
      `${counting.count(sent, campaigns)} with ${counting.count(texts, messages)}`,
  },

  data: {
    numbers: 'Phone numbers',
    country: 'Default country',
    countryHint: 'For numbers without a country code',
    title: 'Your data',
    about: 'Everything is kept in one folder on this computer.',
    folder: 'Data folder',
    openFolder: 'Open folder',
    folderNotOpened: 'Couldn’t open the folder',
    repair: 'Check and repair',
    repairText: 'Checks the database for inconsistencies and shows what a repair would change.',
    repairButton: 'Repair database…',
    oldSystem: 'Old system',
    oldSystemText: 'Import campaigns and messages exported from the web version.',
    oldSystemButton: 'Import…',
    version: (version: string) => `Ovo ${version}`,
  },

  appearance: {
    title: 'Appearance',
    notChanged: 'Couldn’t change the appearance',
    system: 'Match system',
    light: 'Light',
    dark: 'Dark',
    zoom: 'Text size',
    zoomAbout: 'Zooms the whole window. Ovo remembers the size.',
  },

  spelling: {
    title: 'Spelling',
    about: 'Right-click a marked word for suggestions, or to add your own words.',
    check: 'Check spelling as you type',
    withOwn: 'In English, with a dictionary that comes with Ovo. Nothing is downloaded.',
    withSystem: 'With the dictionaries of macOS.',
  },
} as const;
