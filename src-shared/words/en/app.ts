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
    before: 'The database file is damaged, so nothing is sent from it.',
    restore: 'Restore a backup',
    after:
      ', or quit Ovo and open it again: you can then salvage everything that is still readable.',
  },

  otherProcess: {
    label: 'Another process',
    sentence:
      'Another Ovo process (the command line) is sending from this data. You can send from here once that process is done.',
  },

  failure: {
    title: 'This screen could not be shown',
    text: 'Something went wrong inside Ovo. Everything that was saved is still there, and a campaign that is being sent continues. Show the screen again, or go somewhere else.',
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
    notTaken: 'The file was not taken',
    sign: 'Drop to import contacts',
    signHint: 'CSV, Excel or vCards. You see how Ovo reads the file first.',
    busy: 'Another file is being imported',
    busyHint: 'Drop this one when that is done.',
    busyFailure: 'Another file is being imported. Drop this one when that is done.',
    noFile: 'There was no file in what you dropped.',
    several: 'Nothing was taken: each file is an import of its own.',
  },

  work: {
    importing: (file: string) => `Importing ${file}`,
    importingFor: (file: string, left: string) => `Importing ${file}, ${left}`,
    importProgress: 'Progress of the import',
    imported: (file: string) => `Import of ${file} finished`,
    importFailed: (file: string) => `Import of ${file} did not finish`,
    undoing: (file: string) => `Undoing the import of ${file}`,
  },
} as const;
