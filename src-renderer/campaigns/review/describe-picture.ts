import type { FindingOf } from '../../../src-shared/campaign/review-finding.ts';
import { cannotSendPictures, sayPictureSender } from '../../../src-shared/picture/picture.ts';
import { countryName } from '../../ui/text/countries.ts';
import { words } from '../../words.ts';
import type { FindingContext, FindingText } from './finding-text.ts';

const said = words.campaigns.review.findings.picture;

/** So many countries are named. */
const mostNamed = 5;

/** Says what was found of the picture. */
export function describePicture(
  { facts, people = 0 }: FindingOf<'picture'>,
  { senderText }: FindingContext,
): FindingText {
  const { state, sender, asLink, isPractice } = facts;
  const named = senderText(sender?.sender ?? '');
  if (state === 'gone') return { title: said.gone, text: said.goneText };
  if (isPractice) return { title: said.practice, text: said.practiceText };
  if (sender !== null && cannotSendPictures(sender.state)) {
    return { title: said.sender, text: sayPictureSender(sender.state) };
  }
  if (state === 'without-address') {
    return { title: said.withoutAddress, text: said.withoutAddressText };
  }
  if (asLink.length > 0) {
    const countries = asLink
      .slice(0, mostNamed)
      .map((country) => (country === '' ? said.noCountry : countryName(country)))
      .join(', ');
    return { title: said.asLink(people), text: said.asLinkText(countries) };
  }
  if (sender?.state === 'unknown') return { title: said.unknown, text: said.unknownText(named) };
  return { title: said.fine, text: said.fineText(named) };
}
