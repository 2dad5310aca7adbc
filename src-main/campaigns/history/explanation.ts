import type { Contact, ContactCampaign } from '../../../src-shared/contact/contact.ts';
import { sayPauseReason } from '../../../src-shared/campaign/pause-reason.ts';
import { explainMessage } from '../../../src-shared/message/reason.ts';
import { words } from '../../../src-shared/words/words.ts';
import type { CampaignFacts, TextOfCampaign } from './campaigns-of-contact.ts';
import type { AudienceExclusion } from './exclusions-of-contact.ts';

/** How times and numbers are written in a sentence. */
export interface SentenceStyle {
  readonly time: (at: number) => string;
  /** A number in E.164 as people read it. */
  readonly phone: (phone: string) => string;
}

type Explanation = Pick<ContactCampaign, 'result' | 'explanation'>;

/** Whether a campaign texted a contact, and why (not), in plain words: only what the records show. */
export function explainCampaign(
  contact: Pick<Contact, 'phone' | 'createdAt'>,
  facts: CampaignFacts,
  style: SentenceStyle,
): ContactCampaign {
  const { campaignId, campaignName, startedAt, isPractice, text } = facts;
  const { result, explanation } =
    text === null ? withoutText(contact, facts, style) : withText(facts, text, style);
  const addition = text === null ? '' : aboutNumber(contact, text, style);
  return {
    campaignId,
    campaignName,
    startedAt,
    isPractice,
    result,
    explanation: addition === '' ? explanation : `${explanation} ${addition}`,
  };
}

function withText(facts: CampaignFacts, text: TextOfCampaign, style: SentenceStyle): Explanation {
  const history = words.history;
  switch (text.status) {
    case 'queued':
      return waiting(facts, text, style);
    case 'sending':
      return { result: 'waiting', explanation: history.beingSent };
    case 'scheduled':
      return { result: 'waiting', explanation: history.scheduled(when(text.sendAt, style)) };
    case 'sent':
    case 'delivered':
    case 'undelivered':
      return texted(facts, text, style);
    case 'failed':
      return {
        result: 'failed',
        explanation: history.failed(when(text.settledAt, style), explainMessage(text)),
      };
    case 'unconfirmed':
      return { result: 'unconfirmed', explanation: history.unconfirmed };
    case 'skipped':
      return leftOut(facts, text, style);
    case 'canceled':
      return { result: 'left-out', explanation: history.canceled };
    case 'received':
      return { result: 'texted', explanation: history.received };
  }
}

function texted(facts: CampaignFacts, text: TextOfCampaign, style: SentenceStyle): Explanation {
  const history = words.history;
  const sent = when(text.sentAt ?? text.settledAt, style);
  if (facts.isPractice) return { result: 'practice', explanation: history.practice(sent) };
  if (text.status === 'undelivered') {
    return { result: 'failed', explanation: history.undelivered(sent, explainMessage(text)) };
  }
  if (text.status === 'delivered') {
    return { result: 'texted', explanation: history.delivered(sent) };
  }
  const say = text.hasNoReceipt === 1 ? history.noReceipt : history.awaitingReceipt;
  return { result: 'texted', explanation: say(sent) };
}

function waiting(facts: CampaignFacts, text: TextOfCampaign, style: SentenceStyle): Explanation {
  const history = words.history;
  const { status, pausedReason, suppression } = facts;
  if (status === 'canceled') return { result: 'left-out', explanation: history.canceled };
  const explained = (explanation: string): Explanation => ({ result: 'waiting', explanation });
  if (suppression !== null) {
    const since = style.time(suppression.at);
    return explained(history.willBeSkipped(since, quoted(suppression.reason)));
  }
  if (status === 'paused') {
    return explained(
      pausedReason === null ? history.paused : history.pausedBecause(sayPauseReason(pausedReason)),
    );
  }
  return explained(text.retryCount > 0 ? history.triedAgain(text.retryCount) : history.queued);
}

function leftOut(facts: CampaignFacts, text: TextOfCampaign, style: SentenceStyle): Explanation {
  const history = words.history;
  const settled = when(text.settledAt, style);
  const { suppression } = facts;
  const explained = (explanation: string): Explanation => ({ result: 'left-out', explanation });
  if (text.reason !== 'suppressed')
    return explained(history.skipped(settled, explainMessage(text)));
  if (suppression === null) return explained(history.suppressed(settled));
  const since = style.time(suppression.at);
  return explained(history.suppressedSince(settled, since, quoted(suppression.reason)));
}

function withoutText(
  contact: Pick<Contact, 'createdAt'>,
  facts: CampaignFacts,
  style: SentenceStyle,
): Explanation {
  return { result: 'not-chosen', explanation: whyNotChosen(contact, facts, style) };
}

function whyNotChosen(
  contact: Pick<Contact, 'createdAt'>,
  facts: CampaignFacts,
  style: SentenceStyle,
): string {
  const history = words.history;
  const { startedAt, hasTexts, wasRemoved, lists } = facts;
  if (!hasTexts) return history.notOnRecord;
  if (contact.createdAt > startedAt) return history.addedLater(style.time(contact.createdAt));
  if (wasRemoved) return history.wasRemoved;
  if (facts.exclusions.length > 0) return history.excluded(facts.exclusions.map(sayExclusion));
  const why = whyNotInAudience(facts);
  const later = lists.filter(({ isOnItNow }) => isOnItNow).map(({ name }) => name);
  return later.length === 0 ? why : history.addedToLists(why, later);
}

function sayExclusion(exclusion: AudienceExclusion): string {
  const { exclusions } = words.history;
  switch (exclusion.kind) {
    case 'list':
      return exclusions.list(exclusion.name);
    case 'tag':
      return exclusions.tag(exclusion.name);
    case 'campaign':
      return exclusions.campaign(exclusion.name);
    case 'filter':
      return exclusions.filter;
    case 'contacts':
      return exclusions.contacts;
    case 'texted':
      return exclusions.texted(exclusion.days);
  }
}

function whyNotInAudience({ lists, unreachedOf, hasOtherSources }: CampaignFacts): string {
  const history = words.history;
  if (hasOtherSources) return history.notAmongRecipients;
  const names = lists.map(({ name }) => name);
  if (unreachedOf === null) {
    return names.length === 0 ? history.listsGone : history.notOnLists(names);
  }
  return names.length === 0
    ? history.notMissed(unreachedOf)
    : history.notMissedNorOnLists(unreachedOf, names);
}

/** Whom the text was for, where that is not this contact under this number. */
function aboutNumber(
  contact: Pick<Contact, 'phone'>,
  text: TextOfCampaign,
  style: SentenceStyle,
): string {
  const history = words.history;
  if (text.writtenFor !== null) {
    return text.writtenFor === '' ? history.numberOfAnother : history.numberOf(text.writtenFor);
  }
  return text.to === contact.phone ? '' : history.otherNumber(style.phone(text.to));
}

function when(at: number | null, { time }: SentenceStyle): string | null {
  return at === null ? null : time(at);
}

/** A text of its own within a sentence: without the full stop that ends it. */
function quoted(text: string): string {
  return text.trim().replace(/\.$/, '');
}
