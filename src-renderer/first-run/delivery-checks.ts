import type { ReactNode } from 'react';
import { proposedRate } from '../../src-shared/settings/setup/proposed-rate.ts';
import type {
  Registration,
  RegistrationState,
  RepliesState,
  SenderReport,
} from '../../src-shared/settings/setup/sender-report.ts';
import type { Check, CheckState } from '../ui/data/checklist.tsx';
import { formatDecimal } from '../ui/text/numbers.ts';
import { formatDay } from '../ui/text/times.ts';
import { words } from '../words.ts';

const { delivery, registration: texts, replies, rate } = words.firstRunDelivery;

const statesOfRegistrations: Readonly<Record<RegistrationState, CheckState>> = {
  registered: 'fine',
  'not-needed': 'fine',
  'in-review': 'decide',
  unknown: 'decide',
  elsewhere: 'decide',
  refused: 'wrong',
  suspended: 'wrong',
  missing: 'wrong',
  mock: 'wrong',
  'no-numbers': 'wrong',
};

/** Whether texts arrive. */
export function registrationCheck({ sender, registration }: SenderReport): Check {
  const { title, text } = registrationWords(registration, sender);
  const { state, reason, editableUntil } = registration;
  const more = [
    ...(reason === null ? [] : [delivery.twilioSays(reason)]),
    ...(editableUntil === null ? [] : [delivery.editableUntil(formatDay(editableUntil))]),
  ];
  return {
    id: 'registration',
    state: statesOfRegistrations[state],
    title,
    text: [text, ...more].join(' '),
  };
}

function registrationWords({ scheme, state, service }: Registration, sender: string) {
  const { a2p, 'toll-free': tollFree, other } = texts;
  switch (state) {
    case 'registered':
      return scheme === 'toll-free'
        ? { title: tollFree.registered, text: tollFree['registered-text'] }
        : { title: a2p.registered, text: a2p['registered-text'](service?.name || sender) };
    case 'in-review':
    case 'refused':
    case 'missing': {
      const room = scheme === 'toll-free' ? tollFree : a2p;
      return { title: room[state], text: room[`${state}-text`] };
    }
    case 'suspended':
    case 'mock':
      return { title: a2p[state], text: a2p[`${state}-text`] };
    case 'not-needed':
    case 'elsewhere':
    case 'no-numbers':
    case 'unknown':
      return { title: other[state], text: other[`${state}-text`] };
  }
}

const statesOfReplies: Readonly<Record<RepliesState, CheckState>> = {
  readable: 'fine',
  forbidden: 'wrong',
  dropped: 'wrong',
  unknown: 'decide',
};

/** Whether replies, opt-outs among them, can be read. */
export function repliesCheck({ replies: state }: SenderReport): Check {
  return {
    id: 'replies',
    state: statesOfReplies[state],
    title: replies[state],
    text: replies[`${state}-text`],
  };
}

/** The rate for this kind of sender, with a button until it is the one in force. */
export function rateCheck(
  report: SenderReport,
  inForce: number,
  action: (segmentsPerSecond: number) => ReactNode,
): Check {
  const { segmentsPerSecond, ground } = proposedRate(report);
  const isAccepted = inForce === segmentsPerSecond;
  const proposed = formatDecimal(segmentsPerSecond);
  const now = inForce === 0 ? rate.nowUnlimited : rate.now(formatDecimal(inForce));
  const why = rate.grounds[ground];
  if (isAccepted) {
    const title = segmentsPerSecond === 1 ? rate.acceptedOne : rate.accepted(proposed);
    return { id: 'rate', state: 'fine', title, text: why };
  }
  return {
    id: 'rate',
    state: 'decide',
    title: segmentsPerSecond === 1 ? rate.titleOne : rate.title(proposed),
    text: `${why} ${now}`,
    action: action(segmentsPerSecond),
  };
}
