import { words } from '../words/words.ts';

/** The numbers that a setting can be. */
export interface NumberLimits {
  readonly least: number;
  readonly most: number;
  /** 0 is below the least, and sets no limit of ours. */
  readonly hasNoLimitAtZero?: true;
}

/** The limits of every setting that is a number: the window, the command line and the database go by them. */
export const settingsLimits = {
  /** Slower than the least nothing would ever be done: it is a text in a minute and a half. */
  segmentsPerSecond: { least: 0.01, most: 1000, hasNoLimitAtZero: true },
  /** 0 sets no limit. */
  dailySegments: { least: 0, most: 10_000_000 },
  /** Up to a day. */
  recheckAfterSeconds: { least: 0, most: 86_400 },
  /** Of one segment; 0 where the user has not said. */
  segmentPrice: { least: 0, most: 100 },
  simulatorDelayMs: { least: 0, most: 60_000 },
  share: { least: 0, most: 1 },
  /** A share as the window has it. */
  percent: { least: 0, most: 100 },
} as const satisfies Readonly<Record<string, NumberLimits>>;

/** What is wrong with a number, or with what is none; null where it can be the setting. */
export function numberProblem(value: unknown, limits: NumberLimits): string | null {
  const { least, most, hasNoLimitAtZero = false } = limits;
  const isNumber = typeof value === 'number';
  if (isNumber && value >= least && value <= most) return null;
  if (isNumber && value === 0 && hasNoLimitAtZero) return null;
  const { numberFrom, numberOrNoLimit } = words.fields;
  return hasNoLimitAtZero ? numberOrNoLimit(least, most) : numberFrom(least, most);
}
