import { counting } from '../counting.ts';

const noAnswer = (what: string, seconds: number) =>
  `no ${what} within ${seconds} ${counting.form(seconds, { one: 'second', other: 'seconds' })}`;

/** What became of a request to Twilio, and what is wrong with the account or the way there. */
export const twilio = {
  slowDown: (cause: string) => `Twilio asked to slow down (${cause}).`,
  refuses: (cause: string) => `Twilio refuses to send (${cause}).`,
  notReached: (cause: string) => `Couldn’t reach Twilio (${cause}).`,
  noAnswer: (cause: string) => `Twilio didn’t answer (${cause}).`,
  unclear: (cause: string) => `Twilio’s answer doesn’t say whether it took the message (${cause}).`,
  schedulesForServices:
    'Twilio keeps messages until their time only for a Messaging Service. Choose one as the sender.',
  notCanceled: (cause: string) => `Couldn’t cancel the message at Twilio (${cause}).`,
  notCanceledYet: 'Twilio hasn’t canceled the message yet.',
  notStarted: (cause: string) => `Couldn’t start the connection to Twilio (${cause}).`,
  listUnreadable: (cause: string) => `Couldn’t read Twilio’s list of messages (${cause}).`,
  notAskedOfMessages: (cause: string) => `Couldn’t ask Twilio what became of messages (${cause}).`,
  repliesUnreadable: (cause: string) => `Couldn’t read replies at Twilio (${cause}).`,
  fileUnreadable: (cause: string) => `Couldn’t fetch a file of a reply from Twilio (${cause}).`,
  deactivatedUnreadable: (cause: string) =>
    `Couldn’t read Twilio’s list of given-up numbers (${cause}).`,

  notTested: (cause: string) =>
    `Couldn’t ask Twilio (${cause}). Nothing was changed. Try again later.`,
  checkConnection: (reason: string) =>
    `${reason} Nothing was changed. Check your internet connection and try again.`,
  notChanged: (reason: string) => `${reason} Nothing was changed.`,
  anotherTestText:
    'This test text was asked for before, to another number, with another text or from another sender. Nothing was sent. Start a new test text.',
  nothingToTest: 'There are no Twilio credentials to test. Enter them first.',

  mayNotListSenders:
    'Twilio doesn’t let these credentials list all senders. You can type a sender instead.',
  sendersNotAsked: (cause: string) =>
    `Couldn’t ask Twilio (${cause}). You can type a sender instead.`,
  typeSender: (reason: string) => `${reason} You can type a sender instead.`,

  /** The account and the way to Twilio, as environment variables say. */
  environment: {
    badUrl:
      'OVO_TWILIO_URL must be an https address, or an http address on this computer such as http://127.0.0.1:4010, without a user name, ? or #. Nothing was sent.',
    badProxy:
      'HTTPS_PROXY must be the address of an HTTP proxy, such as http://proxy.example.com:3128. Correct it, or list api.twilio.com in NO_PROXY. Nothing was sent.',
    incomplete: (missing: readonly string[]) =>
      `The Twilio account in the environment is incomplete: ${missing.join(' and ')} isn’t set. Nothing was sent.`,
    tokenOrKey: 'TWILIO_AUTH_TOKEN (or TWILIO_API_KEY and TWILIO_API_SECRET)',
    badAccountSid:
      'TWILIO_ACCOUNT_SID isn’t an Account SID. An Account SID is AC and 32 hexadecimal digits. Nothing was sent.',
  },

  /** Why no usable answer came; each goes into a sentence. */
  causes: {
    certificateExpired: 'the certificate has expired, or this computer’s date is wrong',
    certificateNotYetValid: 'the certificate isn’t valid yet, or this computer’s date is wrong',
    certificateOfAnother: 'the certificate is for another address',
    selfSigned: 'self-signed certificate',
    noTls: 'the other side doesn’t speak TLS',
    connectionFailed: 'the connection failed',
    connectionLost: 'the connection was lost',
    noConnectionWithin: (seconds: number) => noAnswer('connection', seconds),
    noAnswerWithin: (seconds: number) => noAnswer('answer', seconds),
    noWholeAnswerWithin: (seconds: number) => noAnswer('whole answer', seconds),
    nothingMoreWithin: (seconds: number) => noAnswer('more of the answer', seconds),
    leadsAstray: 'the answer leads to an address that isn’t public',
    leadsOn: 'the answer leads on and on',
    noEnd: 'the list doesn’t come to an end',
    noSid: 'the answer has no SID',
    unexpected: 'an unexpected failure',
  },

  /** A fault of the proxy on the way, which is given as host and port; each goes into a sentence. */
  proxy: {
    noAnswer: 'didn’t answer in time',
    failed: (proxy: string, cause: string) => `the proxy ${proxy} ${cause}`,
    closed: (proxy: string) => `the proxy ${proxy} closed the connection`,
    wantsLogin: (proxy: string) =>
      `the proxy ${proxy} wants another user name and password (HTTP 407)`,
    refused: (proxy: string, status: number) =>
      `the proxy ${proxy} refused the connection (HTTP ${status})`,
    notReached: (proxy: string, cause: string) => `couldn’t reach the proxy ${proxy} (${cause})`,
  },
} as const;
