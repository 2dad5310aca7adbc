import type { FindingPeople } from '../../../src-shared/campaign/review-finding.ts';
import { sortedIds, union } from '../../database/sorted-ids.ts';
import type { QuietHours } from '../../engine/quiet-hours.ts';
import type { Reviewed } from './review-basis.ts';
import { countriesWithoutMms } from './picture-findings.ts';
import { beginningOf, waitsUntil } from './review-forecast.ts';
import { peopleKey, usualSegments, type ReviewTally } from './tally.ts';

/** Who shares a number with another contact, all but the first of each: what would be texted twice. */
export function duplicatesOf({ renumbered }: ReviewTally): readonly number[] {
  const known = new Set<string>();
  return renumbered.flatMap(([phone, id]) => {
    const isKnown = known.has(phone);
    known.add(phone);
    return isKnown ? [id] : [];
  });
}

/** People of findings. Made once everybody is looked at. */
export interface ReviewIds {
  /** In the order in which a person reads them. */
  of(people: FindingPeople): Int32Array;
  /** The longest texts first, then what is unusual. */
  readonly samples: readonly number[];
}

const mostUnusual = 50;

export function createReviewIds(
  { basis, tally }: Pick<Reviewed, 'basis' | 'tally'>,
  refusedCountries: readonly string[],
  quietHours: QuietHours,
): ReviewIds {
  const idsOf = (key: string) => Int32Array.from(tally.people.get(key) ?? []);
  const all = (keys: readonly string[]) => keys.map(idsOf).reduce(union, new Int32Array());

  function longer(): Int32Array {
    const usual = usualSegments(tally);
    const needed = [...tally.bySegments.keys()]
      .filter((segments) => segments > usual)
      .toSorted((one, other) => other - one);
    return Int32Array.from(
      needed.flatMap((segments) => tally.people.get(`segments ${segments}`) ?? []),
    );
  }

  function waiting(): Int32Array {
    const { schedule } = basis.campaign.draft.plan ?? {};
    const begins = beginningOf({ now: basis.now, byZone: tally.byZone, schedule });
    const closed = [...tally.byZone.keys()].filter(
      (zoneKey) => waitsUntil(zoneKey, begins, quietHours) !== null,
    );
    return sortedIds(closed.flatMap((zoneKey) => tally.people.get(`zone ${zoneKey}`) ?? []));
  }

  const isEmptyField = (key: string) => key.startsWith('empty-field ');
  return {
    of(people) {
      if (people.check === 'segments') return longer();
      if (people.check === 'hours') return basis.isPractice ? new Int32Array() : waiting();
      if (people.check === 'countries' && people.of === undefined) {
        return all(refusedCountries.map((country) => `countries ${country}`));
      }
      if (people.check === 'picture') {
        return all(
          countriesWithoutMms(tally, basis.sender).map((country) => `countries ${country}`),
        );
      }
      return idsOf(peopleKey(people));
    },
    samples: [
      ...new Set([
        ...tally.longest.map(({ id }) => id),
        ...(tally.people.get('unusual') ?? []).slice(0, mostUnusual),
        ...[...tally.people.keys()]
          .filter(isEmptyField)
          .flatMap((key) => (tally.people.get(key) ?? []).slice(0, mostUnusual)),
      ]),
    ],
  };
}
