import type { Rehearsal } from '../../../src-shared/campaign/rehearsal.ts';
import type { ReviewCost } from '../../../src-shared/campaign/review.ts';
import { formatMoney } from '../../ui/text/money.ts';
import { formatCount } from '../../ui/text/numbers.ts';
import { formatDuration, formatMoment } from '../../ui/text/times.ts';
import { words } from '../../words.ts';
import { priceText } from '../review/cost-text.ts';

const { compare } = words.campaigns.rehearsal;

/** What is less apart than this share counts as the same. */
const sameShare = 0.02;

/** Ends that are less apart than this, in milliseconds, are the same to a person. */
const sameEndMs = 60_000;

/** A figure of a rehearsal beside what the review said of it. */
export interface ComparedFigure {
  readonly name: string;
  readonly rehearsed: string;
  readonly foreseen: string;
  readonly difference: string;
  readonly isSame: boolean;
}

/** What a rehearsal came to beside the review: people, segments, cost and end. */
export function compareWithReview(rehearsal: Rehearsal): readonly ComparedFigure[] {
  const { people, segments, cost, foreseen } = rehearsal;
  // Without a receipt a text counts as sent, as far as anybody knows.
  const reached = people.delivered + people.noReceipt;
  return [
    counted(compare.reached, reached, foreseen.people),
    counted(compare.segments, segments, foreseen.segments),
    comparedCost(cost, foreseen.cost),
    comparedEnd(rehearsal),
  ];
}

function isNear(value: number, expected: number): boolean {
  return Math.abs(value - expected) <= sameShare * expected;
}

function counted(name: string, rehearsed: number, foreseen: number): ComparedFigure {
  const apart = rehearsed - foreseen;
  const amount = formatCount(Math.abs(apart));
  return {
    name,
    rehearsed: formatCount(rehearsed),
    foreseen: formatCount(foreseen),
    difference:
      apart === 0 ? compare.same : apart < 0 ? compare.fewer(amount) : compare.more(amount),
    isSame: isNear(rehearsed, foreseen),
  };
}

function comparedCost(rehearsed: ReviewCost, foreseen: ReviewCost): ComparedFigure {
  const said = ({ amount, currency }: ReviewCost) =>
    amount === null || currency === null ? compare.unknown : priceText(amount, currency);
  const figure = { name: compare.cost, rehearsed: said(rehearsed), foreseen: said(foreseen) };
  const [now, then, currency] = [rehearsed.amount, foreseen.amount, foreseen.currency];
  if (now === null || then === null || currency === null) {
    return { ...figure, difference: compare.unknown, isSame: now === then };
  }
  const apart = now.most - then.most;
  const amount = formatMoney(Math.abs(apart), currency);
  const isSame = isNear(now.most, then.most);
  if (figure.rehearsed === figure.foreseen) return { ...figure, difference: compare.same, isSame };
  return { ...figure, difference: (apart < 0 ? compare.less : compare.more)(amount), isSame };
}

/** When all is sent, or the budget ends; null where neither comes. */
type End = Pick<Rehearsal, 'startsAt' | 'finishesAt' | 'stopsAt'>;

function sayEnd({ finishesAt, stopsAt }: End): string {
  if (stopsAt !== null) return compare.budgetEnds(formatMoment(stopsAt));
  return finishesAt === null ? compare.notDone : formatMoment(finishesAt);
}

function comparedEnd(rehearsal: Rehearsal): ComparedFigure {
  const { foreseen } = rehearsal;
  const figure = {
    name: compare.finishes,
    rehearsed: sayEnd(rehearsal),
    foreseen: sayEnd(foreseen),
  };
  const isStopped = rehearsal.stopsAt !== null;
  const endOf = (end: End) => (isStopped ? end.stopsAt : end.finishesAt);
  const [now, then] = [endOf(rehearsal), endOf(foreseen)];
  if (now === null || then === null) {
    const isSame = figure.rehearsed === figure.foreseen;
    return { ...figure, difference: isSame ? compare.same : compare.notDone, isSame };
  }
  const apart = now - then;
  const isSame =
    Math.abs(apart) < sameEndMs || isNear(now - rehearsal.startsAt, then - foreseen.startsAt);
  if (Math.abs(apart) < sameEndMs) return { ...figure, difference: compare.same, isSame };
  const time = formatDuration(Math.abs(apart) / 1000);
  return { ...figure, difference: (apart < 0 ? compare.earlier : compare.later)(time), isSame };
}

/** Whether a fault was asked for. */
export function hasFaults({ faults }: Rehearsal): boolean {
  return Object.values(faults).some((value) => value !== 0 && value !== false);
}
