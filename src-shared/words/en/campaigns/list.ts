import { counting } from '../counting.ts';

/** The table of campaigns. */
export const list = {
  newOne: 'New campaign',
  notRead: 'Couldn’t load your campaigns',
  table: 'Campaigns',
  tabs: 'Campaigns to show',
  show: {
    all: 'All',
    drafts: 'Drafts',
    scheduled: 'Scheduled',
    sending: 'Sending',
    attention: 'Needs attention',
    completed: 'Completed',
    canceled: 'Canceled',
    practice: 'Practice',
    archived: 'Archived',
  },
  search: 'Search campaigns',
  columns: {
    name: 'Name',
    status: 'Status',
    progress: 'Progress',
    delivered: 'Delivered',
    notArrived: 'Didn’t arrive',
    date: 'Date',
    actions: 'Actions',
  },
  deliveredSoFar: (count: number) => `${counting.number(count)} so far`,
  actionsFor: (name: string) => `Actions for ${name}`,
  older: (count: number) =>
    `Show ${counting.count(count, { one: 'older campaign', other: 'older campaigns' })}`,
  empty: {
    title: 'No campaigns yet',
    text: 'A campaign is one text to many contacts. Write one, see how each person will read it, and send it when you’re ready.',
  },
  none: {
    title: 'No campaigns here',
    found: 'No campaigns found',
    shorter: 'Try a shorter search.',
    all: 'Show all campaigns',
    text: {
      all: 'Campaigns you write appear here.',
      drafts: 'Campaigns you’re still writing appear here.',
      scheduled: 'Campaigns that start later appear here.',
      sending: 'Campaigns appear here while they’re being sent.',
      attention: 'Campaigns that are paused or waiting for your decision appear here.',
      completed: 'Campaigns appear here once nothing is left to send.',
      canceled: 'Campaigns you canceled appear here.',
      practice: 'Campaigns you sent in practice mode appear here.',
      archived: 'Campaigns you archived appear here.',
    },
  },
  found: (count: number) => counting.count(count, { one: 'campaign', other: 'campaigns' }),
} as const;
