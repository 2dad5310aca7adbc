import { seededRandom } from '../support/fake-twilio/faults.ts';

/** What breaking a file draws on. */
export interface Chance {
  /** A whole number from 0 up to, not including, `most`. */
  upTo(most: number): number;
  /** Of at least one. */
  oneOf<T>(things: readonly T[]): T;
}

/** Chance that gives the same for the same seed. */
export function chanceOf(seed: number): Chance {
  const random = seededRandom(seed);
  const upTo = (most: number) => Math.floor(random() * most);
  return {
    upTo,
    oneOf(things) {
      const [thing] = things.slice(upTo(things.length));
      if (thing === undefined) throw new RangeError('There is nothing to choose from.');
      return thing;
    },
  };
}

/** Bytes that mean something in files of contacts. */
const meaningful = Buffer.from('\0\r\n"\'=,;|\t :\\/<>&\uFEFF', 'utf8');

const pieces: readonly Buffer[] = [
  Buffer.from('"'),
  Buffer.from('""'),
  Buffer.from('\r\n'),
  Buffer.from('\n\n'),
  Buffer.from('\0'),
  Buffer.from('sep=;\n'),
  Buffer.from([0xff, 0xfe]),
  Buffer.from([0xfe, 0xff]),
  Buffer.from([0xef, 0xbb, 0xbf]),
  Buffer.from([0xe9]),
  Buffer.from('é'),
  Buffer.from('名'),
  Buffer.from([0x93, 0x63]),
  Buffer.from('1.55512E+10'),
  Buffer.from(' ::: '),
  Buffer.from('BEGIN:VCARD\n'),
  Buffer.from('END:VCARD\n'),
  Buffer.from('=\r\n'),
  Buffer.from(','.repeat(1200)),
  Buffer.from('x'.repeat(400)),
  Buffer.from('\n'.repeat(1100)),
  Buffer.from(' \t\u00a0'),
  Buffer.from('__proto__,constructor'),
];

/** The file with one to eight things wrong with it; now and then with another file in its middle. */
export function breakFile(file: Buffer, other: Buffer, chance: Chance): Buffer {
  let broken = file;
  for (let count = 1 + chance.upTo(8); count > 0; count -= 1) {
    broken = breakOnce(broken, other, chance);
  }
  return broken;
}

function breakOnce(file: Buffer, other: Buffer, chance: Chance): Buffer {
  const at = chance.upTo(file.length + 1);
  const to = Math.min(file.length, at + 1 + chance.upTo(40));
  const insert = (bytes: Uint8Array, until = at) =>
    Buffer.concat([file.subarray(0, at), bytes, file.subarray(until)]);
  switch (chance.upTo(10)) {
    case 0:
      return insert(Buffer.from([chance.upTo(256)]), Math.min(at + 1, file.length));
    case 1:
      return insert(
        Buffer.from([(file[at] ?? 0) ^ (1 << chance.upTo(8))]),
        Math.min(at + 1, file.length),
      );
    case 2:
      return insert(meaningful.subarray(chance.upTo(meaningful.length)).subarray(0, 1));
    case 3:
      return insert(chance.oneOf(pieces));
    case 4:
      return insert(Buffer.alloc(0), to);
    case 5:
      return insert(file.subarray(at, to));
    case 6:
      return file.subarray(0, at);
    case 7:
      return file.subarray(at);
    case 8:
      return insert(other.subarray(chance.upTo(other.length + 1)).subarray(0, 200));
    default:
      return Buffer.from(file).fill(chance.upTo(256), at, to);
  }
}
