import { IconAlertCircle } from '@tabler/icons-react';
import type { NumberHold } from '../../../src-shared/inbox/conversation.ts';
import { decideHold } from '../../api/inbox/moves.ts';
import { WorkButton } from '../../ui/controls/work-button.tsx';
import { keepsFocus } from '../../ui/keys/keep-focus.ts';
import { doOrTell, notifyDone } from '../../ui/notices.tsx';
import { words } from '../../words.ts';

const text = words.inbox.thread.decision;

interface DecisionPanelProps {
  readonly phone: string;
  readonly holds: readonly NumberHold[];
}

/** Why nothing is sent to a number, and the two ways out. */
export function DecisionPanel({ phone, holds }: DecisionPanelProps) {
  const [first] = holds;
  if (first === undefined) return null;
  const isGivenUp = holds.every(({ reason }) => reason === 'given-up');
  const held = Math.max(...holds.map(({ heldMessages }) => heldMessages));
  const decide = (decision: 'opted-out' | 'kept') =>
    doOrTell(text.failed, async () => {
      await decideHold(phone, decision);
      notifyDone(decision === 'kept' ? text.kept : text.optedOut);
    });
  return (
    <section className="inbox-decision" aria-label={text.label} tabIndex={-1} {...keepsFocus}>
      <IconAlertCircle size={18} aria-hidden="true" />
      <div className="inbox-decision-text">
        {holds.map((hold) => (
          <p key={hold.reason}>
            <strong>{sentences[hold.reason]}</strong> {evidenceOf(hold)}
          </p>
        ))}
        <p>{text.held(held)}</p>
      </div>
      <div className="inbox-decision-buttons">
        <WorkButton variant="default" onWork={() => decide('opted-out')}>
          {isGivenUp ? text.doNotText : text.optOut}
        </WorkButton>
        <WorkButton variant="default" onWork={() => decide('kept')}>
          {text.keep}
        </WorkButton>
      </div>
    </section>
  );
}

const sentences = {
  'maybe-opt-out': text.maybe,
  'wrong-number': text.wrongNumber,
  'given-up': text.givenUp,
} as const;

function evidenceOf({ reason, evidence }: NumberHold): string {
  if (evidence === '') return '';
  return reason === 'given-up' ? text.listed(evidence) : text.evidence(evidence);
}
