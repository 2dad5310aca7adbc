/*
 * Twilio's error codes that a message can come to, for the owner of a shop: what happened, and what to do
 * about that where something can be done.
 */
export const twilioErrors = {
  noReason: 'No reason is known.',
  unknown: (code: number) => `Twilio refused the text (error ${code}).`,
  unknownWith: (code: number, said: string) => `Twilio refused the text (error ${code}): ${said}`,

  known: {
    // Each would fail again.
    21211: 'This isn’t a valid phone number.',
    21265: 'This is a short code, which can’t be texted.',
    21266: 'This is the number the text was sent from.',
    21602: 'There was no text to send.',
    21604: 'There was no phone number to send to.',
    21610:
      'This person has opted out by replying STOP. Texting START to your number opts them in again.',
    21612: 'Twilio can’t send from this sender to this number.',
    21614: 'This number can’t receive texts. It isn’t a mobile number.',
    21617: 'The text is too long. Twilio takes up to 1,600 characters.',
    21635: 'This is a landline, which can’t receive texts.',
    21657: 'The sender isn’t allowed in this country.',
    30004: 'The text was blocked. The person may have blocked your number, or can’t receive texts.',
    30005: 'This number is no longer in service.',
    30006: 'This is a landline, or its carrier can’t be reached.',
    30007:
      'The carrier filtered the text as spam. Change the links or the wording, or say more clearly who you are.',
    30010: 'The text would have cost more than allowed.',
    30011: 'This number can’t receive pictures.',
    30019: 'The picture is larger than the recipient’s carrier takes. Choose a smaller one.',
    // Later these may go through.
    14107: 'Too many texts went to this number in a short time.',
    20429: 'Too many requests went to Twilio at once.',
    21611: 'Ten hours of texts were already waiting at Twilio for this sender.',
    21730: 'Twilio was under maintenance.',
    30001: 'Too many texts were waiting at Twilio for this sender.',
    30003: 'The phone couldn’t be reached. It may be switched off or out of coverage.',
    30008: 'The text wasn’t delivered. The carrier gave no reason.',
    30022:
      'The carriers refused this text because texts went out faster than the sender is registered for. Lower the rate in Settings.',
    30023: 'The sender reached the carrier’s daily limit.',
    30036: 'The text waited too long at Twilio and expired.',
    30047: 'Twilio’s Compliance Toolkit held this text for another hour and couldn’t send it then.',
    30410: 'The carrier didn’t answer.',
    30450: 'Twilio held this text back because texts to this area looked like fraud.',
    60728: 'The Twilio account reached its hourly limit.',
    // A person has to change something first.
    10001:
      'Twilio has suspended the account. Check its balance and its notices in the Twilio Console.',
    10002: 'A Twilio trial account can’t do this. Upgrade the account in the Twilio Console.',
    20003:
      'Twilio didn’t accept the account’s credentials, or has suspended the account. Check both in Settings and in the Twilio Console.',
    20005: 'The Twilio account isn’t active. Check its balance in the Twilio Console.',
    20403: 'The Twilio account can’t send: it’s suspended or closed. Ask Twilio’s support.',
    20404: 'Twilio doesn’t know this account or sender. Check both in Settings.',
    21212: 'The sender isn’t a valid Twilio number. Check it in Settings.',
    21267: 'A Twilio trial account can’t send under a name. Choose a number in Settings.',
    21408:
      'Texts to this country are switched off in the Twilio account. Switch the country on under Messaging Geo Permissions in the Twilio Console.',
    21601: 'The sender’s number can’t send texts. Choose another in Settings.',
    21603: 'There was no number to send from. Choose a sender in Settings.',
    21606:
      'The sender’s number can’t send texts, or isn’t on this Twilio account. Check it in Settings.',
    21608:
      'A Twilio trial account can only text verified numbers. Upgrade the account, or verify this number, in the Twilio Console.',
    21616:
      'The sender matches several numbers of the account. Enter the full number in Settings, with + and the country code.',
    21659:
      'The sender isn’t a Twilio number, or is a short code of another country. Check it in Settings.',
    21660: 'The sender’s number is on another Twilio account. Check both in Settings.',
    21661: 'The sender’s number can’t send texts. Choose another in Settings.',
    21703: 'The Messaging Service has no number that can send this. Add one in the Twilio Console.',
    21704: 'The Messaging Service has no numbers. Add one in the Twilio Console.',
    21705: 'The Messaging Service doesn’t exist. Check it in Settings.',
    11200:
      'Twilio couldn’t fetch the picture. Open its address in a browser: without a login, the picture itself has to appear.',
    12300:
      'Twilio refused the picture: its server says that it is something else. The Content-Type has to be image/jpeg, image/png or image/gif.',
    21620:
      'Twilio refused the address of the picture. The address has to begin with https:// and be reachable from the internet.',
    21623: 'There were more pictures than Twilio takes in one message.',
    30002:
      'Twilio suspended the account before this was sent. Check its balance and its notices in the Twilio Console.',
    30024:
      'The recipient’s carrier doesn’t know the sender’s number yet. A newly registered number needs a few days.',
    30032: 'The sender’s toll-free number isn’t verified. Verify it in the Twilio Console.',
    30034:
      'The sender’s number isn’t registered for business texts in the US (A2P 10DLC). Register it in the Twilio Console.',
    30127: 'The Messaging Service doesn’t exist. Check it in Settings.',
    35114:
      'Twilio can’t schedule a text for that time. Check this computer’s date and time, then resume.',
    35115: 'Twilio can’t schedule a text so far ahead.',
    35117: 'Twilio can’t schedule a text for that time.',
    35118: 'Twilio schedules texts of a Messaging Service only. Choose one as the sender.',
    35125: 'Twilio already keeps as many scheduled texts as it can for this account.',
    63038:
      'The Twilio account reached its daily limit. Wait a day, or ask Twilio’s support for a higher limit.',
    70051:
      'Twilio didn’t allow this with these credentials. Check the API key’s permissions in the Twilio Console.',
    90010: 'The Twilio account isn’t active. Check its balance in the Twilio Console.',
    572005:
      'A Twilio trial account can only text verified numbers, and this number isn’t verified yet.',
  },
} as const;
