/** A test of a campaign's text, which goes to oneself. */
export const testText = {
  open: 'Send yourself a test…',
  title: 'Send yourself a test',
  about:
    'One real text to your own phone, marked as a test. Twilio bills it like any other text. It isn’t counted in the campaign.',
  practice:
    'You are in practice mode, but a test is a real text: it goes through your Twilio account.',
  whose: 'Whose text',
  audience: 'People of this campaign',
  everyone: 'Any contact',
  number: 'Your mobile number',
  numberExample: '(212) 555-0142',
  numberHint: 'Ovo remembers the number.',
  send: 'Send test',
  another: 'Send another',
  close: 'Close',
  failure: 'Couldn’t send the test',
  nobody: 'Choose somebody whose text you want to read.',
  outcome: 'What became of the test',
} as const;
