import type {
  Finding,
  FindingFix,
  FindingLevel,
  FindingOf,
} from '../../../src-shared/campaign/review-finding.ts';
import type { RegistrationState } from '../../../src-shared/settings/setup/sender-report.ts';
import { senderKindOf } from '../../gateways/twilio/setup/sender-kind.ts';
import type { Reviewed } from './review-basis.ts';

const chooseSender: FindingFix = { kind: 'choose-sender' };
const openSender: FindingFix = { kind: 'open-settings', section: 'sender' };

/** What Twilio says of the sender. Asked before that is known, it says nothing yet. */
export function findingsOfAccount(reviewed: Reviewed): readonly Finding[] {
  const isKnown = reviewed.basis.isPractice || reviewed.account !== null;
  return isKnown ? [sender(reviewed), registration(reviewed)] : [];
}

/**
 * Without a sender that the account has, or an account that works, nothing leaves. A trial account, and
 * replies that cannot be read, are to be decided; that Twilio could not be asked is good to know.
 */
function sender({ basis, account }: Reviewed): FindingOf<'sender'> {
  const { isPractice, campaign } = basis;
  const own = campaign.draft.sender !== '';
  const isChosen = basis.sender !== '';
  const facts = {
    sender: basis.sender,
    from: own ? ('campaign' as const) : isChosen ? ('settings' as const) : ('none' as const),
    kind: isChosen ? senderKindOf(basis.sender) : null,
    isPractice,
    isInAccount: account?.isInAccount ?? null,
    isTrial: account?.isTrial ?? null,
    replies: account?.report?.replies ?? ('unknown' as const),
    unread: account?.unread ?? null,
  };
  const found = (level: FindingLevel, ...fixes: readonly FindingFix[]) =>
    ({ check: 'sender', level, fixes, facts }) as const;
  if (isPractice) return found('fine');
  if (!isChosen) return found('stop', chooseSender);
  if (facts.unread !== null) {
    const isLasting = lastingProblems.has(facts.unread);
    return found(isLasting ? 'stop' : 'notice', { kind: 'open-settings', section: 'account' });
  }
  if (facts.isInAccount === false) return found('stop', chooseSender);
  if (facts.isTrial === true) return found('decide', { kind: 'open-settings', section: 'account' });
  if (facts.replies === 'dropped' || facts.replies === 'forbidden')
    return found('decide', openSender);
  return found('fine');
}

/** Problems with which nothing can be sent until somebody does something. */
const lastingProblems: ReadonlySet<string> = new Set([
  'no-credentials',
  'wrong-login',
  'wrong-account',
  'test-credentials',
  'suspended',
  'closed',
]);

/** What texts to US phones come to by their registration. */
const levels: Readonly<Record<RegistrationState, FindingLevel>> = {
  registered: 'fine',
  'not-needed': 'fine',
  elsewhere: 'fine',
  unknown: 'notice',
  'in-review': 'stop',
  refused: 'stop',
  suspended: 'stop',
  missing: 'stop',
  mock: 'stop',
  'no-numbers': 'stop',
};

/** Unregistered texts to the US are blocked: that stops where everybody is there, and is to be decided otherwise. */
function registration({ basis, account, tally }: Reviewed): FindingOf<'registration'> {
  const known = account?.report?.registration ?? null;
  const level = known === null || basis.isPractice ? 'fine' : levels[known.state];
  const others = [...tally.byCountry.keys()].some((country) => country !== 'US');
  const concerns = known?.state === 'no-numbers' || tally.byCountry.has('US');
  const softened = !concerns ? 'fine' : level === 'stop' && others ? 'decide' : level;
  return {
    check: 'registration',
    level: known?.state === 'no-numbers' ? level : softened,
    fixes: softened === 'stop' || softened === 'decide' ? [openSender, chooseSender] : [],
    facts: { registration: known },
  };
}

const dayLimits: FindingFix = { kind: 'open-settings', section: 'limits' };

/** A budget that ends before the campaign does is to be decided; days that a daily limit takes are good to know. */
export function budget({ basis, tally }: Reviewed): FindingOf<'budget'> {
  const { dailySegments } = basis.settings;
  const budgetSegments = basis.campaign.draft.plan?.budgetSegments ?? null;
  const { segments } = tally;
  const isOver = budgetSegments !== null && segments > budgetSegments;
  const days = dailySegments === 0 ? 0 : Math.ceil(segments / dailySegments);
  return {
    check: 'budget',
    level: isOver ? 'decide' : days > 1 ? 'notice' : 'fine',
    fixes: isOver ? [{ kind: 'edit-plan' }] : days > 1 ? [dayLimits] : [],
    facts: {
      segments,
      budgetSegments,
      daily: dailySegments === 0 ? null : { segments: dailySegments, days },
    },
  };
}
