import { counting } from './counting.ts';

const contacts = { one: 'contact', other: 'contacts' };
const numbers = { one: 'number', other: 'numbers' };

/** Numbers that must not be texted. */
export const doNotText = {
  title: 'Do not text',
  count: (count: number) => counting.count(count, numbers),
  search: 'Search Do not text',
  searchHint: 'Search numbers, reasons, evidence',
  show: 'Numbers to show',
  active: 'Active',
  removed: 'Removed',
  notRead: 'Couldn’t read these numbers',

  export: 'Export…',
  import: 'Import file…',
  add: 'Add number…',
  notImported: 'Couldn’t import the file',
  notExported: 'Couldn’t export the numbers',
  exported: (count: number, file: string) =>
    `${counting.count(count, numbers)} exported to ${file}.`,

  empty: {
    title: 'Nobody has opted out',
    text: 'Twilio blocks numbers that reply STOP. Ovo adds such a number here as soon as Twilio refuses a text to it. You can also add a number yourself, or import the opt-outs from another system.',
    removedTitle: 'No removed numbers',
    removedText: 'Numbers whose owners opted back in appear here, with the evidence.',
    notFoundTitle: 'No numbers found',
    notFoundText: 'Try a shorter search, or look under the other tab.',
  },

  columns: {
    number: 'Number',
    reason: 'Reason',
    evidence: 'Evidence',
    since: 'Since',
    removed: 'Removed',
  },

  facts: {
    line: (active: number, removed: number) =>
      `${counting.count(active, numbers)} · ${counting.number(removed)} removed`,
    reason: 'Reason',
    since: 'Do not text since',
    evidence: 'Evidence',
    removed: 'Removed',
    removedEvidence: 'Evidence for opting back in',
    none: 'None on record',
    /** Behind the quoted text of a reply. */
    received: (moment: string) => ` (received ${moment})`,
    details: 'Details',
    twilioId: (sid: string) => `Twilio’s ID of the reply: ${sid}`,
  },
  activeBadge: 'Do not text',
  removedBadge: 'Removed',
  showContact: 'Show contact',

  optOut: {
    title: 'Opt out a number',
    titleOf: (phone: string) => `Opt out ${phone}`,
    titleMany: (count: number) => `Opt out ${counting.count(count, contacts)}`,
    titleNumbers: (count: number) => `Opt out ${counting.count(count, numbers)}`,
    titleAll: 'Opt out all of these contacts',
    about: 'None of them will be texted. Only they can opt back in, one by one.',
    confirmMany: (count: number) => `Opt out ${counting.count(count, contacts)}`,
    doneMany: (count: number) => `${counting.count(count, numbers)} added to Do not text.`,
    nothing: (count: number) =>
      count === 1
        ? 'The number is already on Do not text.'
        : 'All of them are already on Do not text.',
    phone: 'Phone number',
    phoneHint: 'As dialed in your country, or with the country code',
    reason: 'Reason',
    reasons: {
      asked: 'Asked not to be texted',
      wrongNumber: 'Wrong number',
      complained: 'Complained',
    },
    evidence: 'Evidence',
    evidenceHint: 'How you know, such as a call or a letter, and when',
    confirm: 'Opt out',
    done: (phone: string) => `${phone} won’t be texted anymore.`,
    already: (phone: string) => `${phone} is already on Do not text. The first reason is kept.`,
  },

  optIn: {
    open: 'Opt back in…',
    titleOf: (phone: string) => `Opt ${phone} back in`,
    warning:
      'Texting someone who opted out can be against the law. Only the person can opt back in.',
    evidence: 'How the person asked for texts again',
    evidenceHint: 'When, where and in which words. Kept as evidence.',
    confirm: 'Opt back in',
    done: (phone: string) => `${phone} can be texted again.`,
  },

  imported: {
    title: (file: string) => `${file} imported`,
    figures: 'Result of the import',
    added: 'Added',
    already: 'Already on Do not text',
    alreadyHint: 'first reasons kept',
    invalid: 'Not added',
    rows: (count: number) => `of ${counting.count(count, { one: 'row', other: 'rows' })}`,
    rejects: 'Rows that weren’t added',
    rejectsText: 'Correct them in your file and import it again. No number is added twice.',
    firstRejects: (shown: number, all: number) =>
      `The first ${counting.number(shown)} of ${counting.number(all)}. Correct them in your file and import it again. No number is added twice.`,
    line: 'Line',
    value: 'Value',
    reason: 'Reason',
    done: 'Done',
  },
} as const;
