import { counting } from '../counting.ts';

/** What the app says outside its window: menus, dialogs, notifications and the tray. */
export const shell = {
  ovo: 'Ovo',

  /** The & stands before the letter that opens the menu with the keyboard. */
  menu: {
    file: '&File',
    newCampaign: 'New campaign',
    newMessage: 'New message',
    importContacts: 'Import contacts…',
    importOldSystem: 'Import from the old system…',
    settings: 'Settings…',
    edit: '&Edit',
    view: '&View',
    palette: 'Search or run…',
    home: 'Home',
    inbox: 'Inbox',
    campaigns: 'Campaigns',
    contacts: 'Contacts',
    back: 'Back',
    forward: 'Forward',
    tools: '&Tools',
    syncReplies: 'Sync replies now',
    repair: 'Repair database…',
    backups: 'Backups…',
    window: '&Window',
    help: '&Help',
    shortcuts: 'Keyboard shortcuts',
    dataFolder: 'Open data folder',
    addToDictionary: 'Add to dictionary',
  },

  /** Dialogs that choose a file; the names in `types` stand for kinds of file. */
  files: {
    choose: 'Choose',
    importContacts: 'Import contacts',
    oldCampaigns: 'Choose the campaigns file (smscampaigns)',
    oldMessages: 'Choose the messages file (smsmessages)',
    backUp: 'Back up',
    restore: 'Restore a backup',
    types: {
      all: 'All files',
      contacts: (formats: readonly string[]) => `Contacts (${formats.join(', ')})`,
      csv: 'CSV',
      text: 'Text',
      exports: 'Exports (JSON)',
      sealedBackup: 'Sealed backup',
      backup: 'Backup',
      backups: 'Backups',
    },
  },

  /** While Ovo sends without a window. */
  tray: {
    sending: 'Ovo is sending texts',
    sent: (settled: number, total: number) =>
      `Ovo: ${counting.number(settled)} of ${counting.number(total)} sent`,
    withUnread: (said: string, unread: string) => `${said} · ${unread}`,
    open: 'Open Ovo',
    pauseAndQuit: 'Pause and quit',
  },

  quit: {
    sent: (settled: number, total: number) =>
      `${counting.number(settled)} of ${counting.number(total)} sent.`,
    detail: 'If you quit, Ovo sends the rest when you open it again. Nobody is texted twice.',
    pauseAndQuit: 'Pause and quit',
    keepSending: 'Keep sending in the background',
    cancel: 'Cancel',
  },

  /** Notifications of replies, and the badge. */
  replies: {
    several: (count: number) => counting.count(count, { one: 'new reply', other: 'new replies' }),
    from: (names: readonly string[], isMore: boolean) =>
      isMore ? `From ${names.join(', ')} and others` : `From ${names.join(', ')}`,
    toDecide: (count: number) =>
      count === 1
        ? 'One may be an opt-out. Look and decide.'
        : `${counting.number(count)} may be opt-outs. Look and decide.`,
    unread: (count: number) =>
      counting.count(count, {
        one: 'unread conversation',
        other: 'unread conversations',
      }),
  },

  news: {
    done: (sent: number) => `Done: ${counting.number(sent)} sent.`,
    doneNotAll: (sent: number, notSent: number) =>
      `Done: ${counting.number(sent)} sent, ${counting.number(notSent)} not sent.`,
    paused: (reason: string) => `Paused: ${reason}`,
  },

  fault: {
    message: 'Ovo has to close because something unexpected went wrong.',
    detail:
      'Everything up to now is saved, and sending has stopped. Sending resumes when you open Ovo again. The log in the data folder has the details.',
    close: 'Close',
  },

  windowGone: {
    message: 'The window stopped working.',
    detail: 'Nothing is lost, and sending continues.',
    reopen: 'Reopen window',
    close: 'Close window',
  },

  folderNotOpened: (cause: string, folder: string) =>
    `Couldn’t open the folder ${folder} (${cause}).`,
} as const;
