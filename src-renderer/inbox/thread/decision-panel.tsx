import { IconAlertCircle } from '@tabler/icons-react';
import type { HoldDecision } from '../../../src-shared/inbox/hold.ts';
import type { NumberHold } from '../../../src-shared/inbox/conversation.ts';
import { decideHold, takeBackDecision } from '../../api/inbox/moves.ts';
import { WorkButton } from '../../ui/controls/work-button.tsx';
import { keepsFocus } from '../../ui/keys/keep-focus.ts';
import { doOrTell } from '../../ui/notices.tsx';
import { formatCalendarDay } from '../../ui/text/times.ts';
import { notifyUndoable } from '../../ui/undo-notice.tsx';
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
  const decide = (decision: HoldDecision) =>
    doOrTell(text.failed, async () => {
      await decideHold(phone, decision);
      notifyUndoable({
        message: decision === 'kept' ? text.kept : text.optedOut,
        failure: text.notUndone,
        undo: async () => {
          const { sent, skipped } = await takeBackDecision(phone);
          return text.undone(sent, skipped);
        },
      });
    });
  return (
    <section className="inbox-decision" aria-label={text.label} tabIndex={-1} {...keepsFocus}>
      <IconAlertCircle size={18} aria-hidden="true" />
      <div className="inbox-decision-body">
        <div className="inbox-decision-text">
          {holds.map((hold) => (
            <p key={hold.reason}>
              <strong>{sentences[hold.reason]}</strong> {evidenceOf(hold)}
            </p>
          ))}
          {isGivenUp && <p>{text.givenUpAdvice}</p>}
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
  return reason === 'given-up' ? text.listed(formatCalendarDay(evidence)) : text.evidence(evidence);
}
