import type { Finding, FindingOf } from '../../../src-shared/campaign/review-finding.ts';
import { words } from '../../words.ts';
import { describePeople } from './describe-people.ts';
import { describePicture } from './describe-picture.ts';
import { describeText } from './describe-text.ts';
import type { FindingContext, FindingText } from './finding-text.ts';

const text = words.campaigns.review.findings;

/** Says what was found. */
export function describeFinding(finding: Finding, context: FindingContext): FindingText {
  switch (finding.check) {
    case 'state':
      return state(finding);
    case 'sender':
      return sender(finding, context);
    case 'registration':
      return registration(finding);
    case 'budget':
      return budget(finding);
    case 'picture':
      return describePicture(finding, context);
    case 'text':
    case 'links':
    case 'opt-out':
    case 'business-name':
    case 'characters':
    case 'segments':
    case 'stale-words':
      return describeText(finding);
    case 'nobody':
    case 'countries':
    case 'empty-field':
    case 'consent':
    case 'landlines':
    case 'do-not-text':
    case 'held':
    case 'duplicates':
    case 'recently-texted':
    case 'hours':
    case 'samples':
      return describePeople(finding, context);
  }
}

function state({ facts }: FindingOf<'state'>): FindingText {
  const said = text.state;
  if (facts.isDamaged) return { title: said.damaged, text: said.damagedText };
  if (facts.status !== 'draft' && facts.status !== 'scheduled') {
    return { title: said.started, text: said.startedText };
  }
  if (facts.isArchived) return { title: said.archived, text: said.archivedText };
  return { title: said.fine, text: said.fineText };
}

function sender({ facts }: FindingOf<'sender'>, { senderText }: FindingContext): FindingText {
  const said = text.sender;
  const named = senderText(facts.sender);
  if (facts.isPractice) return { title: said.practice, text: said.practiceText };
  if (facts.from === 'none') return { title: said.missing, text: said.missingText };
  if (facts.unread === 'no-credentials') {
    return { title: said.noCredentials, text: said.noCredentialsText };
  }
  if (facts.unread !== null) return { title: said.unread, text: said.unreadText(named) };
  if (facts.isInAccount === false) {
    return { title: said.notInAccount, text: said.notInAccountText(named) };
  }
  if (facts.isTrial === true) return { title: said.trial, text: said.trialText };
  if (facts.replies === 'dropped' || facts.replies === 'forbidden') {
    return { title: said.replies, text: said.repliesText };
  }
  return { title: said.verified, text: said.verifiedText(named) };
}

function registration({ facts }: FindingOf<'registration'>): FindingText {
  const said = text.registration;
  if (facts.registration === null) return { title: said.practice, text: said.practiceText };
  const { state: known, reason } = facts.registration;
  switch (known) {
    case 'registered':
      return { title: said.fine, text: said.fineText };
    case 'not-needed':
      return { title: said.notNeeded, text: said.notNeededText };
    case 'refused':
      return {
        title: said.refused,
        text: reason === null ? said.refusedBare : said.refusedText(reason),
      };
    case 'in-review':
    case 'suspended':
    case 'missing':
    case 'mock':
    case 'no-numbers':
    case 'elsewhere':
    case 'unknown':
      return { title: said[known], text: said[`${known}Text`] };
  }
}

function budget({ facts }: FindingOf<'budget'>): FindingText {
  const said = text.budget;
  const { segments, budgetSegments, daily } = facts;
  if (budgetSegments !== null && segments > budgetSegments) {
    return { title: said.over, text: said.overText(segments, budgetSegments) };
  }
  if (daily !== null && daily.days > 1) {
    return { title: said.days(daily.days), text: said.daysText(daily.segments) };
  }
  return {
    title: said.fine,
    text:
      budgetSegments === null ? said.fineText(segments) : said.fineBudget(segments, budgetSegments),
  };
}
