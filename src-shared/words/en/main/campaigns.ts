import type { CampaignStatus } from '../../../campaign/status.ts';
import { counting } from '../counting.ts';

const states: Readonly<Record<CampaignStatus, string>> = {
  draft: 'is a draft',
  scheduled: 'is scheduled',
  sending: 'is being sent',
  paused: 'is paused',
  completed: 'is completed',
  canceled: 'is canceled',
};

/** Why something was not done with a campaign, and what a draft still lacks. */
export const campaigns = {
  notFound: (id: number) => `There is no campaign ${id}.`,
  copy: (name: string) => `${name} (copy)`,
  notReached: (name: string) => `${name} (not reached)`,

  cannotChange: (name: string, status: CampaignStatus) =>
    `“${name}” ${states[status]} and can no longer be changed. Duplicate the campaign to write a new one.`,
  savedElsewhere: (name: string) =>
    `“${name}” was saved elsewhere in the meantime. Your text was not saved over that: open the campaign again to see both.`,
  cannotRemove: (name: string, status: CampaignStatus) =>
    `“${name}” ${states[status]}. Only drafts can be deleted, so that sent texts stay on record.`,
  cannotStart: (name: string, status: CampaignStatus) =>
    `“${name}” ${states[status]} and can’t be started.`,
  cannotResume: (name: string, status: CampaignStatus) =>
    `“${name}” ${states[status]} and can’t be resumed.`,
  cannotPause: (name: string, status: CampaignStatus) =>
    `“${name}” ${states[status]} and can’t be paused.`,
  cannotCancel: (name: string, status: CampaignStatus) =>
    `“${name}” ${states[status]} and can’t be canceled.`,
  startedAlready: (name: string, status: CampaignStatus) =>
    `“${name}” has been started already and ${states[status]}.`,

  starting: (name: string) => `“${name}” is being started already.`,
  sendingAlready: (name: string) => `“${name}” is being sent already.`,
  stillStopping: (name: string) =>
    `“${name}” is still being stopped. Wait a moment, then try again.`,
  draftAgain: (name: string) => `“${name}” was not started and is a draft again. Nothing was sent.`,
  staysPaused: (name: string) => `“${name}” was not resumed and stays paused.`,
  stopped: (name: string) => `“${name}” was stopped and not resumed.`,
  closing: 'Ovo is closing. Nothing was started.',

  editedMeanwhile: (name: string) =>
    `“${name}” was edited just before the start. Nothing was sent. Look the campaign over, then start again.`,
  messagesChanged: (name: string) =>
    `Another Ovo process changed the messages of “${name}” just before the start. Nothing was sent. Start again.`,
  noRecipients: (name: string) =>
    `“${name}” has no recipients. Choose a list that has contacts on it.`,
  notReady: (name: string, problems: string) => `“${name}” can’t be sent yet. ${problems}`,
  noSender: (name: string) =>
    `“${name}” has no sender. Choose one of your Twilio numbers or a Messaging Service, in Settings or for this campaign.`,
  overDailyCap: (name: string, segments: number, to: string, cap: number) =>
    `“${name}” can’t be sent: the text for ${to} has ${counting.number(segments)} segments, and the daily limit is ${counting.number(cap)}. Raise the limit in Settings, or shorten the text.`,
  keepsGateway: (name: string, startedWith: string, wanted: string) =>
    `“${name}” was started with the ${startedWith} gateway and stays there. To send with ${wanted}, duplicate the campaign.`,

  damaged: (name: string) =>
    `“${name}” came damaged from the old system. Nothing was sent. Repair the database first (Tools > Repair database…), then resume.`,
  senderOfPaused: (name: string, status: CampaignStatus) =>
    `“${name}” ${states[status]}. Only a paused campaign can get another sender. Nothing was changed.`,
  chooseSender: 'Choose a sender. Nothing was changed.',
  stopNotNoted: (cause: string) =>
    `The stop could not be noted beside the database (${cause}). Free some space.`,
  receiptsMissing: (reason: string, updated: number) =>
    `${reason} Not every receipt could be asked for; the ${counting.number(updated)} that came are kept. Try again later.`,
  previewOutdated: 'The text or the recipients changed meanwhile.',

  /** What a draft still lacks. */
  chooseRecipients: 'Choose who to send to.',
  writeText: 'Write a text.',
  nobodyOnLists: 'Nobody is on the chosen lists.',
  nobodyLeft: 'Nobody is left who is worth retrying.',
  nobodyFound: 'Nobody is among the chosen recipients.',
  everybodyExcluded: 'Nobody is left: everyone chosen is left out, or nobody was found.',
  listsGone: (lists: number) =>
    `${counting.count(lists, { one: 'chosen list', other: 'chosen lists' })} no longer ${counting.form(lists, { one: 'exists', other: 'exist' })}. Choose the recipients again.`,
  tagsGone: (tags: readonly string[]) =>
    `Nothing has the ${counting.form(tags.length, { one: 'tag', other: 'tags' })} ${tags.map((tag) => `“${tag}”`).join(', ')}. Choose the recipients again.`,
  emptySearch: (search: string) =>
    `The search “${search}” has no letters or digits, so everyone would be meant. Type more, or clear the search.`,
  practicePeople: (name: string) =>
    `“${name}” was practice, so nobody was really texted. Choose other recipients instead.`,
  notStarted: (name: string) => `“${name}” has not been sent, so there is nobody it texted.`,

  /** About the people whom an earlier campaign missed. */
  missedInPractice: (name: string) =>
    `“${name}” was practice, so nobody was really missed. Choose lists instead.`,
  missedLater: (name: string, status: CampaignStatus) =>
    `“${name}” ${states[status]}. Who was missed is known once the campaign is over.`,
  missedNobody: (name: string) => `“${name}” missed nobody who is worth retrying.`,
  noDraft: (reason: string) => `${reason} No draft was made.`,
} as const;
