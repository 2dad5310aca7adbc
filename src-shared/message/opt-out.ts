/** A way out, as people write it: a verb, then one of the words that Twilio takes for an opt-out. */
const wayOut =
  /\b(?:reply|text|send|answer|respond|write)\b[^.!?\n]{0,40}\b(?:stop|stopall|unsubscribe|end|quit|cancel|revoke|opt[ -]?out)\b|\b(?:stop|unsubscribe)\b\s*(?:to|=|2)\s*(?:opt|end|unsubscribe|quit|stop|cancel)/i;

/**
 * Whether a text tells people how to opt out.
 *
 * @param sentence the one of the settings; empty for none.
 */
export function hasOptOut(text: string, sentence: string): boolean {
  const own = sentence.trim().toLowerCase();
  return (own !== '' && text.toLowerCase().includes(own)) || wayOut.test(text);
}

/** Whether a text says who texts. */
export function hasBusinessName(text: string, name: string): boolean {
  const own = plain(name);
  return own !== '' && plain(text).includes(own);
}

/** Capitals, blanks and the kind of an apostrophe make no other name. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[‘’ʼ`´]/g, "'")
    .replaceAll(/\s+/g, ' ')
    .trim();
}
