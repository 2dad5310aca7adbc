/** A number as people and programs write it: seven to fifteen digits, with what may stand between them. */
const phoneNumber = /\+?\d(?:[\s().-]{0,2}\d){6,14}/g;
/** Twilio's identifiers: two letters and 32 hexadecimal digits. The last four tell them apart. */
const twilioIdentifier = /\b([A-Z]{2})[0-9a-f]{28}([0-9a-f]{4})\b/g;
const bareSecret = /\b[0-9a-f]{32,}\b/gi;
const authorization = /\b(basic|bearer)\s+[\w+/=.~-]{8,}/gi;
const namedSecret =
  /\b(secret|token|password|authorization)(["']?\s*[:=]\s*)("[^"]*"|'[^']*'|(?:(?:basic|bearer)\s+)?[^\s,;}]+)/gi;

/** A text without what must not stand in a log: secrets, and the numbers of people but for two digits. */
export function redact(text: string): string {
  return text
    .replace(namedSecret, '$1$2[secret]')
    .replace(authorization, '$1 [secret]')
    .replace(twilioIdentifier, '$1…$2')
    .replace(bareSecret, '[secret]')
    .replace(phoneNumber, hideNumber);
}

function hideNumber(text: string): string {
  const digits = text.replaceAll(/\D/g, '');
  return `[number …${digits.slice(-2)}]`;
}
