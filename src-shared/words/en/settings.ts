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
    changeOf: (what: string) => `Change: ${what}`,
  },

  twilio: {
    title: 'Twilio account',
    about: 'We recommend an API key: you can revoke it at any time.',
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
    login: 'Sign in with',
    apiKeyLogin: 'API key',
    tokenLogin: 'Auth token',
    accountSid: 'Account SID',
    accountSidSample: 'AC…',
    apiKey: 'API key SID',
    apiKeySample: 'SK…',
    apiKeySecret: 'API key secret',
    token: 'Auth token',
    showOrHide: 'Show or hide',
    noKeychain: 'No keychain found, so you’ll sign in again after quitting.',
    save: 'Save account',
    saved: 'Connected. The account is saved.',
    savedUntested: (problem: string) => `Account saved, but not tested yet. ${problem}`,
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
    badAccountSid: 'An Account SID starts with AC, followed by 32 digits and letters from a to f.',
    badApiKey: 'An API key SID starts with SK, followed by 32 digits and letters from a to f.',
    badSecret: 'Too short. Paste the whole secret.',
  },

  sender: {
    title: 'Sender',
    about: 'Used by every campaign that has no sender of its own.',
    label: 'Default sender',
    hint: 'A Twilio number or Messaging Service',
  },

  limits: {
    title: 'Sending limits',
    about: 'For each sender. Changes apply at once, even to campaigns being sent.',
    rate: 'Rate',
    rateHint: 'Segments a second. 0 = unlimited',
    daily: 'Daily limit',
    dailyHint: 'Segments a day. 0 = unlimited',
    pause: 'Pause if more than this share of the last 50 fail',
    pauseHint: 'The campaign pauses and says why. You can resume at any time.',
  },

  quietHours: {
    title: 'Quiet hours',
    about:
      'US law allows marketing texts from 8 AM to 9 PM, recipient’s local time. Messages outside these hours wait.',
    only: 'Only send during these hours (recipient’s local time)',
    from: 'From',
    until: 'Until',
    timeHint: (example: string) => `Enter a time like ${example}.`,
    notLater: 'Must be later than the start. For midnight, enter 24:00.',
    tooShort: 'Allow at least one hour.',
    day: (from: string, until: string) => `Messages are sent from ${from} to ${until}.`,
    wholeDay: 'Messages are sent at any time of day.',
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
    discard: 'Discard practice data…',
    discardTitle: 'Discard all practice data?',
    discardText:
      'All practice campaigns and their messages are deleted. Contacts, drafts, Do not text and all real messages stay. This can’t be undone.',
    discardConfirm: 'Discard practice data',
    discardDecline: 'Keep',
    discardFailed: 'Couldn’t discard the practice data',
    discarded: (count: number) => `${counting.count(count, campaigns)} discarded.`,
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
} as const;
