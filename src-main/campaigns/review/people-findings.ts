import type {
  Finding,
  FindingFix,
  FindingOf,
  FindingLevel,
} from '../../../src-shared/campaign/review-finding.ts';
import { countryOfPhone } from '../../../src-shared/phone/country-of-phone.ts';
import { ruleOfPlace } from '../../../src-shared/settings/place-hours.ts';
import { placesOfKey } from '../../engine/quiet-hours.ts';
import { recentDays, type Reviewed } from './review-basis.ts';
import { neverAfterMs } from './review-forecast.ts';

const excludePeople: FindingFix = { kind: 'exclude-people' };
const editAudience: FindingFix = { kind: 'edit-audience' };

/** What can be said of the people, once everybody is looked at. */
export function findingsOfPeople(reviewed: Reviewed): readonly Finding[] {
  return [
    nobody(reviewed),
    countries(reviewed),
    consent(reviewed),
    landlines(reviewed),
    doNotText(reviewed),
    held(reviewed),
    duplicates(reviewed),
    recentlyTexted(reviewed),
    hours(reviewed),
    samples(reviewed),
  ];
}

function countOf({ tally }: Reviewed, key: string): number {
  return tally.people.get(key)?.length ?? 0;
}

/** With nobody to text nothing can be started. */
function nobody({ basis, tally }: Reviewed): FindingOf<'nobody'> {
  const isStopped = tally.toText === 0 || basis.audienceProblems.length > 0;
  return {
    check: 'nobody',
    level: isStopped ? 'stop' : 'fine',
    fixes: isStopped ? [editAudience] : [],
    facts: { recipients: basis.recipients, problems: basis.audienceProblems },
  };
}

/**
 * A country that the account may not send to is to be decided, and stops where everybody is there; one that
 * is not known to work is good to know.
 */
function countries({ basis, tally, account }: Reviewed): FindingOf<'countries'> {
  const { sender, isPractice } = basis;
  const permissions = account?.permissions ?? null;
  const home = sender.startsWith('+') ? countryOfPhone(sender) : null;
  const found = [...tally.byCountry]
    .toSorted(([, one], [, other]) => other.people - one.people)
    .map(([country, { people }]) => ({
      country,
      people,
      isPermitted: permissions?.get(country) ?? null,
      isOfSender: home === null || home === country,
    }));
  const refused = found.filter(({ isPermitted }) => isPermitted === false);
  const unsure = found.filter((one) => one.isPermitted === null && !one.isOfSender);
  const concerned = (refused.length > 0 ? refused : unsure).reduce(
    (sum, { people }) => sum + people,
    0,
  );
  const isAll = refused.length > 0 && concerned === tally.toText;
  const level: FindingLevel = isPractice
    ? 'fine'
    : isAll
      ? 'stop'
      : refused.length > 0
        ? 'decide'
        : unsure.length > 0
          ? 'notice'
          : 'fine';
  return {
    check: 'countries',
    level,
    people: level === 'fine' ? 0 : concerned,
    fixes: level === 'fine' || level === 'notice' ? [] : [excludePeople, editAudience],
    facts: {
      countries: found,
      by: isPractice ? 'practice' : permissions === null ? 'sender' : 'account',
    },
  };
}

/** People who are not known to have agreed are to be decided. */
function consent(reviewed: Reviewed): FindingOf<'consent'> {
  const people = countOf(reviewed, 'consent');
  const { checked } = reviewed.tally;
  return {
    check: 'consent',
    level: people > 0 ? 'decide' : 'fine',
    people,
    fixes: people > 0 ? [{ kind: 'exclude-filter', filter: 'no-consent' }] : [],
    facts: { of: checked - countOf(reviewed, 'do-not-text') },
  };
}

