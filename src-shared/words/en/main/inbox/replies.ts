/** About replies, and what they ask for. */
export const replies = {
  noAccount:
    'No Twilio account is connected, so replies can’t be read. Connect Twilio in Settings, or set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN (or TWILIO_API_KEY and TWILIO_API_SECRET) for the command line.',
  notRead: (cause: string) =>
    `Couldn’t read all replies: ${cause} What was read is kept. Try again later.`,
  over: 'Reading replies was stopped. What was read is kept.',
  endless: 'Twilio’s list of messages led in a circle.',

  /** A reply as evidence: its exact text, when it was sent, and Twilio’s id of it. */
  evidence: (text: string, time: string, sid: string) => `“${text}” (received ${time}, ${sid})`,
  /** Stands for the name of a business that has not said its own. */
  us: 'us',

  nothingToDecide: (phone: string) =>
    `Nothing about ${phone} waits for a decision. Nothing was changed.`,
  nothingToTakeBack: (phone: string) =>
    `No decision about ${phone} can be taken back any more. Nothing was changed.`,
  stoppedSince: (phone: string) =>
    `${phone} has asked for no more texts since then. The decision stands.`,
  furtherReasonSince: (phone: string) =>
    `There is another reason by now why ${phone} must not be texted. The decision stands.`,
  importedSince: (phone: string) =>
    `Contacts were imported since, and their file may say that ${phone} must not be texted. The decision stands.`,
  takenBack: (seconds: number) =>
    `The decision to opt out was taken back after ${seconds} ${seconds === 1 ? 'second' : 'seconds'}`,
  givenUp: 'Number given up',
  givenUpEvidence: (day: string) => `On Twilio’s list of deactivated numbers of ${day}`,

  noPicture: 'There’s no such picture. Nothing was changed.',
  pictureUnavailable: (cause: string) => `Couldn’t load the picture: ${cause} Try again later.`,
  pictureAnswered: 'That picture was stored or refused already. Nothing was changed.',
} as const;
