import type { MessageSelection } from '../../../../src-shared/campaign/campaign.ts';
import { useDecideUnconfirmed, useReadUnconfirmed } from '../../../api/campaigns/sending.ts';
import { WorkButton } from '../../../ui/controls/work-button.tsx';
import { SelectionToolbar } from '../../../ui/data/selection-toolbar.tsx';
import { ask, doOrTell, notifyDone } from '../../../ui/notices.tsx';
import { words } from '../../../words.ts';

const decisions = ['send-again', 'mark-as-sent', 'skip'] as const;

interface UnconfirmedToolbarProps {
  readonly campaignId: number;
  readonly selection: MessageSelection;
  /** How many are selected, 1 or more. */
  readonly count: number;
  readonly onClear: () => void;
}

/** The three decisions on the selected unconfirmed messages; each asks first. */
export function UnconfirmedToolbar(props: UnconfirmedToolbarProps) {
  const { campaignId: id, selection, count, onClear } = props;
  const text = words.campaigns.messages;
  const decide = useDecideUnconfirmed();
  const readUnconfirmed = useReadUnconfirmed();

  const choose = async (decision: (typeof decisions)[number]) => {
    const { title, body, confirm, done } = text.decide[decision];
    const danger = decision === 'send-again';
    const seen = await doOrTell(text.decide.failed, () => readUnconfirmed(id));
    if (seen === null) return;
    const { count: unconfirmed, mark } = seen.value;
    // Named ones are the window's to count: which of them are settled meanwhile is left to the decision.
    const asked = selection.kind === 'all' ? unconfirmed - selection.except.length : count;
    if (asked <= 0) return onClear();
    if (!(await ask({ title: title(asked), body, confirm, danger }))) return;
    const decided = await doOrTell(text.decide.failed, () =>
      decide.mutateAsync({ id, selection, decision, seen: mark }),
    );
    if (!decided) return;
    onClear();
    notifyDone(done(asked));
  };

  return (
    <SelectionToolbar things={text.selectable} count={count} onClear={onClear}>
      {decisions.map((decision) => (
        <WorkButton
          key={decision}
          variant="default"
          disabled={decide.isPending}
          onWork={() => choose(decision)}
        >
          {text.decide[decision].label}
        </WorkButton>
      ))}
    </SelectionToolbar>
  );
}
