import { counting } from './counting.ts';

/** The frame of the window: sidebar, banners, dropped files, failures. */
export const app = {
  name: 'Ovo',
  skip: 'Skip to content',
  navigation: 'Main',
  home: 'Home',
  inbox: 'Inbox',
  campaigns: 'Campaigns',
  contacts: 'Contacts',
  settings: 'Settings',
  nothingHere: 'Nothing here',
  goHome: 'Go to Home',

  sending: {
    others: (count: number) => `and ${counting.number(count)} more`,
    doneAbout: (time: string) => `Done about ${time}`,
    paused: 'Paused',
    seconds: (seconds: number) => `${counting.number(seconds)} s`,
    undoHint: 'Not sent yet. Open to undo.',
    undoNote: 'Open to undo',
    aboutToSend: 'About to send:',
    /** Before the name of the campaign, for whoever does not see the bar and the flask. */
    sending: 'Sending:',
    practice: 'Practice:',
    sendingPractice: 'Sending practice:',
    progressOf: (campaign: string, percent: string) => `${campaign}: ${percent}`,
  },

  damage: {
    label: 'Damaged database',
    sentence:
      'The database file is damaged, so sending has stopped. Restore a backup, or quit Ovo and open it again to recover what can be read.',
    restore: 'Restore a backup',
  },

  otherProcess: {
    label: 'Another process',
    sentence:
      'The Ovo command line is sending from this data folder. You can send from here once it’s done.',
  },

  failure: {
    title: 'Couldn’t show this screen',
    text: 'Something went wrong in Ovo. Everything you saved is kept, and campaigns keep sending. Try again, or open another screen.',
    again: 'Try again',
    copy: 'Copy details',
    copied: 'Details copied',
    details: 'Details',
  },

  problems: {
    title: 'Recent problems',
    clear: 'Clear',
  },

  drop: {
    oneAtATime: 'Drop one file at a time',
    notTaken: 'Couldn’t open the file',
    sign: 'Drop to import contacts',
    signHint: 'CSV, Excel or vCard. You can check the columns before anything is imported.',
    busy: 'Another import is running',
    busyHint: 'Drop this file once that import is done.',
    busyFailure: 'Another import is running. Drop this file once that import is done.',
    noFile: 'You dropped something other than a file.',
    several: 'Nothing was imported. Drop one file after the other.',
  },

  work: {
    importing: (file: string) => `Importing ${file}`,
    importProgress: 'Progress of the import',
    imported: (file: string) => `Imported ${file}`,
    importFailed: (file: string) => `Couldn’t import ${file}`,
    seeResult: 'See the result',
    seeWhy: 'See why',
    undoing: (file: string) => `Undoing the import of ${file}`,
  },
} as const;
