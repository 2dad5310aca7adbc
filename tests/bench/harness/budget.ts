import type { Row } from '../row.ts';

/** What `sqlite3 .import` of the bench’s 1,000,000 rows takes where budgets in milliseconds hold as they stand. */
const referenceMs = 2000;

type Judged = Pick<Row, 'ratio' | 'budget' | 'isMet'>;

/** A ratio that must not be smaller. */
export function atLeast(ratio: number, limit: number): Judged {
  return { ratio: times(ratio), budget: `≥ ${limit} ×`, isMet: ratio >= limit };
}

/** A ratio that must not be greater. */
export function atMost(ratio: number, limit: number): Judged {
  return { ratio: times(ratio), budget: `≤ ${limit} ×`, isMet: ratio <= limit };
}

/** A budget in milliseconds: as the design has it, and what it comes to on this machine. */
export interface MillisecondBudget {
  readonly limitMs: number;
  /** For a row: `≤ 50 ms (here ≤ 81 ms)`. */
  readonly text: string;
}

let calibrationMs: number | undefined;

/** Has budgets in milliseconds hold for a machine on which `sqlite3 .import` of the bench’s file takes so long. */
export function calibrateBudgets(importMs: number): void {
  if (!(importMs > 0)) throw new Error(`A machine cannot import in ${importMs} ms.`);
  calibrationMs = importMs;
}

/** What a budget in milliseconds comes to on this machine, which was measured before any row. */
export function millisecondBudget(milliseconds: number): MillisecondBudget {
  if (calibrationMs === undefined) throw new Error('This machine has not been measured yet.');
  const limitMs = (milliseconds * calibrationMs) / referenceMs;
  const digits = limitMs < 100 ? 1 : 0;
  return { limitMs, text: `≤ ${milliseconds} ms (here ≤ ${limitMs.toFixed(digits)} ms)` };
}

/** What the event loop of the main thread may be late, in milliseconds. */
export function delayBudget(delay: {
  readonly p99: number;
  readonly longest: number;
}): Pick<Row, 'budget' | 'isMet'> {
  const often = millisecondBudget(8);
  const ever = millisecondBudget(50);
  return {
    budget: `p99 ${often.text}, max ${ever.text}`,
    isMet: delay.p99 <= often.limitMs && delay.longest <= ever.limitMs,
  };
}

function times(ratio: number): string {
  return `${ratio.toFixed(2)} ×`;
}
