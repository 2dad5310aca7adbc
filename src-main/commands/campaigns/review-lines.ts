import { DateTime } from 'luxon';
import type { Finding, FindingLevel } from '../../../src-shared/campaign/review-finding.ts';
import type {
  Review,
  ReviewCost,
  ReviewForecast,
  SegmentPrice,
} from '../../../src-shared/campaign/review.ts';
import { sayPictureSender } from '../../../src-shared/picture/picture.ts';
import { words as catalogue } from '../../../src-shared/words/words.ts';
import { counted } from '../counted.ts';

const marks: Readonly<Record<FindingLevel, string>> = {
  stop: 'STOP  ',
  decide: 'decide',
  notice: 'note  ',
  fine: 'fine  ',
};

/** A review for a person: what it comes to, then a line for each finding, what matters most first. */
export function reviewLines(review: Review): readonly string[] {
  const { totals, cost, forecast, findings } = review;
  const { isMms } = totals;
  const piece = (amount: number) => (isMms ? `${amount} MMS` : counted(amount, 'segment'));
  const leftOut = totals.leftOut > 0 ? `, ${totals.leftOut} left out` : '';
  return [
    `${counted(totals.toText, 'person').replace('persons', 'people')} to text${leftOut}, ${piece(totals.segments)}`,
    ...(cost === null ? [] : [costLine(cost, piece)]),
    ...totals.byCountry.map(
      ({ country, people, segments, price }) =>
        `  ${country === '' ? 'no country' : country}: ${people} people, ${piece(segments)}${price === null ? '' : `, ${amountOf(price)} each`}`,
    ),
    ...(forecast === null
      ? []
      : [
          endLine(forecast, review.at),
          ...forecast.waiting.map(({ until, people }) => `  ${people} wait until ${timeOf(until)}`),
        ]),
    ...findings.map((finding) => `${marks[finding.level]}  ${sayFinding(finding)}`),
  ];
}

function endLine({ startsAt, finishesAt, stopsAt }: ReviewForecast, now: number): string {
  const start = `if it starts ${startsAt > now ? timeOf(startsAt) : 'now'}`;
  if (stopsAt !== null) return `Its budget ends at ${timeOf(stopsAt)} ${start}; the rest waits`;
  return finishesAt === null ? 'Not done within a year' : `Done by ${timeOf(finishesAt)} ${start}`;
}

function costLine(
  { from, currency, amount, unpricedSegments, pricesAsOf }: ReviewCost,
  piece: (amount: number) => string,
): string {
  if (from === 'practice') return 'Practice: nothing is charged';
  if (amount === null || currency === null) return 'Cost: no price is known';
  const list = from === 'list' ? 'list prices' : 'prices';
  const by = pricesAsOf === null ? 'by your price' : `by Twilio’s ${list} of ${timeOf(pricesAsOf)}`;
  const rest = unpricedSegments === 0 ? '' : `; no price is known of ${piece(unpricedSegments)}`;
  return `Cost: ${amountOf(amount)} ${currency} ${by}, without what carriers add${rest}`;
}

function amountOf({ least, most }: SegmentPrice): string {
  return least === most ? String(least) : `${least} to ${most}`;
}

function timeOf(time: number): string {
  return DateTime.fromMillis(time).toFormat('yyyy-MM-dd HH:mm');
}

