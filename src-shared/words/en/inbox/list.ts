import { counting } from '../counting.ts';

const { count, number } = counting;

const conversation = { one: 'conversation', other: 'conversations' };

/** The list of conversations. */
export const list = {
  conversations: 'Conversations',
  notRead: 'Couldn’t read your conversations',
  newMessage: 'New message',
  unreadBadge: (unread: number) =>
    count(unread, { one: 'unread conversation', other: 'unread conversations' }),
  /** On the badge of the side bar, where more would not fit. */
  manyUnread: '99+',

  asOf: (time: string) => `As of ${time}`,
  notReadYet: 'Replies not read yet',
  reading: 'Reading replies…',
  sync: 'Sync now',
  notSynced: 'Couldn’t read replies',
  synced: (received: number, optedOut: number) => {
    const replies = count(received, { one: 'new reply', other: 'new replies' });
    if (received === 0) return 'No new replies.';
    return optedOut === 0 ? `${replies}.` : `${replies}, ${number(optedOut)} opted out.`;
  },
  problems: {
    'no-account': 'Connect a Twilio account to read replies.',
    refused: 'Twilio refused to show replies. Check the account in Settings.',
    unreachable: 'Twilio can’t be reached. Ovo keeps trying.',
  },
  dropped: (service: string) =>
    `Replies to ${service} are lost: the service drops what comes in. In the Twilio Console, under Integration, choose “Defer to sender’s webhook”.`,
  problemLabel: 'Reading replies',
  connect: 'Connect',
  openSettings: 'Open settings',
  lost: (moment: string) =>
    `Replies from before ${moment} may be missing: Ovo was closed longer than Twilio keeps them.`,

  tabs: 'Conversations to show',
  states: { open: 'Open', snoozed: 'Snoozed', done: 'Done' },
  filter: 'Filter',
  filters: {
    all: 'All',
    unread: 'Unread',
    'to-decide': 'To decide',
    campaign: 'Replies to a campaign',
    failed: 'Failed',
    'opted-out': 'Opted out',
    drafts: 'Drafts',
  },
  filteredBy: (filter: string) => `Filter: ${filter}`,
  filteredIn: (filter: string, state: string, listed: string) =>
    `${filter} in ${state}${listed === '' ? '' : ` · ${listed}`}`,
  ofAllStates: 'In Open, Snoozed and Done',
  anyCampaign: 'Any campaign',
  campaignsNotRead: 'Couldn’t read the campaigns',
  noAnswered: 'No campaign has replies yet',
  campaignReplies: (name: string, replies: number) => `${name} (${number(replies)})`,
  clearFilter: 'Show all',
  order: 'Sort',
  orders: { newest: 'Newest first', waiting: 'Longest waiting first' },

  search: 'Search conversations',
  clearSearch: 'Clear the search',
  newReply: (name: string) => `New reply from ${name}`,
  newReplies: (replies: number) => count(replies, { one: 'new reply', other: 'new replies' }),
  hits: 'Search results',
  found: (hits: number, hasMore: boolean) =>
    hasMore ? `${number(hits)} or more results` : count(hits, { one: 'result', other: 'results' }),
  noHits: 'Nothing found',
  noHitsText: 'Try fewer letters, a name, or part of a number.',
  notSearched: 'Couldn’t search',
  moreHits: 'Show more',

  ours: (text: string) => `You: ${text}`,
  picture: 'Picture',
  pictures: (pictures: number) => count(pictures, { one: 'picture', other: 'pictures' }),
  draft: (text: string) => `Draft: ${text}`,
  noMessages: 'No messages yet',
  yesterday: 'Yesterday',
  /** How long somebody has waited, briefly. */
  waiting: {
    minutes: (minutes: number) => `${number(minutes)} min`,
    hours: (hours: number) => `${number(hours)} h`,
    days: (days: number) => count(days, { one: 'day', other: 'days' }),
  },
  waits: (duration: string) => `Waiting ${duration}`,
  unread: 'Unread',
  unreadReplies: (unread: number) =>
    count(unread, { one: 'unread reply', other: 'unread replies' }),
  isDone: 'Done',
  badges: {
    toDecide: 'To decide',
    failed: 'Failed',
    optedOut: 'Opted out',
    draft: 'Draft',
  },
  snoozedUntil: (time: string) => `Until ${time}`,
  /** `Tue 9:00 AM` */
  onWeekday: (weekday: string, time: string) => `${weekday} ${time}`,
  snoozedUntilReply: 'Until they reply',

  selectedThings: 'conversations',
  done: 'Done',
  reopen: 'Reopen',
  snooze: 'Snooze',
  markRead: 'Mark as read',
  markUnread: 'Mark as unread',
  tooMany: (most: number) => `Select ${count(most, conversation)} at most.`,

  empty: {
    open: {
      title: 'No open conversations',
      text: 'When somebody replies to one of your texts, the conversation appears here.',
    },
    snoozed: {
      title: 'Nothing snoozed',
      text: 'Snooze a conversation to see it again later, or when they reply.',
    },
    done: {
      title: 'Nothing done yet',
      text: 'Conversations you mark as done are kept here. A reply opens them again.',
    },
    filtered: {
      title: 'No conversations match the filter',
      text: 'Look under another tab, choose another filter, or show all conversations.',
    },
    'to-decide': {
      title: 'Nothing to decide',
      text: 'When a reply may be an opt-out, texts to that person wait here for your decision.',
    },
    failed: {
      title: 'Nothing failed',
      text: 'Conversations whose last text didn’t arrive appear here.',
    },
    'opted-out': {
      title: 'Nobody opted out in a conversation',
      text: 'People who replied STOP, or whom you opted out, appear here.',
    },
    drafts: {
      title: 'No drafts',
      text: 'Replies you began and haven’t sent appear here.',
    },
  },
} as const;
