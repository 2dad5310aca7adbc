import { isE164 } from '../../../../src-shared/phone/e164.ts';
import { words } from '../../../../src-shared/words/words.ts';
import { DeactivatedListBroken, type DeactivatedNumbers } from '../../replies.ts';
import { TwilioFailure } from '../failure.ts';
import type { TwilioConnection } from '../twilio-connection.ts';
import type { FileSource, FoundFile } from './files.ts';
import { unavailableOf } from './unavailable.ts';

const resource = 'https://messaging.twilio.com/v1/Deactivations';

/** Twilio's code for a day whose list is not there yet (docs/api/errors/30114). */
const notYet = 30_114;

/** Characters of a line that can be a number; longer lines are skipped, however long. */
const longestLine = 40;

/** Bytes of a list at most: some 30 million numbers, where the US has 400 million. */
const largestList = 400_000_000;

/** Waiting for all of a list at most, in milliseconds. */
const mostWaitMs = 1_800_000;

/**
 * The numbers of the US that carriers took back on a day, as Twilio lists them (docs/messaging/api/
 * deactivations-resource): also such as went to another carrier together with their owner. Never rejects for
 * an answer or failure of Twilio.
 *
 * @param day YYYY-MM-DD
 */
export async function readDeactivated(
  connection: TwilioConnection,
  files: FileSource,
  day: string,
): Promise<DeactivatedNumbers> {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new Error('A day is YYYY-MM-DD.');
  try {
    const found = await files.open(`${resource}?Date=${day}`);
    if (found.kind === 'opened') {
      // Twilio itself has no list, whatever this is.
      if (found.isTwilio) {
        found.close();
        throw failureBy(words.twilio.causes.unexpected);
      }
      return { kind: 'listed', numbers: numbersOf(found, connection) };
    }
    const { evidence } = found.failure;
    if (evidence.code === notYet || evidence.httpStatus === 404) return { kind: 'none' };
    const unavailable = unavailableOf(evidence, words.twilio.deactivatedUnreadable);
    return found.isTwilio ? unavailable : { ...unavailable, isAuth: false };
  } catch (error) {
    return unavailableOf(connection.evidenceOf(error), words.twilio.deactivatedUnreadable);
  }
}

async function* numbersOf(
  found: Extract<FoundFile, { readonly kind: 'opened' }>,
  connection: TwilioConnection,
): AsyncGenerator<string> {
  const lines = createLineReader();
  let length = 0;
  try {
    for await (const chunk of found.chunks(mostWaitMs)) {
      length += chunk.length;
      if (length > largestList) throw failureBy(words.twilio.causes.noEnd);
      for (const number of numbersIn(lines.read(chunk))) yield number;
    }
  } catch (error) {
    const evidence = connection.evidenceOf(error);
    throw new DeactivatedListBroken(unavailableOf(evidence, words.twilio.deactivatedUnreadable));
  }
  for (const number of numbersIn(lines.end())) yield number;
}

function failureBy(detail: string): TwilioFailure {
  return new TwilioFailure({
    httpStatus: null,
    code: null,
    network: null,
    connection: 'possible',
    retryAfterMs: null,
    detail,
  });
}

function numbersIn(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => deactivatedNumber(line) ?? []);
}

/** The number of a line; null where it has none. US numbers may come without +1. */
export function deactivatedNumber(line: string): string | null {
  // A file may begin with the mark of UTF-8.
  const text = line.replace(/^\u00ef\u00bb\u00bf/, '').trim();
  const [, national] = /^(?:\+?1)?([2-9]\d{2}[2-9]\d{6})$/.exec(text) ?? [];
  if (national !== undefined) return `+1${national}`;
  // What begins with +1 and is no number of North America is no number, or half of one.
  return isE164(text) && !text.startsWith('+1') ? text : null;
}

/** Cuts bytes into lines. Keeps no more of a line than a number can have. */
export function createLineReader(): {
  /** The lines that end in this chunk, without those that are too long. */
  read(chunk: Uint8Array): readonly string[];
  /** The line that nothing ends. */
  end(): readonly string[];
} {
  let rest = '';
  let isTooLong = false;

  function take(text: string): void {
    isTooLong ||= rest.length + text.length > longestLine;
    rest = isTooLong ? '' : rest + text;
  }

  function finish(): readonly string[] {
    const line = isTooLong || rest === '' ? [] : [rest];
    rest = '';
    isTooLong = false;
    return line;
  }

  return {
    read(chunk) {
      const pieces = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length)
        .toString('latin1')
        .split(/\r\n|\n|\r/);
      const lines: string[] = [];
      for (const [index, piece] of pieces.entries()) {
        if (index > 0) lines.push(...finish());
        take(piece);
      }
      return lines;
    },
    end: finish,
  };
}
