import { counting } from '../../counting.ts';

const messages = (count: number, one: string, other: string) =>
  counting.count(count, { one: `message ${one}`, other: `messages ${other}` });

/** What a check of the database found. The values stand as the database has them. */
export const findings = {
  conversationMissing: 'there are messages, but no conversation',
  conversationDiffers: 'the conversation says something else than its messages',
  conversationImpossible: (phone: string) => `the conversation with ${phone} can’t be as it is`,
  replyImpossible: 'what the reply was taken for can’t be read',
  replyPictureImpossible: 'the picture of a reply can’t be as it is',
  holdImpossible: (phone: string) => `why ${phone} is held can’t be read`,
  noteEmpty: 'the note is empty',
  noPhoneNumber: (phone: string) => `“${phone}” isn’t a phone number`,
  filterUnreadable: (list: string) => `the filter of “${list}” can’t be read`,
  noName: 'the name is missing',
  customFieldsUnreadable: 'the custom fields can’t be read',
  consentIncomplete: 'the consent on record is incomplete',
  landlineInvalid: 'the landline mark is invalid',
  optOutNumber: (phone: string) => `“${phone}”, opted out in a file, isn’t a phone number`,
  wantsTextsWithoutEvidence: (phone: string) =>
    `opted back in, but there is no evidence that ${phone} wants texts again`,
  wantedTextsWithoutEvidence: (phone: string) =>
    `opted back in, but there is no evidence that ${phone} wanted texts again`,
  unknownOrigin: (origin: string) => `unknown origin “${origin}”`,
  suppressionLost: (reason: string) => `opted out (${reason}), but is missing from Do not text`,
  actionUnreadable: 'a change of many contacts can’t be read, so it can’t be undone',
  removedContactUnreadable: 'a removed contact can’t be read',

  oldSystemSays: (
    sent: string,
    failed: string,
    contacts: string,
    progress: string,
    status: string,
  ) =>
    `the old system says ${sent} sent and ${failed} failed of ${contacts}, ${progress}%, ${status}`,
  countsImpossible: (contacts: string, sent: string, failed: string, skipped: string) =>
    `contacts ${contacts}, sent ${sent}, failed ${failed}, skipped ${skipped}: impossible`,
  countsDiffer: (campaign: string, counted: string) =>
    `contacts/sent/failed/skipped are ${campaign}, but the messages say ${counted}`,
  settledNotCompleted: (status: string) =>
    `every message is settled, but the campaign is ${status}`,
  completedNotSettled: (count: number) =>
    `completed, but ${messages(count, 'isn’t settled', 'aren’t settled')}`,
  queuedInCanceled: (count: number) => messages(count, 'is still queued', 'are still queued'),
  canceledInRunning: (count: number, status: string) =>
    `${messages(count, 'is canceled', 'are canceled')}, but the campaign is ${status}`,
  unknownStatus: (status: string) => `unknown status “${status}”`,
  unknownGateway: (gateway: string) => `unknown delivery “${gateway}”`,
  recipientsUnreadable: 'the recipients can’t be read',
  planUnreadable: 'how the campaign is to be sent can’t be read',
  pictureUnreadable: 'which picture goes with the text can’t be read',
  pictureImpossible: 'the picture has values that no picture can have',
  handOverUnreadable: 'what was handed over to Twilio can’t be read',
  deletedStarted: 'it counts as deleted, but is no draft',
  templateNameless: 'the template has no name',
  oldFiguresUnreadable: 'the figures of the old system can’t be read',
  countsOriginInvalid: 'the origin of the counts is invalid',
  pauseReasonInvalid: 'the reason for the pause is invalid',
  campaignTimes: 'impossible times: in the future, or ended before the start',

  secondText: (campaign: string, phone: string) =>
    `a second text of campaign ${campaign} to ${phone}`,
  unknownDirection: (direction: string) => `unknown direction “${direction}”`,
  replyPictureLost: 'A picture of a reply is said to be stored, and isn’t',
  replyPictureWithoutReply: 'A picture is said to have come with a text that Ovo sent',
  holdWithoutNumber: (phone: string) => `“${phone}” is held, and isn’t a phone number`,
  heldWithoutHold: (phone: string) => `waits for a decision about ${phone}, which isn’t held`,
  singleIncomplete: 'how and when the text was to go is lost',
  singleImpossible: (gateway: string, origin: string) =>
    `delivery “${gateway}”, written by “${origin}”: impossible`,
  sidTwice: (sid: string) => `another message has the Twilio ID ${sid}, too`,
  unknownReason: (reason: string) => `unknown reason “${reason}”`,
  contradiction: (direction: string, status: string) =>
    `${direction} and ${status} contradict each other`,
  messageCounts: (segments: string, tries: string, repeated: string) =>
    `impossible counts: segments ${segments}, tries ${tries}, repeated ${repeated}`,
  scheduleIncomplete: 'is scheduled without the sid or the time of the provider',
  timeMissing: (status: string) => `${status}, but the time is missing`,
  practiceDiffers: 'the practice mark differs from that of the campaign',
  messageTimes: 'impossible times: in the future, or before 1970',

  detailsUnreadable: 'the details can’t be read',
  settingInvalid: (name: string) =>
    `the setting “${name}” has an invalid value, so the default applies`,
  searchOutdated: 'the search index is out of date and will be rebuilt',
  readingInvalid: (file: string) => `how “${file}” was read is invalid`,
  importCounts: (
    file: string,
    rows: string,
    added: string,
    updated: string,
    skipped: string,
    rejected: string,
  ) =>
    `“${file}”: ${rows} rows are not ${added} added, ${updated} updated, ${skipped} skipped and ${rejected} rejected`,
  cellsUnreadable: (line: string) => `the cells of line ${line} can’t be read`,
  resultInvalid: (line: string) => `the result of line ${line} is invalid`,
  problemInvalid: (line: string) => `the problem of line ${line} is invalid`,
  changesUnreadable: 'the changes of an import can’t be read, so it can’t be undone',
  segmentsImpossible: (segments: string) => `impossible count of segments: ${segments}`,

  schemaAltered: (difference: string) =>
    `${difference}: restore a backup, or recover the rows into new tables`,
  fileDamaged:
    'The file itself is damaged, so nothing in it was changed. Restore a backup, or recover what can be read.',
  indexFirst: (integrity: string) =>
    `${integrity}; nothing else was checked: run \`repair\` first, which rebuilds the index`,
  andMore: (listed: string, more: number) => `${listed}; and ${more} more`,

  repairCanceled: 'The repair was canceled. Nothing was changed.',

  /** What a repair writes in place of what is lost. */
  written: {
    evidenceLost: 'The evidence is lost.',
    foundInLog: 'Found in the event log by a repair.',
    repliedStop: 'Replied STOP',
    refusedByTwilio: (message: number) => `Twilio refused message ${message} (21610).`,
    list: (id: number) => `List ${id}`,
    tag: (id: number) => `Tag ${id}`,
    again: (name: string) => `${name} (again)`,
  },
} as const;
