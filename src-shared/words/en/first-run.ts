import { counting } from './counting.ts';

/** The first run: practice with sample contacts, or connect Twilio. */
export const firstRun = {
  samples: {
    button: 'Try with sample contacts',
    failure: 'Couldn’t import the sample contacts',
    done: (count: number) =>
      `${counting.count(count, { one: 'sample contact', other: 'sample contacts' })} imported. You can undo this in Imports.`,
  },

  welcome: {
    title: 'Welcome to Ovo',
    text: 'Text your customers from this computer, through your own Twilio account. Start either way: you can do the other later.',
    practice: {
      title: 'Look around first',
      text: 'Get 28 invented customers and a campaign that’s ready to send. Nothing leaves this computer.',
      first: 'Sample contacts in several time zones',
      second: 'A draft to edit, review and send',
      third: 'Undo the import whenever you like',
    },
    connect: {
      title: 'Send real texts',
      text: 'Connect Twilio in five short steps. Ovo checks each one with Twilio and tells you whether your texts will arrive.',
      first: 'Your account and the number you text from',
      second: 'Registration, sending rate and replies',
      third: 'A test text to your own phone',
      button: 'Connect Twilio',
      again: 'Continue connecting Twilio',
    },
    own: 'Already have a file of customers?',
    import: 'Choose a file',
  },

  wizard: {
    title: 'Connect Twilio',
    home: 'Home',
    facts: (step: number, steps: number) =>
      `Step ${counting.number(step)} of ${counting.number(steps)} · Skip any step and come back later`,
    steps: 'Steps',
    stepDone: 'done',
    skip: 'Skip for now',
    next: 'Continue',
    again: 'Check again',
    notSaved: 'Couldn’t save your choice',
    settingsFailure: 'Couldn’t read the settings',
    names: {
      account: 'Account',
      sender: 'Number',
      delivery: 'Delivery',
      business: 'Business',
      test: 'Test text',
    },
    setupAgain: 'Check number, registration and replies',
  },

  account: {
    title: 'Your Twilio account',
    about: 'Ovo checks the credentials with Twilio. They stay on this computer.',
    help: 'Where to find the credentials',
    /** A step a line. */
    keySteps:
      'Open console.twilio.com and copy the Account SID from the first page.\nGo to Account > API keys & tokens and create an API key of the type Standard.\nCopy the SID and the secret. Twilio shows the secret only once.',
    tokenSteps:
      'Open console.twilio.com and copy the Account SID from the first page.\nCopy the auth token beside it.\nLater, change to an API key: you can revoke it without touching the token.',
    login: 'Sign in with',
    apiKey: 'API key (recommended)',
    authToken: 'Auth token',
    keyHint: 'We recommend an API key: you can revoke it at any time.',
    sid: 'Account SID',
    keySid: 'API key SID',
    keySecret: 'API key secret',
    token: 'Auth token',
    sidExample: 'AC…',
    keyExample: 'SK…',
    sidProblem: 'An Account SID starts with AC, followed by 32 digits and letters from a to f.',
    keyProblem: 'An API key SID starts with SK, followed by 32 digits and letters from a to f.',
    secretTooShort: 'Too short. Paste the whole secret.',
    secretTooLong: 'Too long. Paste the secret alone.',
    noKeychain: 'No keychain found, so you’ll sign in again after quitting.',
    save: 'Check and save',
    other: 'Use another account',
    works: (name: string) => `${name} is connected`,
    unnamed: (hint: string) => `Account ${hint}`,
    worksText: 'Twilio accepted your credentials.',
    worksKeyText: 'Twilio accepted the API key. A standard key can’t read the account’s name.',
    trialTitle: 'This is a trial account',
    trialText:
      'Trial accounts only text numbers you’ve verified at Twilio, and add a line to each text. Upgrade in the Twilio Console before your first campaign.',
    checking: 'Checking with Twilio',
    savedUnchecked: 'Saved, but not checked',
    failure: 'Couldn’t check the account',
  },

  problems: {
    'wrong-login':
      'Twilio doesn’t accept these credentials. Check the SID and the secret. Nothing was saved.',
    'wrong-account':
      'The key works, but not for this Account SID. Copy the SID from the same account. Nothing was saved.',
    'test-credentials':
      'These are Twilio’s test credentials. They can’t send texts. Use the live ones. Nothing was saved.',
    suspended:
      'Twilio has suspended this account, so it can’t send. Twilio’s support can tell you why.',
    closed: 'This account is closed, so it can’t send. Use another one.',
    forbidden: 'The API key isn’t allowed to do this. Create a standard key in the Twilio Console.',
    'not-found': 'Twilio doesn’t know this account.',
    offline: 'Couldn’t reach Twilio. Check your internet connection, then check again.',
    'no-answer': 'Twilio didn’t answer in time. Check again in a moment.',
    busy: 'Twilio is busy with this account. Check again in a minute.',
    'provider-fault': 'Twilio has a problem of its own. Check again in a few minutes.',
    unexpected: 'Twilio gave an answer Ovo doesn’t understand. Check again in a moment.',
  },

  /** Why a part could not be read, within a sentence. */
  shortProblems: {
    'wrong-login': 'the credentials aren’t accepted anymore',
    'wrong-account': 'belongs to another account',
    'test-credentials': 'test credentials can’t read anything',
    suspended: 'the account is suspended',
    closed: 'the account is closed',
    forbidden: 'the API key doesn’t allow this',
    'not-found': 'unknown to Twilio',
    offline: 'couldn’t reach Twilio',
    'no-answer': 'Twilio didn’t answer in time',
    busy: 'Twilio is busy',
    'provider-fault': 'Twilio has a problem of its own',
    unexpected: 'Ovo didn’t understand the answer',
  },

  parts: {
    numbers: 'phone numbers',
    'short-codes': 'short codes',
    services: 'Messaging Services',
    service: 'the Messaging Service',
    'service-numbers': 'the numbers of Messaging Services',
    campaign: 'the A2P campaign',
    brand: 'the A2P brand',
    'toll-free': 'the toll-free verification',
    messages: 'messages',
    unread: (part: string, reason: string) => `Couldn’t read ${part}: ${reason}`,
    unreadText: 'Everything else was checked.',
  },

  sender: {
    title: 'The number you text from',
    about:
      'Customers see this number and reply to it. You can choose another one for each campaign.',
    label: 'Numbers and Messaging Services of your account',
    kinds: {
      local: 'Local number',
      'toll-free': 'Toll-free number',
      'short-code': 'Short code',
      foreign: 'Number outside the US',
      service: 'Messaging Service',
    },
    sms: 'SMS',
    mms: 'MMS',
    voice: 'Voice',
    voiceOnly: 'Voice only: can’t send texts',
    facts: (kind: string, abilities: string) => `${kind} · ${abilities}`,
    serviceFacts: 'Messaging Service · Sends from any of its numbers',
    use: 'Use this number',
    emptyTitle: 'No numbers in this account yet',
    emptyText: 'Buy a number that can send texts in the Twilio Console, then check again.',
    noAccountTitle: 'No account yet',
    noAccountText: 'Connect your Twilio account first. Its numbers appear here.',
    toAccount: 'Connect an account',
    failure: 'Couldn’t read the numbers',
    typed: 'Or type a number or Messaging Service SID',
  },
} as const;
