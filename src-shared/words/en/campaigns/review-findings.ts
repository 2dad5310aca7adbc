import { counting } from '../counting.ts';

const { count, form, number } = counting;

const person = { one: 'person', other: 'people' };
const segment = { one: 'segment', other: 'segments' };
const has = { one: 'has', other: 'have' };

/** What a review says of each check: a title, and one sentence of consequence. */
export const reviewFindings = {
  state: {
    fine: 'Ready to be sent',
    fineText: 'It is a whole draft that was never sent.',
    started: 'This is no draft any more',
    startedText: 'It was sent already. Duplicate it to send it again.',
    damaged: 'This campaign is damaged',
    damagedText: 'It came damaged from the old system, and can’t be sent.',
    archived: 'This draft is archived',
    archivedText: 'Bring it back from the archive first.',
  },
  text: {
    fine: 'The text works for everyone',
    fineText: 'Every field is known, and nobody’s text is empty or too long.',
    empty: 'There is no text yet',
    emptyText: 'Write what people are to read.',
    problems: 'The text can’t be filled in',
    problem: (message: string, line: number) => `${message} (line ${number(line)})`,
    emptyFor: (people: number) => `The text is empty for ${count(people, person)}`,
    emptyForText: 'They are skipped. Write something that doesn’t depend on a field.',
    tooLongFor: (people: number) => `The text is too long for ${count(people, person)}`,
    tooLongForText: 'They are skipped. Shorten the text, or a field of theirs.',
    overCap: 'Somebody’s text is longer than you may send in a day',
    overCapText: 'It would wait for ever. Shorten the text, or raise the daily limit.',
  },
  nobody: {
    fine: (people: number) => `${count(people, person)} to send to`,
    fineText: 'Everyone you chose, each once.',
    nobody: 'There is nobody to send to',
    nobodyText: 'Choose lists, tags, a filter or people.',
  },
  sender: {
    practice: 'Practice: no sender needed',
    practiceText: 'Nobody is really texted.',
    verified: 'Sender verified',
    verifiedText: (sender: string) => `${sender} is in your Twilio account.`,
    missing: 'No sender is chosen',
    missingText: 'Choose the number or Messaging Service that texts come from.',
    notInAccount: 'The sender isn’t in your Twilio account',
    notInAccountText: (sender: string) => `${sender} would be refused. Choose another one.`,
    trial: 'Your Twilio account is a trial',
    trialText: 'It reaches only numbers that you verified at Twilio. Upgrade it to reach everyone.',
    noCredentials: 'Twilio isn’t set up yet',
    noCredentialsText: 'Enter your account in Settings.',
    unread: 'The sender couldn’t be checked',
    unreadText: (sender: string) =>
      `Twilio didn’t answer for ${sender}. You can send, but it may be refused.`,
    replies: 'Replies don’t come back to Ovo',
    repliesText: 'The sender has no way to take replies, so an opt-out may be missed.',
  },
  registration: {
    fine: 'Registered for texting',
    fineText: 'Carriers in the US accept texts from this sender.',
    notNeeded: 'No registration needed',
    notNeededText: 'Texts from this sender arrive without one.',
    practice: 'Registration doesn’t matter in practice',
    practiceText: 'It is checked when you send for real.',
    'in-review': 'The registration is still in review',
    'in-reviewText': 'Carriers may block texts until it is approved.',
    refused: 'The registration was refused',
    refusedText: (reason: string) => `Carriers block your texts. Twilio says: ${reason}`,
    refusedBare: 'Carriers block your texts. The Twilio Console says why.',
    suspended: 'The registration is suspended',
    suspendedText: 'Carriers block your texts until that is settled with Twilio.',
    missing: 'The sender isn’t registered',
    missingText: 'Carriers in the US block texts from it. Register it in the Twilio Console.',
    mock: 'The registration is only for tests',
    mockText: 'Texts of a mock registration don’t arrive.',
    'no-numbers': 'The Messaging Service has no number',
    'no-numbersText': 'Add a number to it in the Twilio Console.',
    elsewhere: 'US registration doesn’t cover this number',
    elsewhereText: 'Its own country has its own rules.',
    unknown: 'The registration couldn’t be read',
    unknownText: 'Check it in the Twilio Console before you send to many.',
  },
  links: {
    none: 'No links',
    noneText: 'Nothing for carriers to block.',
    fine: (links: number) => `${count(links, { one: 'link', other: 'links' })} checked`,
    fineText: 'Secure, and no public shortener.',
    bad: (links: number) =>
      `${count(links, { one: 'link', other: 'links' })} may keep the text from arriving`,
    notAllowed: 'Your registration doesn’t allow links',
    notAllowedText: 'Carriers block texts with links from this sender.',
    and: (one: string, other: string) => `${one} ${other}`,
  },
  countries: {
    fine: 'Every country can be reached',
    fineText: (countries: string) => `People are in ${countries}.`,
    blocked: (people: number) => `${count(people, person)} in countries you may not text`,
    blockedText: (countries: string) =>
      `Twilio refuses texts to ${countries}. Allow that in the Twilio Console, or leave them out.`,
    others: (people: number) => `${count(people, person)} abroad`,
    othersText: (countries: string) =>
      `${countries}. Texts there may cost more, and may not arrive from your number.`,
    noCountry: 'numbers of no country',
  },
  picture: {
    fine: 'The picture can be sent',
    fineText: (sender: string) => `Twilio can fetch the picture, and ${sender} can send it.`,
    practice: 'The picture is part of the practice',
    practiceText: 'Whether the sender can send pictures is checked when you send for real.',
    gone: 'The picture is no longer there',
    goneText: 'Choose the picture again, or send without it.',
    withoutAddress: 'Twilio can’t fetch the picture yet',
    withoutAddressText:
      'Ovo can put the picture on Twilio Assets in your account. Anyone who knows its long, random address can see it there.',
    sender: 'This sender can’t send the picture',
    unknown: 'Nobody knows whether this sender can send pictures',
    unknownText: (sender: string) =>
      `Twilio doesn’t say for ${sender}. If the sender can’t, every text fails: send a test to yourself first.`,
    asLink: (people: number) =>
      `${count(people, person)} ${form(people, { one: 'gets', other: 'get' })} a link instead of the picture`,
    asLinkText: (countries: string) =>
      `Phones in ${countries} get an SMS with a link. Carriers of the US and Canada pass on pictures.`,
    noCountry: 'no country',
  },
  'opt-out': {
    fine: 'People can opt out',
    fineText: 'The text says how.',
    missing: 'The text doesn’t say how to opt out',
    missingText: (sentence: string) => `Carriers expect it. “${sentence}”`,
    missingBare: 'Carriers expect it.',
  },
  'business-name': {
    fine: 'People see who texts',
    fineText: (name: string) => `The text names ${name}.`,
    missing: 'The text doesn’t say who texts',
    missingText: (name: string) => `People may take it for spam. Begin with “${name}”.`,
    missingBare: 'People may take it for spam. Set your business name first.',
  },
  'empty-field': {
    fine: (field: string) => `Everyone has ${field}`,
    fineText: 'No text has a gap there.',
    fallback: (people: number, field: string) =>
      `${count(people, person)} ${form(people, has)} no ${field}`,
    fallbackText: 'They read your other words for it.',
    gap: (people: number, field: string) =>
      `${count(people, person)} ${form(people, has)} no ${field}`,
    gapText: 'Their text has a gap there. Say what they read instead, or leave them out.',
  },
  consent: {
    fine: 'Everyone agreed to be texted',
    fineText: (people: number) => `Consent is on record for ${count(people, person)}.`,
    missing: (people: number) => `No consent on record for ${count(people, person)}`,
    missingText: (of: number) =>
      `Of ${number(of)}. Marketing texts need consent; complaints can cost you your number.`,
  },
  landlines: {
    fine: 'No landlines',
    fineText: 'Every number can take texts, as far as is known.',
    found: (people: number) =>
      `${count(people, { one: 'number', other: 'numbers' })} that texts may not reach`,
    foundText: (surely: number, before: number) =>
      `${count(surely, { one: 'landline', other: 'landlines' })}, ${number(before)} that didn’t take texts before. They are billed all the same.`,
  },
  'do-not-text': {
    fine: 'Nobody opted out',
    fineText: 'None of these numbers is on Do not text.',
    found: (people: number) => `${count(people, person)} on Do not text`,
    foundText: 'They are skipped, and not billed.',
  },
  held: {
    fine: 'Nobody is held',
    fineText: 'No reply and no list of Twilio’s holds a text back.',
    found: (people: number) =>
      `${count(people, { one: 'person waits', other: 'people wait' })} for your decision`,
    foundText:
      'A reply may be an opt-out, or the number may have been given up. Their texts are held until you decide in the Inbox.',
  },
  duplicates: {
    fine: 'Everyone gets it once',
    fineText: 'No number is there twice.',
    twice: (people: number) => `${count(people, person)} chosen more than once`,
    twiceText: 'They get the text once.',
    shared: (people: number) =>
      `${count(people, { one: 'contact shares', other: 'contacts share' })} a number with another one`,
    sharedText: 'One number is an older way to write the other. They may get the text twice.',
  },
  'recently-texted': {
    fine: (days: number) =>
      `Nobody was texted in the last ${count(days, { one: 'day', other: 'days' })}`,
    fineText: 'Nobody hears from you too often.',
    found: (people: number, days: number) =>
      `${count(people, person)} got a text in the last ${count(days, { one: 'day', other: 'days' })}`,
    foundText: 'People who hear from you too often opt out.',
  },
  characters: {
    fine: 'No character makes it cost more',
    fineText: 'All characters fit the short alphabet of texts.',
    replaceable: (characters: number) =>
      `${count(characters, { one: 'character makes', other: 'characters make' })} this text longer`,
    replaceableText: (characters: string, saved: number) =>
      `${characters}. Look-alikes save ${count(saved, segment)} in all.`,
    replaceableBare: (characters: string) => `${characters}. Look-alikes read the same.`,
    others: 'Emoji or other letters make this text longer',
    othersText: (characters: string) =>
      `${characters}. With them a segment holds 70 characters in place of 160.`,
    and: (one: string, other: string) => `${one}, ${other}`,
  },
  segments: {
    fine: (segments: number) => `Everyone needs ${count(segments, segment)}`,
    fineText: 'Nobody’s text is longer than the others’.',
    more: (people: number) =>
      `${count(people, person)} ${form(people, { one: 'needs', other: 'need' })} more segments`,
    byLength: (most: number, usual: number) =>
      `Up to ${number(most)} in place of ${number(usual)}, because their fields are longer.`,
    byCharacters: (most: number, usual: number) =>
      `Up to ${number(most)} in place of ${number(usual)}, because of letters in their fields.`,
    byBoth: (most: number, usual: number, byLength: number, byCharacters: number) =>
      `Up to ${number(most)} in place of ${number(usual)}: ${number(byLength)} by longer fields, ${number(byCharacters)} by letters in a field.`,
  },
  hours: {
    fine: 'Nobody has to wait',
    fineText: 'It is a time for texts where everyone is.',
    off: 'Quiet hours are off',
    offText: 'Texts go at any hour, also at night.',
    waiting: (people: number) =>
      `${count(people, person)} ${form(people, { one: 'waits', other: 'wait' })} for the hours where they are`,
    waitingText: (until: string) => `The last of them by ${until}. The others get it at once.`,
    waitingPlaces: (until: string, places: string) =>
      `The last of them by ${until}. Stricter rules in ${places}.`,
    place: (name: string, checkedOn: string) => `${name} (checked ${checkedOn})`,
    never: (people: number) => `${count(people, person)} would never get it`,
    neverText: 'The hours where they are and your quiet hours leave no time.',
  },
  'stale-words': {
    fine: 'No words that were true on another day',
    fineText: 'Such as “today” in an older draft.',
    found: (words: string) => `The text says ${words}`,
    foundText: (day: string) => `It was written on ${day}. Is it still true?`,
    word: (word: string) => `“${word}”`,
    and: (one: string, other: string) => `${one}, ${other}`,
  },
  budget: {
    fine: 'Within your limits',
    fineText: (segments: number) => `${count(segments, segment)} in all.`,
    fineBudget: (segments: number, budget: number) =>
      `${number(segments)} of the ${number(budget)} segments of your budget.`,
    over: 'More than your budget',
    overText: (segments: number, budget: number) =>
      `${count(segments, segment)}, and your budget is ${number(budget)}. Sending stops there.`,
    days: (days: number) => `It takes ${count(days, { one: 'day', other: 'days' })}`,
    daysText: (segments: number) =>
      `Your limit is ${count(segments, segment)} a day. The rest goes on the next days.`,
  },
  samples: {
    fine: 'No sample contacts',
    fineText: 'Everyone is a real contact of yours.',
    found: (people: number) => count(people, { one: 'sample contact', other: 'sample contacts' }),
    foundText: 'Their numbers belong to nobody. Leave them out before you send for real.',
    practiceText: 'Fine for practice: nobody is really texted.',
  },
  fixes: {
    'add-opt-out': 'Add sentence',
    'add-business-name': 'Add name',
    'replace-characters': 'Replace',
    'use-https': 'Use https',
    'remove-picture': 'Remove picture',
    'host-picture': 'Put on Twilio',
    'set-fallback': 'Set other words',
    'exclude-texted': 'Leave them out',
    'exclude-filter': 'Leave them out',
    'exclude-people': 'Leave them out',
    'edit-text': 'Edit text',
    'edit-audience': 'Edit recipients',
    'edit-plan': 'Edit plan',
    'choose-sender': 'Choose sender',
    'open-settings': 'Open Settings',
    'open-inbox': 'Decide in the Inbox',
  },
} as const;
