import { counting } from './counting.ts';

/** The first run: practice with sample contacts, or connect Twilio. */
export const firstRun = {
  samples: {
    button: 'Try with sample contacts',
    failure: 'The sample contacts weren’t imported',
    done: (count: number) =>
      `${counting.count(count, { one: 'sample contact', other: 'sample contacts' })} imported. You can undo this in Imports.`,
  },

  welcome: {
    title: 'Welcome to Ovo',
    text: 'Text your customers from this computer, through your own Twilio account. Start whichever way you like: you can do the other one later.',
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
    own: 'Have a file of customers already?',
    import: 'Import your contacts',
  },
} as const;
