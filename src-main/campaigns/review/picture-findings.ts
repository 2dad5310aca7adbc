import type {
  FindingFix,
  FindingLevel,
  FindingOf,
} from '../../../src-shared/campaign/review-finding.ts';
import { isMmsCountry } from '../../../src-shared/picture/mms-countries.ts';
import { cannotSendPictures } from '../../../src-shared/picture/picture.ts';
import type { Reviewed } from './review-basis.ts';
import type { ReviewTally } from './tally.ts';

const removePicture: FindingFix = { kind: 'remove-picture' };
const chooseSender: FindingFix = { kind: 'choose-sender' };

/** Countries of people whose phones get a link instead of the picture, the most people first. */
export function countriesWithoutMms(
  { byCountry }: Pick<ReviewTally, 'byCountry'>,
  sender: string,
): string[] {
  return [...byCountry]
    .filter(([country]) => !isMmsCountry(country, sender))
    .toSorted(([, one], [, other]) => other.people - one.people)
    .map(([country]) => country);
}

/**
 * A picture that Twilio cannot fetch, or a sender that cannot send pictures, stops: nobody would get the
 * text. People who get a link instead are to be decided; a sender of which nobody knows is good to know.
 * Asked before Twilio has answered, it says nothing of the sender.
 */
export function findingsOfPicture(reviewed: Reviewed): readonly FindingOf<'picture'>[] {
  const { basis, tally, account, pictureSender } = reviewed;
  const { picture: state, isPractice } = basis;
  if (state === null || (!isPractice && account === null)) return [];
  const asLink = isPractice ? [] : countriesWithoutMms(tally, basis.sender);
  const facts = { state, sender: pictureSender, asLink, isPractice };
  const people = asLink.reduce(
    (sum, country) => sum + (tally.byCountry.get(country)?.people ?? 0),
    0,
  );
  const found = (level: FindingLevel, ...fixes: readonly FindingFix[]) => [
    { check: 'picture', level, people, fixes, facts } as const,
  ];
  if (state === 'gone') return found('stop', removePicture);
  if (isPractice) return found('fine');
  if (pictureSender !== null && cannotSendPictures(pictureSender.state)) {
    return found('stop', removePicture, chooseSender);
  }
  if (state === 'without-address') return found('stop', { kind: 'host-picture' }, removePicture);
  if (asLink.length > 0) return found('decide', { kind: 'exclude-people' }, removePicture);
  return found(pictureSender?.state === 'unknown' ? 'notice' : 'fine');
}
