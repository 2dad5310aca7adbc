import { clusterEnd } from './grapheme-clusters.ts';

/** What a text is billed as. */
export interface SegmentCount {
  /** GSM-7 where every character allows it; one that does not makes the whole text UCS-2. */
  readonly encoding: 'gsm-7' | 'ucs-2';
  /** How long the text is: septets in GSM-7 (`€` and `[` are two), UTF-16 code units in UCS-2. */
  readonly units: number;
  /** 1 or more; 1 for an empty text too, as Twilio's calculator has it. */
  readonly segments: number;
  /** Units that can be added in the same encoding before another segment begins. */
  readonly unitsLeft: number;
  /** The distinct characters that force UCS-2, in their order; empty in GSM-7. */
  readonly unicodeCharacters: readonly string[];
}

/*
 * What a segment holds: 140 octets, of which each segment of a longer text gives 6 to the header
 * that puts the parts together again (3GPP TS 23.040, 9.2.3.24).
 */
const gsmLimits = { single: 160, part: 153 } as const;
const ucsLimits = { single: 70, part: 67 } as const;

/* The GSM 7 bit default alphabet and its extension table (3GPP TS 23.038, 6.2.1). */
const gsmBasic =
  '\n\r !"#$%&\'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz' +
  '¡£¤¥§¿ÄÅÆÇÉÑÖØÜßàäåæèéìñòöøùüΓΔΘΛΞΠΣΦΨΩ';
const gsmExtension = '\f[\\]^{|}~€';

/** Septets by code unit: 1, 2, or 0 for what GSM-7 does not have. */
const septets = new Uint8Array(0x20ad);
for (const character of gsmBasic) septets[character.charCodeAt(0)] = 1;
for (const character of gsmExtension) septets[character.charCodeAt(0)] = 2;

/** The length in septets, or -1 where a character is not in the GSM alphabet. */
function gsmLength(text: string): number {
  let units = 0;
  for (let index = 0; index < text.length; index += 1) {
    const size = septets[text.charCodeAt(index)];
    if (size === undefined || size === 0) return -1;
    units += size;
  }
  return units;
}

/** Puts characters, which cannot be torn apart, into segments one after the other. */
function createPacker(limits: { readonly single: number; readonly part: number }): {
  add(size: number): void;
  result(): { readonly segments: number; readonly unitsLeft: number };
} {
  let segments = 1;
  let used = 0;
  /** What would stay in the first segment if it turned out to be one of several. */
  let usedAsPart = 0;
  return {
    add(size) {
      if (segments === 1) {
        if (used + size <= limits.single) {
          used += size;
          if (used <= limits.part) usedAsPart = used;
          return;
        }
        segments = 2;
        used += size - usedAsPart;
        return;
      }
      if (used + size <= limits.part) {
        used += size;
      } else {
        segments += 1;
        used = size;
      }
    },
    result() {
      const limit = segments === 1 ? limits.single : limits.part;
      return { segments, unitsLeft: Math.max(0, limit - used) };
    },
  };
}

function countGsm(text: string, units: number): SegmentCount {
  const packer = createPacker(gsmLimits);
  if (units <= gsmLimits.single) {
    packer.add(units);
  } else {
    for (let index = 0; index < text.length; index += 1) {
      packer.add(septets[text.charCodeAt(index)] ?? 0);
    }
  }
  return { encoding: 'gsm-7', units, ...packer.result(), unicodeCharacters: [] };
}

function countUcs(text: string): SegmentCount {
  const packer = createPacker(ucsLimits);
  const unicodeCharacters = new Set<string>();
  for (let start = 0; start < text.length;) {
    const end = clusterEnd(text, start);
    const size = end - start;
    packer.add(size);
    if (size > 1 || !septets[text.charCodeAt(start)]) {
      unicodeCharacters.add(text.slice(start, end));
    }
    start = end;
  }
  return {
    encoding: 'ucs-2',
    units: text.length,
    ...packer.result(),
    unicodeCharacters: [...unicodeCharacters],
  };
}

/**
 * Counts a text as Twilio bills it, without smart encoding. Its line ends should be LF, as the
 * template renderer leaves them: a CR counts as a character of its own. A character as a person
 * sees it is never torn between two segments.
 */
export function countSegments(text: string): SegmentCount {
  const units = gsmLength(text);
  return units < 0 ? countUcs(text) : countGsm(text, units);
}

/** What a message is billed and paced as: with a picture, as one, however long its text is. */
export function billedSegments(text: string, hasPicture: boolean): number {
  return hasPicture ? 1 : countSegments(text).segments;
}

/** The text of each segment, one after the other; together they are the text. */
export function segmentPieces(text: string): readonly string[] {
  const { encoding, segments } = countSegments(text);
  if (segments === 1) return [text];
  const isGsm = encoding === 'gsm-7';
  const { part } = isGsm ? gsmLimits : ucsLimits;
  const pieces: string[] = [];
  let begin = 0;
  let used = 0;
  for (let start = 0; start < text.length;) {
    const end = isGsm ? start + 1 : clusterEnd(text, start);
    const size = isGsm ? (septets[text.charCodeAt(start)] ?? 0) : end - start;
    if (used + size > part) {
      pieces.push(text.slice(begin, start));
      begin = start;
      used = 0;
    }
    used += size;
    start = end;
  }
  return [...pieces, text.slice(begin)];
}
