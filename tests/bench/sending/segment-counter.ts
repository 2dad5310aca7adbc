import { split } from 'split-sms';
import { availableParallelism } from 'node:os';
import { countSegments } from '../../../src-shared/message/segments.ts';
import { atLeast } from '../harness/budget.ts';
import { inOwnProcess } from '../harness/own-process.ts';
import { perSecond, share, type Row } from '../row.ts';
import { generatedTexts } from './generated-texts.ts';
import type { CountedByTwilio } from './twilio-count-process.ts';

const count = 100_000;
const rounds = 5;

/** Milliseconds of a pass over all texts: the median of some, each counter warm by then. */
function timeOf(texts: readonly string[], countOne: (text: string) => number): number {
  const times = Array.from({ length: rounds + 1 }, () => {
    let segments = 0;
    const startedAt = performance.now();
    for (const text of texts) segments += countOne(text);
    const milliseconds = performance.now() - startedAt;
    if (segments < texts.length) throw new Error('A text has no segment.');
    return milliseconds;
  });
  return share(times.slice(1), 0.5);
}

/** All texts as Twilio’s calculator counts them, on every core: one of them would take minutes. */
async function countedByTwilio(cores: number): Promise<readonly CountedByTwilio[]> {
  const each = Math.ceil(count / cores);
  const parts = Array.from({ length: cores }, (_, index) => {
    const limits = [index * each, Math.min(count, (index + 1) * each)];
    return inOwnProcess<CountedByTwilio>('sending/twilio-count-process.ts', limits.map(String));
  });
  return await Promise.all(parts);
}

/** The segment counter beside split-sms, and whether it agrees with Twilio’s calculator on every text. */
export async function segmentCounter(): Promise<readonly Row[]> {
  const texts = generatedTexts(0, count);
  const ours = timeOf(texts, (text) => countSegments(text).segments);
  const theirs = timeOf(texts, (text) => split(text).parts.length);
  const cores = availableParallelism();
  const counted = await countedByTwilio(cores);
  const twilio = counted.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  const different = counted.flatMap((part) => part.different);
  const splitDiffers = texts.filter(
    (text) => split(text).parts.length !== countSegments(text).segments,
  ).length;
  const all = count.toLocaleString('en');
  return [
    {
      what: `segment counter, ${all} generated texts`,
      ovo: perSecond(count, ours),
      peer: `split-sms ${perSecond(count, theirs)} (another count for ${splitDiffers} of them)`,
      ...atLeast(theirs / ours, 2),
    },
    {
      what: `segment counter: texts of ${all} that Twilio’s calculator counts differently`,
      ovo: `${different.length}${different.length > 0 ? ` (the first is text ${different[0]})` : ''}`,
      peer: `Twilio’s calculator ${perSecond(count, twilio)} on one core of ${cores}`,
      ratio: `${(twilio / ours).toFixed(0)} × as fast`,
      budget: '0',
      isMet: different.length === 0,
    },
  ];
}
