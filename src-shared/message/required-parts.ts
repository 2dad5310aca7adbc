/** Words by which people are told how to opt out; `STOP` alone is told from “stop by our shop”. */
const shoutedStop = /\bSTOP\b/;
const toldToStop =
  /\b(?:reply|text|send|type)\s+\W?stop\b|\bopt(?:ing)?[ -]?out\b|\bunsubscribe\b/i;

/** Whether a text tells people how to opt out, with the sentence of the settings or in other words. */
export function hasOptOut(text: string, sentence: string): boolean {
  return (
    (sentence !== '' && text.includes(sentence)) || shoutedStop.test(text) || toldToStop.test(text)
  );
}

/** Whether a text says who it is from; upper and lower case and kinds of apostrophes do not matter. */
export function hasBusinessName(text: string, name: string): boolean {
  return plain(text).includes(plain(name));
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll(/[‘’]/g, "'").replaceAll(/\s+/g, ' ');
}

/** The text with the opt-out sentence at its end. */
export function withOptOut(text: string, sentence: string): string {
  const separator = text === '' || /\s$/.test(text) ? '' : ' ';
  return `${text}${separator}${sentence}`;
}
