/** What is known of the person of a conversation. */
export const facts = {
  about: (name: string) => `About ${name}`,
  notRead: 'Couldn’t load the contact',
  edit: 'Edit contact',
  history: 'Campaign history',
  unknown: 'This number isn’t in your contacts.',
  add: 'Add to contacts…',
  number: 'Number',
  onHold: {
    'maybe-opt-out': 'On hold: may be an opt-out',
    'wrong-number': 'On hold: may be a wrong number',
    'given-up': 'On hold: number may be given up',
  },
  onHoldHint: 'Campaigns and texts for later wait until you decide.',
  optOut: 'Opt out…',
  optIn: 'Opt back in…',
  optInTitle: 'Opt back in',
  notes: 'Notes',
  noNotes: 'No notes yet. Press N to write one.',
  practice: 'Practice conversation. Nobody was texted.',
  from: 'Replies go from',
} as const;
