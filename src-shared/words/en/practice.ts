import { counting } from './counting.ts';

const forms = {
  campaign: { one: 'practice campaign', other: 'practice campaigns' },
  message: { one: 'message', other: 'messages' },
};

/** Practice mode: its mark, and the ways out. */
export const practice = {
  label: 'Practice mode',
  /** Beside the name of the app. */
  badge: 'Practice mode',
  /** On whatever was practised. */
  mark: 'Practice',
  sentence: 'Practice mode. No texts are really sent.',

  leave: 'Send for real…',
  left: 'Practice mode is off. Campaigns you start now are really sent.',
  notLeft: 'Couldn’t leave practice mode',
  backIn: 'Practice mode is on again. No texts are really sent.',
  connectFirst:
    'Connect your Twilio account first. In the last step you choose to send real texts.',

  discard: 'Discard practice…',
  discardTitle: 'Discard everything you practiced?',
  discardText: (campaigns: number, messages: number) =>
    `${counting.count(campaigns, forms.campaign)} and ${counting.count(messages, forms.message)} will be deleted. Contacts, drafts, Do not text and everything really sent stay. This can’t be undone.`,
  discardConfirm: 'Discard practice',
  keep: 'Keep',
  nothing: 'Nothing to discard. You haven’t practiced yet.',
  discarded: (campaigns: number) => `${counting.count(campaigns, forms.campaign)} discarded.`,
  notDiscarded: 'Couldn’t discard the practice data',
} as const;
