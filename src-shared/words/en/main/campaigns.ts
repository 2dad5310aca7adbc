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
    `Couldn’t save “${name}”: the campaign was saved elsewhere in the meantime. Your text is kept. Open the campaign again to see both.`,
  cannotRemove: (name: string, status: CampaignStatus) =>
    `“${name}” ${states[status]}. Only drafts can be deleted, so that sent texts stay on record.`,
  cannotArchive: (name: string, status: CampaignStatus) =>
    `“${name}” ${states[status]}. Only drafts and campaigns that are over can be archived.`,
  notDeleted: (id: number) =>
    `There is no deleted draft ${id}. Deleted drafts are kept for 30 days.`,
  noVersion: (version: number) => `Version ${version} of this draft isn’t kept any more.`,
  cannotStart: (name: string, status: CampaignStatus) =>
    `“${name}” ${states[status]} and can’t be started.`,
  cannotResume: (name: string, status: CampaignStatus) =>
    `“${name}” ${states[status]} and can’t be resumed.`,
  cannotPause: (name: string, status: CampaignStatus) =>
    `“${name}” ${states[status]} and can’t be paused.`,
  cannotCancel: (name: string, status: CampaignStatus) =>
    `“${name}” ${states[status]} and can’t be canceled.`,
  cannotHandOver: (name: string, status: CampaignStatus) =>
    `“${name}” ${states[status]} and can’t be handed over to Twilio’s scheduler.`,
  cannotTakeBack: (name: string, status: CampaignStatus) =>
    `“${name}” ${states[status]} and isn’t handed over, so there is nothing to take back from Twilio.`,
  resumedMeanwhile: (name: string) =>
    `“${name}” was resumed while it was to be taken back from Twilio. Try again once nobody resumes it.`,
  handOverAfterFirstTexts: (name: string) =>
    `“${name}” sends its first texts from this computer. Hand the rest over once enough of them arrived, or take the first texts out of its plan.`,
  handOverNeedsService:
    'Twilio schedules texts of a Messaging Service only. Choose one as the sender.',
  handOverTooFar: 'Choose a time within the next 35 days: Twilio keeps texts no longer.',
  startedAlready: (name: string, status: CampaignStatus) =>
    `“${name}” was already started and ${states[status]}.`,

  starting: (name: string) => `“${name}” is already being started.`,
  sendingAlready: (name: string) => `“${name}” is already being sent.`,
  stillStopping: (name: string) =>
    `“${name}” is still being stopped. Wait a moment, then try again.`,
  startsUnlessUndone: (time: string) =>
    `Starts at ${time}, unless somebody undoes that in the window.`,
  notSentInterrupted:
    'It was not sent: Ovo was closed while that could be undone. Nobody was texted, and it is still a draft.',
  noRoomToRehearse:
    'The disk is too full for a rehearsal, which needs room for a copy of your data. Nothing was changed. Free up some space and try again.',
  changedSinceReview:
    'This draft was changed since you reviewed it. Review it again before sending.',
  draftAgain: (name: string) => `“${name}” wasn’t started and is a draft again. Nothing was sent.`,
  staysPaused: (name: string) => `“${name}” wasn’t resumed and stays paused.`,
  stopped: (name: string) => `“${name}” was stopped and not resumed.`,
  closing: 'Ovo is closing. Nothing was started.',

  editedMeanwhile: (name: string) =>
    `“${name}” was edited just before the start. Nothing was sent. Check the campaign, then start again.`,
  messagesChanged: (name: string) =>
    `Another Ovo process changed the messages of “${name}” just before the start. Nothing was sent. Start again.`,
  unconfirmedChanged:
    'The unconfirmed messages changed in the meantime. Nothing was decided. Look at them again, then decide.',
  toSamples: (name: string) =>
    `“${name}” goes to sample contacts, and nobody has their numbers. Nothing was sent. Undo the import of the sample contacts, or choose other lists.`,
  sampleRecipients: (contacts: number) =>
    `${counting.count(contacts, { one: 'recipient is a sample contact', other: 'recipients are sample contacts' })}, and nobody has their numbers. Undo the import of the sample contacts, or choose other lists.`,
  noRecipients: (name: string) => `“${name}” has no recipients. Choose a list with contacts.`,
  notReady: (name: string, problems: string) => `“${name}” can’t be sent yet. ${problems}`,
  noSender: (name: string) =>
    `“${name}” has no sender. Choose one of your Twilio numbers or a Messaging Service, in Settings or for this campaign.`,
  overDailyCap: (name: string, segments: number, to: string, cap: number) =>
    `“${name}” can’t be sent: the text for ${to} has ${counting.number(segments)} segments, and the daily limit is ${counting.number(cap)}. Raise the limit in Settings, or shorten the text.`,
  keepsGateway: (name: string, startedWith: string, wanted: string) =>
    `“${name}” was started with the ${startedWith} gateway and stays there. To send with ${wanted}, duplicate the campaign.`,

  damaged: (name: string) =>
    `“${name}” had invalid figures in the old system. Nothing was sent. Repair the database first (Tools > Repair database), then resume.`,
  senderOfPaused: (name: string, status: CampaignStatus) =>
    `“${name}” ${states[status]}. You can change the sender only while a campaign is paused. Nothing was changed.`,
  noTestNumber: 'Enter the number of your own phone first.',
  noTestContact: (id: number) => `There is no contact ${id}.`,
  emptyTest: 'The text is empty for this contact.',
  testText: (text: string) => `Test: ${text}`,
  noTime: 'Choose a day and a time first.',
  timeIsPast: 'That time is past. Choose a later one.',
  cannotSchedule: (name: string, status: CampaignStatus) =>
    `“${name}” ${states[status]} and can’t be scheduled.`,
  notScheduled: (name: string, status: CampaignStatus) =>
    `“${name}” ${states[status]}. Only a scheduled campaign can go back to a draft.`,
  planIsOver: (name: string, status: CampaignStatus) =>
    `“${name}” ${states[status]}, so its budget can’t change.`,
  budgetIsUsed: (used: number) =>
    `${counting.count(used, { one: 'segment is', other: 'segments are' })} used already. Enter at least that many.`,
  nothingHeld: (name: string) => `Nothing of “${name}” is held back.`,
  retryIsOver: (name: string, status: CampaignStatus) =>
    `“${name}” ${states[status]}. Its counts are final: make a new campaign for the people who were missed.`,
  retryNotStarted: (name: string) => `“${name}” has not been sent, so nothing failed.`,
  chooseSender: 'Choose a sender. Nothing was changed.',
  stopNotNoted: (cause: string) =>
    `Couldn’t record the stop beside the database (${cause}). Free up some space.`,
  receiptsMissing: (reason: string, updated: number) =>
    `${reason} Couldn’t ask for every delivery receipt. The ${counting.number(updated)} that came are kept. Try again later.`,
  previewOutdated: 'The text or the recipients have changed in the meantime.',
  reviewOutdated: (name: string) =>
    `“${name}” has changed since it was checked. Review the campaign again.`,
  tooManyToLeaveOut: (most: number) =>
    `A campaign can leave out ${counting.number(most)} people one by one. Leave these out by a list or a tag.`,

  /** What a draft still lacks. */
  chooseRecipients: 'Choose who to send to.',
  writeText: 'Write a text.',
  nobodyOnLists: 'The chosen lists have no contacts.',
  nobodyLeft: 'Nobody left is worth retrying.',
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
    `“${name}” ${states[status]}. Ovo knows who was missed once the campaign is over.`,
  missedNobody: (name: string) => `“${name}” missed nobody who is worth retrying.`,
  noDraft: (reason: string) => `${reason} No draft was created.`,
} as const;
