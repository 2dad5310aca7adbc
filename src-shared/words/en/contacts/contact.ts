import { messageStatus } from '../campaigns/message-status.ts';

/** One contact's page. */
export const contact = {
  title: 'Contact',
  back: 'Contacts',
  notRead: 'Couldn’t load this contact',
  text: 'Text',
  writeCampaign: 'Write a campaign',
  delete: 'Delete contact',

  conversation: {
    title: 'Conversation',
    messages: 'Messages',
    empty: 'No messages yet. Texts you send to this contact appear here.',
    notRead: 'Couldn’t load the messages',
    older: 'Show older messages',
    received: 'Received',
    practice: (status: string) => `Practice: ${status}`,
    campaign: (id: number) => `Campaign ${id}`,
    statuses: messageStatus,
    at: (status: string, moment: string) => `${status} ${moment}`,
  },

  details: {
    title: 'Details',
    phone: 'Phone number',
    phoneHint: 'Saved when you leave the field',
    phoneMissing: 'Enter a phone number.',
    firstName: 'First name',
    lastName: 'Last name',
    email: 'Email',
    tags: 'Tags',
    tagsHint: 'Type a tag and press Enter',
    timeZone: 'Time zone',
    zoneHint: 'From the phone number',
    noSuchZone: 'No time zone found',
    addField: 'Add field',
    fieldName: 'Field name',
    hasField: 'This contact already has that field.',
    addNewField: (name: string) => `Add “${name}”`,
  },

  texting: {
    title: 'Can be texted',
    landline: 'Landline. Most texts don’t reach landlines.',
    stop: 'Opt out…',
    allow: 'Opt back in…',
    earlier: 'Earlier entries',
  },

  consent: {
    title: 'Consent',
    none: 'No consent on record.',
    record: 'Record consent…',
    recordTitle: 'Record consent',
    confirm: 'Record consent',
    agreed: 'Agreed',
    method: 'How',
    evidence: 'Evidence',
    methodField: 'How they agreed',
    evidenceField: 'Evidence',
    evidenceHint:
      'A form and its date, a conversation, a signed sheet. This can’t be changed later.',
    usual: {
      inPerson: 'In person',
      form: 'Form',
      phone: 'By phone',
      text: 'By text',
      paper: 'On paper',
      email: 'By email',
    },
    done: (name: string) => `Consent recorded for ${name}.`,
  },

  lists: {
    title: 'Lists',
    add: 'Add to list',
    none: 'Not on any list.',
    byFilter: 'By filter',
    remove: 'Remove',
    removeFrom: (list: string) => `Remove from ${list}`,
  },

  campaigns: {
    title: 'Campaign history',
    empty: 'No campaigns sent yet.',
    notRead: 'Couldn’t load the campaigns',
    older: 'Show older campaigns',
    results: {
      texted: 'Texted',
      practice: 'Practice',
      waiting: 'Queued',
      failed: 'Didn’t arrive',
      unconfirmed: 'Unconfirmed',
      'left-out': 'Not attempted',
      'not-chosen': 'Not a recipient',
    },
  },

  origin: {
    title: 'Origin',
    manual: (day: string) => `Added manually on ${day}.`,
    imported: (file: string, day: string) => `Imported from ${file} on ${day}.`,
    showAll: 'Show everyone from this import',
    changed: (moment: string) => `Last changed ${moment}`,
  },
} as const;
