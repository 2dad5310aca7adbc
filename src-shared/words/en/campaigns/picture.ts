import { counting } from '../counting.ts';

const { number } = counting;

/** The picture of a draft. */
export const picture = {
  title: 'Picture',
  hint: 'Optional. JPEG, PNG or GIF; each text becomes one MMS',
  choose: 'Choose a picture…',
  orDrop: 'or drop one here, or paste one anywhere on this screen',
  taking: 'Getting the picture ready…',
  stillTaking: 'Another picture is being made ready. Add this one again after that.',
  pasted: 'Picture added from the clipboard.',
  replace: 'Replace…',
  remove: 'Remove',
  missing: 'The picture couldn’t be loaded',
  withoutWords: 'Picture of this campaign',
  alt: 'What the picture shows',
  altHint: 'For screen readers in Ovo. Phones get the picture without these words',
  size: (width: number, height: number, kilobytes: number) =>
    `${number(width)} × ${number(height)} pixels · ${kilobytes} KB`,
  sizeReduced: (size: string, kilobytes: number) =>
    `${size} · made smaller for carriers, from ${kilobytes} KB`,
  from: (address: string) => `Twilio fetches it from ${address}`,
  hindrances: 'Before the picture can be sent',
  host: 'Put on Twilio',
  hostTitle: 'Twilio has to fetch the picture',
  hostText:
    'Ovo can put the picture on Twilio Assets in your account. Anyone who knows its long, random address can see it there.',
  hosted: 'The picture is on Twilio, ready to be fetched',
  ownChecked: 'The picture is at your address, ready to be fetched',
  notTaken: 'Couldn’t take the picture',
  notHosted: 'Couldn’t put the picture on Twilio',
  senderTitle: 'This sender can’t send the picture',
  ownAddress: 'Use a web address…',
  address: 'Web address of the picture',
  addressBegins: 'https://',
  takeAddress: 'Use this picture',
  needs: 'What Twilio needs there',
  needed: {
    address:
      'An https address that anyone can open: no login, no redirect, not in your own network',
    type: 'A server that calls the picture what it is: image/jpeg, image/png or image/gif',
    size: 'At most 600 KB, and 2,048 pixels on the longer side',
  },
} as const;