/** Texts to landlines cost and do not arrive: to be decided. */
function landlines(reviewed: Reviewed): FindingOf<'landlines'> {
  const { surelyLandlines: surely, failedBefore } = reviewed.tally;
  const people = countOf(reviewed, 'landlines');
  const all: FindingFix = { kind: 'exclude-filter', filter: 'landline' };
  return {
    check: 'landlines',
    level: people > 0 ? 'decide' : 'fine',
    people,
    fixes: people === 0 ? [] : failedBefore === 0 ? [all] : [excludePeople],
    facts: { surely, failedBefore },
  };
}

/** They are skipped, so that it is good to know. */
function doNotText(reviewed: Reviewed): FindingOf<'do-not-text'> {
  const people = countOf(reviewed, 'do-not-text');
  return {
    check: 'do-not-text',
    level: people > 0 ? 'notice' : 'fine',
    people,
    fixes: [],
    facts: {},
  };
}

/** Their texts wait until somebody decides: good to know, as everybody else gets theirs. */
function held(reviewed: Reviewed): FindingOf<'held'> {
  const people = countOf(reviewed, 'held');
  return {
    check: 'held',
    level: people > 0 ? 'notice' : 'fine',
    people,
    fixes: people > 0 ? [{ kind: 'open-inbox' }, excludePeople] : [],
    facts: {},
  };
}

/** Somebody who would get the text twice is to be decided. */
function duplicates(reviewed: Reviewed): FindingOf<'duplicates'> {
  const people = countOf(reviewed, 'duplicates');
  return {
    check: 'duplicates',
    level: people > 0 ? 'decide' : 'fine',
    people,
    fixes: people > 0 ? [excludePeople] : [],
    facts: { namedTwice: reviewed.basis.namedTwice },
  };
}

/** Another text so soon is to be decided. */
function recentlyTexted(reviewed: Reviewed): FindingOf<'recently-texted'> {
  const people = countOf(reviewed, 'recently-texted');
  return {
    check: 'recently-texted',
    level: people > 0 ? 'decide' : 'fine',
    people,
    fixes: people > 0 ? [{ kind: 'exclude-texted', days: recentDays }] : [],
    facts: { days: recentDays },
  };
}

/** That some have to wait is good to know; that somebody never gets the text is to be decided. */
function hours({ basis, tally, forecast }: Reviewed): FindingOf<'hours'> {
  const waiting = forecast?.waiting ?? [];
  const people = waiting.reduce((sum, one) => sum + one.people, 0);
  const startsAt = forecast?.startsAt ?? basis.now;
  const never = waiting.filter(({ until }) => until - startsAt > neverAfterMs);
  const neverFor = never.reduce((sum, one) => sum + one.people, 0);
  const times = waiting.filter((one) => !never.includes(one)).map(({ until }) => until);
  const byPlace = new Map<string, number>();
  for (const [zoneKey, counted] of tally.byZone) {
    for (const place of placesOfKey(zoneKey)) {
      byPlace.set(place, (byPlace.get(place) ?? 0) + counted.people);
    }
  }
  const { quietHours, placeHours } = basis.settings;
  const isOn = quietHours.enabled && !basis.isPractice;
  const places = [...byPlace].flatMap(([place, count]) => {
    const rule = ruleOfPlace(place);
    if (rule === undefined) return [];
    return [{ place, name: rule.name, people: count, checkedOn: rule.checkedOn }];
  });
  const fixes: FindingFix[] = [];
  if (neverFor > 0) fixes.push({ kind: 'open-settings', section: 'hours' });
  return {
    check: 'hours',
    level: neverFor > 0 ? 'decide' : people > 0 ? 'notice' : 'fine',
    people,
    fixes,
    facts: {
      isOn,
      until: times.length === 0 ? null : Math.max(...times),
      places: isOn && placeHours ? places : [],
      neverFor,
    },
  };
}

/** Numbers that nobody has are to be decided. */
function samples(reviewed: Reviewed): FindingOf<'samples'> {
  const people = countOf(reviewed, 'samples');
  return {
    check: 'samples',
    level: people > 0 ? 'decide' : 'fine',
    people,
    fixes: people > 0 ? [excludePeople] : [],
    facts: {},
  };
}
