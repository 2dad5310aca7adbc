import { counting } from '../counting.ts';

const on = (time: string | null) => (time === null ? '' : ` on ${time}`);
const listed = (names: readonly string[]) => names.map((name) => `“${name}”`).join(', ');

/** Whether a campaign texted a contact, and why (not). Times are given as they are shown; null where unknown. */
export const history = {
  beingSent: 'Sending now.',
  scheduled: (at: string | null) =>
    at === null ? 'Scheduled at Twilio.' : `Scheduled at Twilio for ${at}.`,
  failed: (time: string | null, why: string) => `Failed${on(time)}: ${why}`,
  unconfirmed: 'The text may or may not have been sent. Decide on the campaign’s page.',
  canceled: 'Not texted: the campaign was canceled first.',
  received: 'Replied to this campaign.',
  practice: (time: string | null) => `Practice${on(time)}: no text was really sent.`,
  undelivered: (time: string | null, why: string) => `Texted${on(time)}, not delivered: ${why}`,
  delivered: (time: string | null) => `Texted${on(time)}, delivered.`,
  noReceipt: (time: string | null) => `Texted${on(time)}. No delivery receipt came.`,
  awaitingReceipt: (time: string | null) => `Texted${on(time)}. Waiting for the delivery receipt.`,

  willBeSkipped: (since: string, reason: string) =>
    `Queued, and will be skipped: on Do not text since ${since} (${reason}).`,
  paused: 'Queued: the campaign is paused.',
  pausedBecause: (reason: string) => `Queued: the campaign is paused. ${reason}`,
  triedAgain: (tries: number) =>
    `Queued again after ${counting.count(tries, { one: 'failed try', other: 'failed tries' })}.`,
  queued: 'Queued.',

  skipped: (time: string | null, why: string) => `Skipped${on(time)}: ${why}`,
  suppressed: (time: string | null) => `Skipped${on(time)}: on Do not text.`,
  suppressedSince: (time: string | null, since: string, reason: string) =>
    `Skipped${on(time)}: on Do not text since ${since} (${reason}).`,

  notOnRecord: 'The messages of this campaign aren’t on record, so Ovo can’t tell who was texted.',
  addedLater: (time: string) => `Added to Ovo on ${time}, after the campaign had started.`,
  wasRemoved: 'Not in Ovo when the campaign started, and added again later.',
  notOnLists: (lists: readonly string[]) =>
    `On none of the campaign’s lists (${listed(lists)}) when the campaign started.`,
  listsGone:
    'On none of the campaign’s lists when the campaign started. These lists have been deleted.',
  notMissed: (campaign: string) =>
    `Not among the people “${campaign}” missed when this campaign started.`,
  notMissedNorOnLists: (campaign: string, lists: readonly string[]) =>
    `Not among the people “${campaign}” missed when this campaign started, and on none of its lists (${listed(lists)}).`,
  notAmongRecipients: 'Not among the people the campaign was for at the start.',
  excluded: (exclusions: readonly string[]) =>
    `Left out by the campaign’s exclusions: ${exclusions.join(', ')}.`,
  exclusions: {
    list: (name: string) => `on the list “${name}”`,
    tag: (name: string) => `tagged “${name}”`,
    campaign: (name: string) => `among people of “${name}”`,
    filter: 'found by a filter',
    contacts: 'chosen to be left out',
    texted: (days: number) =>
      `texted in the ${counting.count(days, { one: 'day', other: 'days' })} before`,
  },
  addedToLists: (why: string, lists: readonly string[]) =>
    `${why} Added to ${listed(lists)} since then.`,

  /** Added where the text was for somebody else, or for another number. */
  numberOf: (name: string) => `The number belonged to ${name} then.`,
  numberOfAnother: 'The number belonged to another contact then.',
  otherNumber: (phone: string) => `The number was ${phone} then.`,
} as const;
