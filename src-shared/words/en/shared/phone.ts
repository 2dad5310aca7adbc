const names = new Intl.DisplayNames('en', { type: 'region' });

/** Countries that English puts an article before. */
const withArticle: ReadonlySet<string> = new Set(['US', 'GB', 'NL', 'PH', 'BS', 'AE', 'DO']);

const nameOf = (country: string) => {
  const name = names.of(country) ?? country;
  return withArticle.has(country) ? `the ${name}` : name;
};

/** Why a text is not a phone number that can be texted, and what to write instead. */
export const phone = {
  empty: 'There is no phone number here. Fill it in.',
  digitsLost: (text: string) =>
    `A spreadsheet program shortened this number to ${text}, and its last digits are lost. In the original sheet, set the column’s format to Text, make sure that the whole numbers show, and save the file again.`,
  columnTooNarrow: (text: string) =>
    `The spreadsheet wrote ${text} in place of the number. In the sheet, make the column wider, and save the file again.`,
  formulaFailed: (text: string) =>
    `The spreadsheet wrote ${text} in place of the number. In the sheet, correct the formula, and save the file again.`,
  severalNumbers: 'There is more than one number here. Keep the one to text.',
  notANumber: 'This is not a phone number. Write it in digits.',
  hasTypo: 'There is something among the digits that is no digit. Write it in digits.',
  hasTypoFix: (fix: string) =>
    `There is something among the digits that is no digit. If it is ${fix}, write that.`,
  date: (text: string) =>
    `This is a date (${text}), not a phone number. Write the number here. If a spreadsheet program turned a number into a date, set the column’s format to Text there.`,
  oldForm: 'Since 2016, Brazilian mobile numbers have an extra 9 after the area code. Add it.',
  oldFormFix: (fix: string) =>
    `Since 2016, Brazilian mobile numbers have an extra 9 after the area code. Write ${fix}.`,
  plusLost: (digits: string) =>
    `The + at the beginning is missing; spreadsheet programs take it away. Write +${digits}.`,
  zeroLost: (digits: string) =>
    `The 0 at the beginning is missing; spreadsheet programs take it away. Write 0${digits}.`,
  beginningLost: (withZero: string, withPlus: string) =>
    `How this number begins is missing; spreadsheet programs take it away. With a 0 it is ${withZero}, with a + it is ${withPlus}. Write the one that is meant.`,
  areaCodeMissing: 'The area code is missing. Put it in front.',
  tooShort: (kind: string, advice: string) => `This is too short for a ${kind}. ${advice}`,
  tooLong: (kind: string, advice: string) => `This is too long for a ${kind}. ${advice}`,
  unknownCode: (advice: string) => `No country has a code like this one. ${advice}`,
  notInUse: (kind: string, advice: string) => `No ${kind} looks like this. ${advice}`,

  /** The kinds of number that the four above tell of. */
  kinds: {
    any: 'number of any country',
    startingWith: (code: string) => `number that starts with +${code}`,
    /** By the country’s ISO 3166 code. */
    of: (country: string) => `number of ${nameOf(country)}`,
  },
  /** What to do about these. */
  advice: {
    complete: 'Complete it.',
    check: 'Check its digits.',
    checkAreaCode: 'Check its digits, the area code above all.',
    checkOrPlus:
      'Check its digits; a number of another country starts with + and the country’s code.',
    checkAfterPlus: 'Check the digits after the +.',
    codeAfterPlus: (fix: string) =>
      `A country’s code comes after the +. If it is ${fix}, write that.`,
    plusInFront: (number: string) =>
      `If it is ${number}, put + in front; otherwise correct its digits.`,
  },
} as const;
