import type { Contact, ContactCampaign } from '../../../src-shared/contact/contact.ts';
import { sayPauseReason } from '../../../src-shared/campaign/pause-reason.ts';
import { explainMessage } from '../../../src-shared/message/reason.ts';
import type { CampaignFacts, TextOfCampaign } from './campaigns-of-contact.ts';

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
  switch (text.status) {
    case 'queued':
      return waiting(facts, text, style);
    case 'sending':
      return { result: 'waiting', explanation: 'Is being handed over right now.' };
    case 'sent':
    case 'delivered':
    case 'undelivered':
      return texted(facts, text, style);
    case 'failed':
      return {
        result: 'failed',
        explanation: `Could not be texted${on(text.settledAt, style)}: ${explainMessage(text)}`,
      };
    case 'unconfirmed':
      return {
        result: 'unconfirmed',
        explanation:
          'It is not known whether the text left. Look it up, or decide on it, on the campaign’s page.',
      };
    case 'skipped':
      return leftOut(facts, text, style);
    case 'canceled':
      return {
        result: 'left-out',
        explanation: 'Was not texted: the campaign was canceled before its turn.',
      };
    case 'received':
      return { result: 'texted', explanation: 'Wrote to this campaign.' };
  }
}

function texted(facts: CampaignFacts, text: TextOfCampaign, style: SentenceStyle): Explanation {
  const when = on(text.sentAt ?? text.settledAt, style);
  if (facts.isPractice) {
    return { result: 'practice', explanation: `Practice${when}: no text was really sent.` };
  }
  if (text.status === 'undelivered') {
    return {
      result: 'failed',
      explanation: `Was texted${when}, but it was not delivered: ${explainMessage(text)}`,
    };
  }
  if (text.status === 'delivered') {
    return { result: 'texted', explanation: `Was texted${when}, and it was delivered.` };
  }
  return {
    result: 'texted',
    explanation:
      text.hasNoReceipt === 1
        ? `Was texted${when}; whether it was delivered was never heard.`
        : `Was texted${when}; whether it was delivered is not known yet.`,
  };
}

function waiting(facts: CampaignFacts, text: TextOfCampaign, style: SentenceStyle): Explanation {
  const { status, pausedReason, suppression } = facts;
  if (status === 'canceled') {
    return {
      result: 'left-out',
      explanation: 'Is not texted: the campaign was canceled before its turn.',
    };
  }
  if (suppression !== null) {
    return {
      result: 'waiting',
      explanation: `Is waiting, and will be left out at its turn: the number must not be texted since ${style.time(suppression.at)} (${quoted(suppression.reason)}).`,
    };
  }
  if (status === 'paused') {
    return {
      result: 'waiting',
      explanation: `Is waiting: the campaign is paused${pausedReason === null ? '.' : ` (${quoted(sayPauseReason(pausedReason))}).`}`,
    };
  }
  if (text.retryCount > 0) {
    return {
      result: 'waiting',
      explanation: `Is waiting to be tried again after ${text.retryCount === 1 ? 'one try' : `${text.retryCount} tries`} that did not get through.`,
    };
  }
  return { result: 'waiting', explanation: 'Is waiting for its turn.' };
}

function leftOut(facts: CampaignFacts, text: TextOfCampaign, style: SentenceStyle): Explanation {
  const when = on(text.settledAt, style);
  const { suppression } = facts;
  if (text.reason !== 'suppressed') {
    return { result: 'left-out', explanation: `Was left out${when}: ${explainMessage(text)}` };
  }
  const since =
    suppression === null
      ? ''
      : ` since ${style.time(suppression.at)} (${quoted(suppression.reason)})`;
  return {
    result: 'left-out',
    explanation: `Was left out${when}: the number must not be texted${since}.`,
  };
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
  const { startedAt, hasTexts, wasRemoved, lists, unreachedOf } = facts;
  if (!hasTexts) {
    return 'The texts of this campaign are not on record, so that nobody can tell whom it went to.';
  }
  if (contact.createdAt > startedAt) {
    return `Was added to Ovo only on ${style.time(contact.createdAt)}, after the campaign had started.`;
  }
  if (wasRemoved) return 'Had been removed from Ovo when it started, and was added again later.';
  const among = [
    ...(unreachedOf === null ? [] : [`not among those whom “${unreachedOf}” had not reached`]),
    ...(lists.length === 0 && unreachedOf !== null ? [] : [`on none of ${namesOf(lists)}`]),
  ];
  const onItNow = lists.filter(({ isOnItNow }) => isOnItNow).map(({ name }) => `“${name}”`);
  const now =
    onItNow.length === 0 ? '' : ` It is on ${onItNow.join(' and ')} now, and was put there later.`;
  return `Was ${among.join(' and ')} when it started.${now}`;
}

function namesOf(lists: CampaignFacts['lists']): string {
  if (lists.length === 0) return 'its lists, which are no longer there,';
  return `its lists (${lists.map(({ name }) => `“${name}”`).join(', ')})`;
}

/** Whom the text was for, where that is not this contact under this number. */
function aboutNumber(
  contact: Pick<Contact, 'phone'>,
  text: TextOfCampaign,
  style: SentenceStyle,
): string {
  if (text.writtenFor !== null) {
    const name = text.writtenFor === '' ? 'another contact' : text.writtenFor;
    return `The number was on record as that of ${name} then.`;
  }
  return text.to === contact.phone ? '' : `The number was ${style.phone(text.to)} then.`;
}

function on(at: number | null, { time }: SentenceStyle): string {
  return at === null ? '' : ` on ${time(at)}`;
}

/** A text of its own within a sentence: without the full stop that ends it. */
function quoted(text: string): string {
  return text.trim().replace(/\.$/, '');
}
