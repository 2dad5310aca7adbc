import { counting } from '../counting.ts';

const { count, form, number } = counting;

const message = { one: 'message', other: 'messages' };

/** A campaign that was started: its figures, its progress, its actions. */
export const detail = {
  pause: 'Pause',
  notPaused: 'Couldn’t pause the campaign',
  resume: 'Resume',
  notResumed: 'Couldn’t resume the campaign',
  changeSender: 'Change sender…',
  changeSenderTitle: 'Change the sender',
  changeSenderConfirm: 'Change sender',
  sender: 'Sender',
  senderHint: 'Queued messages go from here once you resume',
  cancel: 'Cancel campaign…',
  cancelTitle: (name: string) => `Cancel ${name}?`,
  cancelConfirm: 'Cancel campaign',
  cancelDecline: 'Keep it',
  notCanceled: 'Couldn’t cancel the campaign',
  /** What canceling stops, and what stays. */
  cancelLeaves: (queued: number, sent: number, held = 0) => {
    const stops =
      queued > 0
        ? `${count(queued, { one: 'queued message', other: 'queued messages' })} won’t be sent.`
        : 'No messages are queued.';
    const stays =
      sent > 0
        ? `${count(sent, { one: 'message was', other: 'messages were' })} sent and can’t be taken back.`
        : 'Nothing has been sent.';
    const there =
      held > 0
        ? ` Twilio is asked to cancel ${count(held, { one: 'text', other: 'texts' })} scheduled there; each counts as canceled once Twilio confirms.`
        : '';
    return `${stops}${there} ${stays} You can’t resume a canceled campaign, but you can duplicate it.`;
  },
  newForUnreached: (people: number) => `Resend to ${number(people)} not reached`,
  noneMade: 'Couldn’t create a campaign',

  facts: {
    started: (moment: string) => `Started ${moment}`,
    sent: (span: string) => `Sent ${span}`,
    canceled: (moment: string, duration: string) => `Canceled ${moment}, after ${duration}`,
    from: (sender: string) => `From ${sender}`,
    practice: 'No texts are really sent',
    practiceOver: 'No texts were really sent',
  },

  figures: {
    label: 'Figures',
    delivered: 'Delivered',
    notArrived: 'Didn’t arrive',
    notAttempted: 'Not attempted',
    queued: 'Queued',
    waiting: 'Waiting for receipts',
    noneSent: 'Nothing sent yet',
    /** Below the count of delivered messages, while most receipts wait. */
    ofSentSoFar: (sent: number) => `of ${number(sent)} sent so far`,
    everyone: 'No failures',
    checked: (time: string) => `Checked ${time}`,
    noReceipt: (messages: number) => `${number(messages)} without a receipt`,
    awaiting: (messages: number) => `${number(messages)} waiting for a receipt`,
    reasons: {
      suppressed: 'do not text',
      'empty-text': 'empty text',
      'text-too-long': 'too long',
      'not-a-number': 'not a number',
      'decided-to-skip': 'skipped by you',
      'contact-removed': 'contact deleted',
      'number-changed': 'number changed',
      'left-audience': 'removed from list',
      'now-excluded': 'left out',
      'texted-meanwhile': 'just texted',
      other: 'other',
      canceled: 'canceled',
    },
    reason: (messages: number, reason: string) => `${reason} ${number(messages)}`,
  },

  progress: {
    title: 'Progress',
    recipients: 'Recipients',
    sent: 'Sent',
    delivered: 'Delivered',
    soFar: 'so far',
    rate: (messages: string) => `${messages} messages a second`,
    doneAbout: (time: string) => `done about ${time}`,
    pausedByYou: 'You paused this campaign. Nothing more is sent until you resume.',
    /** While Twilio has texts of it. */
    pausedWhileCanceling: 'You paused this campaign. Twilio is still canceling what it has.',
    finished: 'Nothing is left to send.',
    /** The reason for waiting, and when it ends. */
    wait: {
      rate: (time: string) => `Keeping to the sender’s rate. Next message at ${time}.`,
      'quiet-hours': (time: string) => `Waiting for quiet hours to end. Resumes ${time}.`,
      'daily-cap': (time: string) => `The sender’s daily limit is reached. Resumes ${time}.`,
      throttled: (time: string) => `Twilio asked Ovo to slow down. Resumes at ${time}.`,
      throttledInPractice: (time: string) =>
        `Practice mode is simulating a busy provider. Resumes at ${time}.`,
      retry: (time: string) => `Messages aren’t getting through. Next try at ${time}.`,
      schedule: (time: string) =>
        `Waiting for the chosen hour of the next people. Resumes ${time}.`,
      canary: (time: string) =>
        `Waiting for the receipts of the first texts, until ${time} at the latest. The rest goes when enough of them arrived.`,
      confirmation: (time: string) =>
        `Waiting for the receipt of the first message. Resumes at ${time} at the latest.`,
    },
    /** Read aloud at each tenth. */
    aloud: (name: string, status: string, percent: string) => `${name}, ${status}: ${percent}`,
  },

  attention: {
    title: 'Needs attention',
    paused: 'Paused',
    unconfirmed: (messages: number) =>
      count(messages, { one: 'unconfirmed message', other: 'unconfirmed messages' }),
    unconfirmedHeld: (messages: number) =>
      `No answer came back, so ${form(messages, { one: 'this message', other: 'these messages' })} may or may not have been sent. Nothing is resent on its own. Check again first, then decide about the rest.`,
    unconfirmedRequeued:
      'No answer came back. Ovo checks with the provider, and resends messages that two checks can’t find, as set in Settings.',
    checkAgain: 'Check again',
    notChecked: 'Couldn’t check the messages',
    nothingLeft: 'No unconfirmed messages are left.',
    stillUnconfirmed: (messages: number) => `${count(messages, message)} still unconfirmed.`,
    decide: 'Decide',
    damaged: 'This campaign had invalid figures in the old system',
    damagedText: (figures: string, status: string) =>
      `The old system says: ${figures}, ${status}. A repair counts the messages again and completes the campaign. Nothing is sent before that.`,
    repair: 'Repair database…',
  },

  old: {
    title: 'From the old system',
    estimated: 'Estimated figures',
    estimatedText: 'The messages of this campaign are missing, so the figures are an estimate.',
    before: (day: string, figures: string, status: string, basis: string) =>
      `Before the repair on ${day}, the old system said: ${figures}, ${status}. ${basis}`,
    said: (figures: string, status: string, basis: string) =>
      `The old system said: ${figures}, ${status}. ${basis}`,
    counted: 'The figures here are counted from the messages.',
    missing: 'The messages are missing, so the figures here are an estimate.',
  },

  timeline: {
    title: 'History',
    notRead: 'Couldn’t load the history',
    created: 'Draft created',
    started: (people: number) => `Started for ${count(people, { one: 'person', other: 'people' })}`,
    paused: 'Campaign paused',
    resumed: 'Campaign resumed',
    scheduled: (time: string) => `Scheduled for ${time}`,
    unscheduled: 'Back to draft',
    handedOver: 'Handed over to Twilio',
    takenBack: 'Taken back from Twilio',
    senderChanged: 'Sender changed',
    decided: {
      'send-again': (messages: number) => `${count(messages, message)} sent again by you`,
      'mark-as-sent': (messages: number) => `${count(messages, message)} marked as sent by you`,
      skip: (messages: number) => `${count(messages, message)} skipped by you`,
    },
    retried: (messages: number) => `${count(messages, message)} tried again by you`,
    completed: 'Campaign completed',
    canceled: 'Campaign canceled',
  },

  export: {
    label: 'Export…',
    title: 'Save these people with what became of each message',
    failed: 'Couldn’t export these people',
    done: (people: number, fileName: string) =>
      `${count(people, { one: 'person', other: 'people' })} exported to ${fileName}.`,
  },

  text: 'The text',
  noText: 'No text',

  retry: {
    button: (messages: number) => `Try ${number(messages)} again`,
    title: (messages: number) => `Try ${count(messages, message)} again?`,
    body: 'Twilio refused these messages, so these people don’t have the text yet. Fix the cause first: the reasons are listed here.',
    bodyPaused: (name: string) =>
      `Twilio refused these messages, so these people don’t have the text yet. Fix the cause first. “${name}” goes on, also to everyone who is still queued.`,
    confirm: 'Try again',
    failed: 'Couldn’t try again',
    done: (messages: number) => `${count(messages, message)} queued again.`,
  },

  failures: {
    notArrived: (messages: number) => `Why ${number(messages)} didn’t arrive`,
    notAttempted: (messages: number) =>
      `Why ${number(messages)} ${form(messages, { one: 'wasn’t', other: 'weren’t' })} sent`,
    notRead: 'Couldn’t load the reasons',
    showPeople: (people: number, reason: string) =>
      `Show the ${count(people, { one: 'person', other: 'people' })}: ${reason}`,
    error: (code: number) => `Error ${String(code)}`,
    removeNumber: 'Remove the number from your lists.',
    noRetry: 'Another try won’t help.',
    retry: 'Worth another try.',
  },
} as const;
