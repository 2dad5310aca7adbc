/** Seven digits at least: shorter numbers, some of which libphonenumber takes for valid, take no texts. */
const pattern = /^\+[1-9]\d{6,14}$/;

/** Whether a text is a number in the form of E.164, as Ovo stores it: a + and 7 to 15 digits. */
export function isE164(text: string): boolean {
  return pattern.test(text);
}
