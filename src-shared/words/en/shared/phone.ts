const names = new Intl.DisplayNames('en', { type: 'region' });

/** Countries that English puts an article before. */
const withArticle: ReadonlySet<string> = new Set(['US', 'GB', 'NL', 'PH', 'BS', 'AE', 'DO']);

const nameOf = (country: string) => {
  const name = names.of(country) ?? country;
  return withArticle.has(country) ? `the ${name}` : name;
};

/** Why a text is not a phone number that can be texted, and what to write instead. */
export const phone = {
  empty: 'There’s no phone number. Enter one.',
  digitsLost: (text: string) =>
    `A spreadsheet shortened this number to ${text}, and the last digits are lost. Set the column to Text in the original sheet, check that whole numbers show, and save the file again.`,
  columnTooNarrow: (text: string) =>
    `The spreadsheet wrote ${text} instead of a number. Make the column wider in the sheet and save the file again.`,
  formulaFailed: (text: string) =>
    `The spreadsheet wrote ${text} instead of a number. Correct the formula in the sheet and save the file again.`,
  severalNumbers: 'There’s more than one number. Keep the one to text.',
  notANumber: 'This isn’t a phone number. Use digits.',
  hasTypo: 'One of these characters isn’t a digit. Use digits only.',
  hasTypoFix: (fix: string) =>
    `One of these characters isn’t a digit. Use ${fix} if that’s the number.`,
  date: (text: string) =>
    `This is a date (${text}), not a phone number. Enter the number. If a spreadsheet turned a number into a date, set the column to Text there.`,
  oldForm:
    'Brazilian mobile numbers have had an extra 9 after the area code since 2016. Add the 9.',
  oldFormFix: (fix: string) =>
    `Brazilian mobile numbers have had an extra 9 after the area code since 2016. Use ${fix}.`,
  plusLost: (digits: string) => `A spreadsheet probably removed the leading +. Use +${digits}.`,
  zeroLost: (digits: string) => `A spreadsheet probably removed the leading 0. Use 0${digits}.`,
  beginningLost: (withZero: string, withPlus: string) =>
    `A spreadsheet probably removed the start of this number. Use ${withZero} with a 0, or ${withPlus} with a +.`,
  areaCodeMissing: 'The area code is missing. Add one in front.',
  tooShort: (kind: string, advice: string) => `This is too short for a ${kind}. ${advice}`,
  tooLong: (kind: string, advice: string) => `This is too long for a ${kind}. ${advice}`,
  unknownCode: (advice: string) => `No country has this code. ${advice}`,
  notInUse: (kind: string, advice: string) => `No ${kind} looks like this. ${advice}`,

  /** The kinds of number that the four above tell of. */
  kinds: {
    any: 'number of any country',
    startingWith: (code: string) => `number that starts with +${code}`,
    /** By the country’s ISO 3166 code. */
    of: (country: string) => `number in ${nameOf(country)}`,
  },
  /** What to do about these. */
  advice: {
    complete: 'Complete the number.',
    check: 'Check the digits.',
    checkAreaCode: 'Check the digits, especially the area code.',
    checkOrPlus: 'Check the digits. For another country, start with + and the country code.',
    checkAfterPlus: 'Check the digits after the +.',
    codeAfterPlus: (fix: string) =>
      `A country code comes after the +. Use ${fix} if that’s the number.`,
    plusInFront: (number: string) =>
      `If the number is ${number}, add + in front. Otherwise, correct the digits.`,
  },
} as const;
