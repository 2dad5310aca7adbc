import { Button } from '@mantine/core';
import type { MessageSelection } from '../../../src-shared/campaign/campaign.ts';
import { useDecideUnconfirmed } from '../../api/campaigns.ts';
import { SelectionToolbar } from '../../ui/data/selection-toolbar.tsx';
import { ask, doOrTell, notifyDone } from '../../ui/notices.tsx';
import { words } from '../../words.ts';

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

  const choose = async (decision: (typeof decisions)[number]) => {
    const { title, body, confirm, done } = text.decide[decision];
    const danger = decision === 'send-again';
    if (!(await ask({ title: title(count), body, confirm, danger }))) return;
    const decided = await doOrTell(text.decide.failed, () =>
      decide.mutateAsync({ id, selection, decision }),
    );
    if (!decided) return;
    onClear();
    notifyDone(done(count));
  };

  return (
    <SelectionToolbar things={text.selectable} count={count} onClear={onClear}>
      {decisions.map((decision) => (
        <Button
          key={decision}
          variant="default"
          disabled={decide.isPending}
          onClick={() => void choose(decision)}
        >
          {text.decide[decision].label}
        </Button>
      ))}
    </SelectionToolbar>
  );
}
