import type { FindingOf } from '../../../src-shared/campaign/review-finding.ts';
import { countryName } from '../../ui/text/countries.ts';
import { formatClock } from '../../ui/text/times.ts';
import { words } from '../../words.ts';
import type { FindingContext, FindingText } from './finding-text.ts';

const text = words.campaigns.review.findings;

/** So many countries or places are named. */
const mostNamed = 5;

type PeopleFinding = FindingOf<
  | 'nobody'
  | 'countries'
  | 'empty-field'
  | 'consent'
  | 'landlines'
  | 'do-not-text'
  | 'held'
  | 'duplicates'
  | 'recently-texted'
  | 'hours'
  | 'samples'
>;

/** Says what was found among the people. */
export function describePeople(finding: PeopleFinding, context: FindingContext): FindingText {
  const people = finding.people ?? 0;
  const isFine = finding.level === 'fine';
  switch (finding.check) {
    case 'nobody': {
      const said = text.nobody;
      const { recipients, problems } = finding.facts;
      if (isFine) return { title: said.fine(recipients), text: said.fineText };
      return { title: said.nobody, text: problems[0] ?? said.nobodyText };
    }
    case 'countries':
      return countries(finding);
    case 'empty-field': {
      const said = text['empty-field'];
      const { field, hasFallback } = finding.facts;
      if (people === 0) return { title: said.fine(field), text: said.fineText };
      return hasFallback
        ? { title: said.fallback(people, field), text: said.fallbackText }
        : { title: said.gap(people, field), text: said.gapText };
    }
    case 'consent': {
      const said = text.consent;
      const { of } = finding.facts;
      if (people === 0) return { title: said.fine, text: said.fineText(of) };
      return { title: said.missing(people), text: said.missingText(of) };
    }
    case 'landlines': {
      const said = text.landlines;
      const { surely, failedBefore } = finding.facts;
      if (people === 0) return { title: said.fine, text: said.fineText };
      return { title: said.found(people), text: said.foundText(surely, failedBefore) };
    }
    case 'do-not-text': {
      const said = text['do-not-text'];
      if (people === 0) return { title: said.fine, text: said.fineText };
      return { title: said.found(people), text: said.foundText };
    }
    case 'held': {
      const said = text.held;
      if (people === 0) return { title: said.fine, text: said.fineText };
      return { title: said.found(people), text: said.foundText };
    }
    case 'duplicates': {
      const said = text.duplicates;
      const { namedTwice } = finding.facts;
      if (people > 0) return { title: said.shared(people), text: said.sharedText };
      if (namedTwice > 0) return { title: said.twice(namedTwice), text: said.twiceText };
      return { title: said.fine, text: said.fineText };
    }
    case 'recently-texted': {
      const said = text['recently-texted'];
      const { days } = finding.facts;
      if (people === 0) return { title: said.fine(days), text: said.fineText };
      return { title: said.found(people, days), text: said.foundText };
    }
    case 'hours':
      return hours(finding, context);
    case 'samples': {
      const said = text.samples;
      if (people === 0) return { title: said.fine, text: said.fineText };
      return { title: said.found(people), text: isFine ? said.practiceText : said.foundText };
    }
  }
}

function countries({ level, people = 0, facts }: FindingOf<'countries'>): FindingText {
  const said = text.countries;
  const isStopped = level === 'decide' || level === 'stop';
  const shown = facts.countries.filter(({ isPermitted, isOfSender }) => {
    if (level === 'fine') return true;
    return isStopped ? isPermitted === false : isPermitted === null && !isOfSender;
  });
  const names = shown
    .slice(0, mostNamed)
    .map(({ country }) => (country === '' ? said.noCountry : countryName(country)))
    .join(', ');
  if (isStopped) return { title: said.blocked(people), text: said.blockedText(names) };
  if (level === 'notice') return { title: said.others(people), text: said.othersText(names) };
  return { title: said.fine, text: names === '' ? '' : said.fineText(names) };
}

function hours({ people = 0, facts }: FindingOf<'hours'>, { now }: FindingContext): FindingText {
  const said = text.hours;
  if (facts.neverFor > 0) return { title: said.never(facts.neverFor), text: said.neverText };
  if (people === 0 || facts.until === null) {
    return facts.isOn || facts.places.length > 0
      ? { title: said.fine, text: said.fineText }
      : { title: said.off, text: said.offText };
  }
  const until = formatClock(facts.until, now);
  const places = facts.places
    .slice(0, mostNamed)
    .map(({ name, checkedOn }) => said.place(name, checkedOn))
    .join(', ');
  return {
    title: said.waiting(people),
    text: places === '' ? said.waitingText(until) : said.waitingPlaces(until, places),
  };
}
