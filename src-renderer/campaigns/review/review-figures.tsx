import type { Review } from '../../../src-shared/campaign/review.ts';
import { StatCard, StatCards } from '../../ui/data/stat-card.tsx';
import { formatCount } from '../../ui/text/numbers.ts';
import { formatClock, formatDay, formatTime, isSameDay } from '../../ui/text/times.ts';
import { useNow } from '../../ui/use-now.ts';
import { words } from '../../words.ts';
import { describeCost } from './cost-text.ts';

const text = words.campaigns.review;

/** Keeps the line of a hint. */
const blank = '\u00a0';

/** People, segments, cost and the end of a campaign, as far as they are counted; null before that. */
export function ReviewFigures({ review }: { readonly review: Review | null }) {
  const now = useNow();
  if (review === null) {
    return (
      <StatCards label={text.figures}>
        {[text.people, text.segments, text.cost, text.done].map((label) => (
          <StatCard key={label} label={label} value={text.pending} hint={blank} />
        ))}
      </StatCards>
    );
  }
  const { totals } = review;
  const cost = describeCost(review);
  return (
    <StatCards label={text.figures}>
      <StatCard
        label={text.people}
        value={formatCount(totals.toText)}
        hint={totals.leftOut > 0 ? text.leftOut(totals.leftOut) : text.nobodyLeftOut}
      />
      <StatCard
        label={totals.isMms ? text.mms : text.segments}
        value={formatCount(totals.segments)}
        hint={segmentsHint(review)}
      />
      <StatCard label={text.cost} value={cost.value} hint={cost.hint} />
      <StatCard label={text.done} {...describeEnd(review, now)} />
    </StatCards>
  );
}

function segmentsHint({ totals, findings }: Review): string {
  const [fewest, ...more] = totals.bySegments;
  if (fewest === undefined) return '';
  const budget = findings.find((finding) => finding.check === 'budget')?.facts.budgetSegments;
  if (budget !== undefined && budget !== null)
    return (totals.isMms ? text.budgetMms : text.budget)(totals.segments, budget);
  const [next] = more;
  if (totals.isMms) return text.mmsEach;
  if (next === undefined) return text.segmentsEach(fewest.segments);
  return text.needMore(
    more.reduce((sum, { people }) => sum + people, 0),
    next.segments,
  );
}

function describeEnd({ at, forecast }: Review, now: number) {
  if (forecast === null) return { value: text.pending, hint: text.doneText };
  const { startsAt, finishesAt, stopsAt, waiting } = forecast;
  if (stopsAt !== null) return { value: formatClock(stopsAt, now), hint: text.doneAtBudget };
  if (finishesAt === null) return { value: text.doneNever, hint: text.doneNeverText };
  const people = waiting.reduce((sum, one) => sum + one.people, 0);
  const last = waiting.at(-1);
  const begins = startsAt > at ? text.doneScheduled(formatClock(startsAt, now)) : text.doneText;
  const hint = last === undefined ? begins : text.waiting(people, formatClock(last.until, now));
  // A figure has room for a time or a day.
  return isSameDay(finishesAt, now)
    ? { value: formatTime(finishesAt), hint }
    : { value: formatDay(finishesAt), hint: text.doneAt(formatTime(finishesAt), hint) };
}
