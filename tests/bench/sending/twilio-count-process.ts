import { SegmentedMessage } from 'sms-segments-calculator';
import { countSegments } from '../../../src-shared/message/segments.ts';
import { generatedTexts } from './generated-texts.ts';

/*
 * Has Twilio’s calculator and Ovo’s counter count the generated texts from the first argument up to before
 * the second, and prints the places of those that they count differently.
 */

export interface CountedByTwilio {
  /** Places of the texts of which the two say different things. */
  readonly different: readonly number[];
  /** What the calculator alone took. */
  readonly milliseconds: number;
}

/** What Twilio’s own calculator says of a text, in our words. */
function asTwilioCounts(text: string): string {
  const oracle = new SegmentedMessage(text);
  const isGsm = oracle.getEncodingName() === 'GSM-7';
  return JSON.stringify([
    isGsm ? 'gsm-7' : 'ucs-2',
    isGsm ? oracle.numberOfCharacters : text.length,
    oracle.segmentsCount,
    isGsm ? [] : [...new Set(oracle.getNonGsmCharacters())],
  ]);
}

function asOvoCounts(text: string): string {
  const { encoding, units, segments, unicodeCharacters } = countSegments(text);
  return JSON.stringify([encoding, units, segments, unicodeCharacters]);
}

const [from = 0, to = 0] = process.argv.slice(2).map(Number);
const texts = generatedTexts(from, to);
const startedAt = performance.now();
const theirs = texts.map(asTwilioCounts);
const milliseconds = performance.now() - startedAt;
const different = texts.flatMap((text, index) =>
  asOvoCounts(text) === theirs[index] ? [] : [from + index],
);
const counted: CountedByTwilio = { different, milliseconds };
process.stdout.write(JSON.stringify(counted));
