import { counting } from '../counting.ts';

const { number } = counting;

/** What several screens say of a campaign. */
export const shared = {
  one: 'Campaign',
  all: 'Campaigns',
  practice: 'Practice',
  damaged: 'Invalid figures',
  status: {
    draft: 'Draft',
    scheduled: 'Scheduled',
    sending: 'Sending',
    paused: 'Paused',
    completed: 'Completed',
    canceled: 'Canceled',
  },
  progressOf: (name: string) => `Progress of ${name}`,
  sentOf: (sent: number, all: number) => `${number(sent)} of ${number(all)} sent`,
  countOf: (some: number, all: number) => `${number(some)} of ${number(all)}`,
  failed: (count: number) => `${number(count)} failed`,
  undelivered: (count: number) => `${number(count)} not delivered`,
  unconfirmed: (count: number) => `${number(count)} unconfirmed`,
  /** The impossible figures of the old system. */
  oldFigures: (percent: string, sent: number, failed: number, all: number) =>
    `${percent}, ${number(sent)} sent and ${number(failed)} failed of ${number(all)}`,
  notRead: 'Couldn’t load the campaign',
  yours: (name: string) => `${name} (your version)`,
  duplicate: 'Duplicate',
  notDuplicated: 'Couldn’t duplicate the campaign',
  deleteDraft: 'Delete draft',
  notDeleted: 'Couldn’t delete the draft',
  deleted: (name: string) => `${name} was deleted.`,
  notRestored: 'Couldn’t restore the draft',
  restored: (name: string) => `${name} is back.`,
  archive: 'Archive',
  unarchive: 'Move out of the archive',
  isArchived: 'Archived',
  archived: (name: string) => `${name} was archived.`,
  unarchived: (name: string) => `${name} was moved out of the archive.`,
  notArchived: 'Couldn’t archive the campaign',
  notUnarchived: 'Couldn’t move the campaign out of the archive',
  /** What Ovo does before a campaign is sent, or while it stops. */
  run: {
    checking: 'Checking…',
    'counting-down': 'Ready to send…',
    'backing-up': 'Backing up first…',
    preparing: 'Preparing messages…',
    starting: 'Starting…',
    withdrawing: 'Going back to the draft. Nothing was sent.',
    stopping: 'Stopping. Nothing more is sent.',
    prepared: (done: number, total: number) => `Preparing ${number(done)} of ${number(total)}…`,
    waitsForDatabase: (text: string) => `${text} Waiting for other work on the database…`,
  },
  sender: {
    placeholder: '+12125550100 or MG…',
    numbers: 'Numbers',
    shortCodes: 'Short codes',
    services: 'Messaging Services',
    /** The end of its id, where nobody knows its name. */
    unnamedService: (end: string) => `Messaging Service …${end}`,
    named: (description: string, name: string) => `${name}. ${description}`,
    withProblem: (description: string, problem: string) => `${description}. ${problem}`,
  },
} as const;
