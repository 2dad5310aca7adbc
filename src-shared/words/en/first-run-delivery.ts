/** Whether texts arrive, how fast they go, and the last steps of connecting Twilio. */
export const firstRunDelivery = {
  delivery: {
    title: 'Will your texts arrive?',
    about: (sender: string) => `What Twilio says about ${sender}`,
    label: 'Findings',
    noSenderAbout: 'Registration, replies and rate, as Twilio knows them',
    noSenderTitle: 'No number yet',
    noSenderText: 'Choose the number you text from first. Ovo then asks Twilio about it.',
    toSender: 'Choose a number',
    failure: 'Couldn’t ask Twilio',
    checking: 'Asking Twilio',
    editableUntil: (date: string) =>
      `You can edit the request until ${date} without losing its place.`,
    twilioSays: (reason: string) => `Twilio says: ${reason}`,
  },

  /** By scheme and state: A2P 10DLC for local numbers, verification for toll-free ones. */
  registration: {
    a2p: {
      registered: 'Texts will arrive',
      'registered-text': (service: string) =>
        `${service} has an approved A2P campaign, so US carriers accept your texts.`,
      'in-review': 'Registration is in review',
      'in-review-text':
        'US carriers block texts until the A2P campaign is approved. That takes 10 to 15 business days.',
      refused: 'Registration was refused',
      'refused-text':
        'US carriers block texts from this number. Correct the A2P campaign at Twilio.',
      suspended: 'Registration is suspended',
      'suspended-text':
        'US carriers block texts from this number. Ask Twilio’s support about the brand.',
      missing: 'This number isn’t registered',
      'missing-text':
        'US carriers block texts from unregistered local numbers. Register a brand and an A2P campaign at Twilio, and add the number to its Messaging Service.',
      mock: 'This campaign is only for tests',
      'mock-text': 'Texts of a mock A2P campaign aren’t delivered. Register a real one at Twilio.',
    },
    'toll-free': {
      registered: 'Texts will arrive',
      'registered-text': 'The toll-free number is verified, so US carriers accept your texts.',
      'in-review': 'Verification is in review',
      'in-review-text':
        'Texts from toll-free numbers are blocked until verification is approved. That takes about 3 to 5 business days.',
      refused: 'Verification was refused',
      'refused-text':
        'Texts from this toll-free number are blocked. Correct the request at Twilio and send it again.',
      missing: 'This toll-free number isn’t verified',
      'missing-text': 'Its texts are blocked until you request verification at Twilio.',
    },
    other: {
      'not-needed': 'Texts will arrive',
      'not-needed-text':
        'Short codes are approved before you get them. There’s nothing left to register.',
      elsewhere: 'US registration doesn’t cover this number',
      'elsewhere-text':
        'It isn’t a US number. Carriers of some countries, the US among them, may block its texts.',
      'no-numbers': 'The Messaging Service has no numbers',
      'no-numbers-text': 'Nothing can be sent. Add a number to its sender pool at Twilio.',
      unknown: 'Couldn’t read the registration',
      'unknown-text':
        'Twilio didn’t say whether your texts will arrive. Check the registration in the Twilio Console.',
    },
  },

  replies: {
    readable: 'Replies can be read',
    'readable-text': 'Twilio keeps your customers’ replies, and Ovo can read them.',
    forbidden: 'Replies can’t be read',
    'forbidden-text':
      'The API key isn’t allowed to list messages, so Ovo would miss replies and opt-outs. Create a standard key in the Twilio Console.',
    dropped: 'Replies are lost at Twilio',
    'dropped-text':
      'The Messaging Service drops your customers’ replies, opt-outs too. In the Twilio Console, open its Integration page and choose “Defer to sender’s webhook”.',
    unknown: 'Couldn’t check replies',
    'unknown-text': 'Twilio didn’t say what becomes of replies. Check again later.',
  },

  rate: {
    title: (rate: string) => `Send ${rate} segments a second`,
    titleOne: 'Send 1 segment a second',
    accepted: (rate: string) => `Sending ${rate} segments a second`,
    acceptedOne: 'Sending 1 segment a second',
    use: 'Use this rate',
    grounds: {
      local: 'The usual rate of a local number without registration.',
      'toll-free': 'The usual rate of a toll-free number.',
      'short-code': 'Every short code can send this fast. Your contract may allow up to 100.',
      'sole-proprietor':
        'Your brand is a sole proprietor. T-Mobile takes about 1,000 segments a day from it.',
      'not-vetted':
        'Your brand has no trust score yet. T-Mobile takes about 2,000 segments a day from it.',
      'low-score': 'Your brand’s trust score is below 50.',
      'good-score': 'Your brand’s trust score is 50 or more.',
      other:
        'A careful start. Raise the rate in Settings once you know how fast this number can send.',
    },
    now: (rate: string) => `Now: ${rate} a second. You can change the rate in Settings.`,
    nowUnlimited: 'Now: unlimited. You can change the rate in Settings.',
  },

  business: {
    title: 'Your business',
    about: 'Carriers ask for both in the first text to a customer.',
    name: 'Business name',
    nameHint: 'As your customers know you',
    nameExample: 'Corner Bakery',
    optOut: 'Opt-out sentence',
    optOutHint: 'Twilio handles STOP replies. This sentence tells customers how to opt out.',
    optOutExample: 'Reply STOP to opt out.',
    nameMissing: 'Enter the name your customers know.',
    optOutMissing: 'Enter a sentence, such as: Reply STOP to opt out.',
    noStop: 'Include the word STOP. Twilio opts out anyone who replies with it.',
    save: 'Save and continue',
    preview: 'How a text begins and ends',
    sample: (name: string, optOut: string) => `${name}: pumpkin bread is back! ${optOut}`,
  },

  test: {
    title: 'Text yourself',
    /** `price` is what the text costs; empty where nobody knows. */
    about: (price: string) =>
      price === ''
        ? 'One real text to your own phone, in practice mode too. Twilio bills it like any other text.'
        : `One real text to your own phone, in practice mode too. It costs ${price}.`,
    number: 'Your mobile number',
    numberExample: '(212) 555-0142',
    body: (name: string, optOut: string) =>
      `${name === '' ? 'Ovo' : name}: this is a test text. It works! ${optOut}`,
    preview: 'The text you’ll get',
    send: 'Send test text',
    another: 'Send another',
    sending: 'Sending',
    failure: 'Couldn’t send the test text',
    checkFailure: 'Couldn’t ask Twilio',
    lookAgain: 'Check again',
    states: {
      sending: 'Handing the text to Twilio',
      accepted: 'Twilio has the text',
      delivered: 'Delivered',
      undelivered: 'Not delivered',
      rejected: 'Twilio refused the text',
      'not-sent': 'Not sent',
      unknown: 'Unconfirmed: the text may have been sent',
    },
    texts: {
      sending: 'This takes a moment.',
      accepted: (to: string) => `On its way to ${to}. Waiting for the delivery receipt.`,
      delivered: (to: string) => `The carrier confirmed that ${to} has the text.`,
      unknown: 'Twilio’s answer got lost. Check your phone before you send another.',
      notSent: 'Nothing left this computer. Try again in a moment.',
    },
    refusals: {
      'no-account': 'Connect your Twilio account first.',
      'no-sender': 'Choose the number you text from first.',
      'not-a-number': 'This number can’t be texted. Enter it with the area code.',
      'do-not-text': 'This number is on Do not text. Use another number, or opt it back in there.',
      busy: 'Another test text is on its way. Wait a moment.',
    },
    finish: {
      title: 'How should Ovo send from now on?',
      text: 'Your setup is saved either way. You can switch in Settings.',
      real: 'Send real texts',
      practice: 'Stay in practice mode',
      done: 'Done',
      doneText: 'Ovo sends real texts through Twilio.',
      doneTitle: 'You’re set up',
      told: 'Ovo now sends real texts through Twilio.',
      stays: 'Ovo stays in practice mode. No texts are really sent.',
      failure: 'Couldn’t save the change',
    },
  },
} as const;