function sayFinding(finding: Finding): string {
  const { people = 0, level } = finding;
  const isFine = level === 'fine';
  const of = people === 1 ? '1 person' : `${people} people`;
  switch (finding.check) {
    case 'state': {
      const { isDamaged, isArchived, status } = finding.facts;
      if (isDamaged) return 'The campaign is damaged. Repair it first.';
      if (isArchived) return 'The campaign is archived.';
      return isFine ? 'It is a draft.' : `It is ${status}, no draft.`;
    }
    case 'text': {
      const { isEmpty, problems, emptyFor, tooLongFor, isOverDailyCap } = finding.facts;
      if (isEmpty) return 'There is no text.';
      if (problems.length > 0) return problems.map(({ message }) => message).join(' ');
      if (isOverDailyCap) return 'Somebody’s text has more segments than may be sent a day.';
      if (isFine) return 'The text can be filled in for everybody.';
      return `The text is empty for ${emptyFor} and too long for ${tooLongFor} of the people.`;
    }
    case 'nobody':
      if (isFine) return 'There is somebody to text.';
      return finding.facts.problems.join(' ') || 'There is nobody to text.';
    case 'sender':
      return saySender(finding);
    case 'registration': {
      const { registration } = finding.facts;
      if (registration === null) return 'No registration is needed, or none is known.';
      const reason = registration.reason === null ? '' : ` Twilio says: ${registration.reason}`;
      return `The registration of the sender is: ${registration.state}.${reason}`;
    }
    case 'links': {
      const { links, areAllowed } = finding.facts;
      if (links.length === 0) return 'There are no links.';
      const bad = links.filter(({ problem }) => problem !== null);
      const named = bad.map(({ text, problem }) => `${text} (${problem})`).join(', ');
      const refused =
        areAllowed === false ? 'The sender is registered for texts without links.' : '';
      if (bad.length === 0) return refused || 'The links are safe.';
      return `Links that carriers block or phones warn of: ${named}. ${refused}`.trim();
    }
    case 'countries': {
      const { countries, by } = finding.facts;
      const named = countries.map(({ country }) => country || 'no country').join(', ');
      if (isFine) return `Countries: ${named || 'none'}.`;
      if (level === 'notice') return `${of} outside the country of the sender: ${named}.`;
      return `${of} in countries that the account may not send to (${by}): ${countries
        .filter(({ isPermitted }) => isPermitted === false)
        .map(({ country }) => country)
        .join(', ')}.`;
    }
    case 'picture':
      return sayPicture(finding);
    case 'opt-out':
      return isFine ? 'The text says how to opt out.' : 'The text doesn’t say how to opt out.';
    case 'business-name':
      return isFine ? 'The text says who texts.' : 'The text doesn’t say who texts.';
    case 'empty-field': {
      const { field, hasFallback } = finding.facts;
      if (people === 0) return `Everybody has {{ ${field} }}.`;
      return hasFallback
        ? `${of} without {{ ${field} }} get the fallback.`
        : `{{ ${field} }} is empty for ${of}, and has no fallback.`;
    }
    case 'consent':
      return isFine ? 'Everybody agreed to be texted.' : `${of} without consent on record.`;
    case 'landlines': {
      const { surely, failedBefore } = finding.facts;
      if (isFine) return 'No landlines are known.';
      return `${surely} landlines, and ${failedBefore} numbers that took no text before.`;
    }
    case 'held':
      return isFine ? 'Nobody is held.' : `${of} held until somebody decides about their numbers.`;
    case 'do-not-text':
      return isFine ? 'Nobody is on Do not text.' : `${of} on Do not text: skipped.`;
    case 'duplicates': {
      const { namedTwice } = finding.facts;
      if (!isFine) return `${of} would get the text twice, by an earlier form of their number.`;
      return namedTwice === 0
        ? 'Everybody is named once.'
        : `${namedTwice} are named more than once, and get the text once.`;
    }
    case 'recently-texted':
      return `${isFine ? 'Nobody was' : `${of} were`} texted in the last ${finding.facts.days} days.`;
    case 'characters': {
      const { characters, others, savedSegments } = finding.facts;
      if (isFine) return 'The characters make no text longer.';
      const named = [...characters.map(({ character }) => character), ...others].join(' ');
      const saved =
        savedSegments === null || savedSegments === 0
          ? ''
          : ` Replacing them saves ${counted(savedSegments, 'segment')}.`;
      return `Only 70 characters fit into a segment because of ${named}.${saved}`;
    }
    case 'segments': {
      const { usual, most, byCharacters, byLength } = finding.facts;
      if (isFine) return `Nobody needs more than ${counted(usual, 'segment')}.`;
      return `${of} need more than ${counted(usual, 'segment')}, up to ${most}: ${byCharacters} by characters of their fields, ${byLength} by length.`;
    }
    case 'hours': {
      const { isOn, neverFor, until, places } = finding.facts;
      if (!isOn) return 'Quiet hours don’t count.';
      if (neverFor > 0)
        return `${neverFor} people are never texted: their hours and yours have nothing in common.`;
      if (until === null) return 'Everybody can be texted now.';
      const named = places.map(({ name }) => name).join(', ');
      return `${of} wait for the hours where they are, until ${timeOf(until)}.${named === '' ? '' : ` Places with hours of their own: ${named}.`}`;
    }
    case 'stale-words': {
      const { words, writtenAt } = finding.facts;
      if (isFine) return 'No word means another day.';
      return `Words that may mean another day: ${words.join(', ')} (written ${timeOf(writtenAt)}).`;
    }
    case 'budget': {
      const { segments, budgetSegments, daily } = finding.facts;
      if (budgetSegments !== null && segments > budgetSegments)
        return `The budget of ${counted(budgetSegments, 'segment')} ends before the campaign does.`;
      if (daily !== null && daily.days > 1)
        return `The daily limit of ${counted(daily.segments, 'segment')} makes it take ${daily.days} days.`;
      return budgetSegments === null ? 'There is no budget.' : 'The budget is enough.';
    }
    case 'samples':
      return isFine
        ? 'No sample contacts.'
        : `${of} are sample contacts: their numbers are nobody’s.`;
  }
}

function sayPicture({
  people = 0,
  facts,
}: Extract<Finding, { readonly check: 'picture' }>): string {
  const { state, sender, asLink, isPractice } = facts;
  if (state === 'gone') return catalogue.pictures.unknown;
  if (isPractice) return 'The picture is part of the practice.';
  const refusal = sender === null ? '' : sayPictureSender(sender.state);
  if (refusal !== '') return refusal;
  if (state === 'without-address') return catalogue.pictures.addressNeeded;
  if (asLink.length > 0) {
    return `${people} people get a link instead of the picture: ${asLink.map((country) => country || 'no country').join(', ')}.`;
  }
  return sender?.state === 'unknown'
    ? `Twilio doesn’t say whether ${sender.sender} can send pictures.`
    : 'The picture can be sent.';
}

function saySender({ facts, level }: Extract<Finding, { readonly check: 'sender' }>): string {
  if (facts.isPractice) return 'Practice: nobody is texted.';
  if (facts.sender === '') return 'There is no sender.';
  if (facts.unread !== null)
    return `Twilio could not be asked about ${facts.sender}: ${facts.unread}.`;
  if (facts.isInAccount === false) return `The account doesn’t have ${facts.sender}.`;
  if (level === 'fine') return `From ${facts.sender}.`;
  if (facts.isTrial === true) return 'A trial account reaches verified numbers only.';
  return `Replies to ${facts.sender} can’t be read: opt-outs among them.`;
}
