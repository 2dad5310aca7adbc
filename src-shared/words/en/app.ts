import { counting } from './counting.ts';

/** The frame of the window: sidebar, banners, dropped files, failures. */
export const app = {
  name: 'Ovo',
  skip: 'Skip to content',
  navigation: 'Main',
  home: 'Home',
  campaigns: 'Campaigns',
  contacts: 'Contacts',
  settings: 'Settings',
  nothingHere: 'Nothing here',
  goHome: 'Go to Home',

  practice: {
    label: 'Practice mode',
    /** Beside the name of the app. */
    badge: 'Practice mode',
    sentence: 'Practice mode. No texts are really sent.',
    change: 'Change in Settings',
  },

  sending: {
    others: (count: number) => `and ${counting.number(count)} more`,
    doneAbout: (time: string) => `Done about ${time}`,
    progressOf: (campaign: string) => `Sending ${campaign}`,
  },

  damage: {
    label: 'Damaged database',
    before: 'The database file is damaged, so sending is off.',
    restore: 'Restore a backup',
    after: ', or quit and reopen Ovo to salvage what’s readable.',
  },

  otherProcess: {
    label: 'Another process',
    sentence:
      'Another Ovo process (the command line) is sending from this data. You can send from here once that process is done.',
  },

  failure: {
    title: 'Couldn’t show this screen',
    text: 'Something went wrong in Ovo. Everything saved is still there, and sending continues. Show the screen again, or go to another one.',
    again: 'Show again',
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
    signHint: 'CSV, Excel or vCard. You’ll see a preview first.',
    busy: 'Another file is being imported',
    busyHint: 'Drop this file when that import is done.',
    busyFailure: 'Another file is being imported. Drop this file when that import is done.',
    noFile: 'You dropped no file.',
    several: 'Nothing was imported. Each file needs an import of its own.',
  },

  work: {
    importing: (file: string) => `Importing ${file}`,
    importingFor: (file: string, left: string) => `Importing ${file}, ${left}`,
    importProgress: 'Import progress',
    imported: (file: string) => `Import of ${file} finished`,
    importFailed: (file: string) => `Import of ${file} didn’t finish`,
    undoing: (file: string) => `Undoing the import of ${file}`,
  },
} as const;
