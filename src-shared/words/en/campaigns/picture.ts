/** The picture of a draft. */
export const picture = {
  title: 'Picture',
  hint: 'JPEG, PNG or GIF. Choose one, or drop or paste a picture here. Each text becomes one MMS.',
  choose: 'Choose a picture…',
  replace: 'Replace…',
  remove: 'Remove',
  withoutWords: 'Picture of this campaign',
  size: (width: number, height: number, kilobytes: number) =>
    `${width} × ${height} pixels · ${kilobytes} KB`,
  reduced: (kilobytes: number) => `Made smaller for carriers, from ${kilobytes} KB`,
  host: 'Put on Twilio',
  hostTitle: 'Twilio has to fetch the picture',
  hostText:
    'Ovo can put the picture on Twilio Assets in your account. Anyone who knows its long, random address can see it there.',
  hosted: 'The picture is on Twilio, ready to be fetched.',
  notTaken: 'Couldn’t take the picture',
  notHosted: 'Couldn’t put the picture on Twilio',
  senderTitle: 'This sender can’t send the picture',
} as const;
