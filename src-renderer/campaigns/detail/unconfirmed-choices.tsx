import { Button } from '@mantine/core';
import type { RequestInput } from '../../../src-shared/ipc/contract.ts';
import { useDecideUnconfirmed } from '../../api/campaigns.ts';
import { ask, doOrTell } from '../../ui/notices.tsx';

type Decision = RequestInput<'campaigns.decideUnconfirmed'>['decision'];

interface Choice {
  readonly decision: Decision;
  readonly label: string;
  readonly consequence: string;
}

const choices: readonly Choice[] = [
  {
    decision: 'send-again',
    label: 'Send again',
    consequence: 'If the first was sent after all, the same text arrives twice.',
  },
  {
    decision: 'mark-as-sent',
    label: 'Mark as sent',
    consequence: 'It counts as sent and is not sent again, even if it never left.',
  },
  {
    decision: 'skip',
    label: 'Skip',
    consequence: 'It counts as skipped and is not sent again, even if it did leave.',
  },
];

interface UnconfirmedChoicesProps {
  readonly campaignId: number;
  /** Null for all unconfirmed messages of the campaign. */
  readonly messageId: number | null;
  readonly whom: string;
}

/** The three decisions on an unconfirmed message; each asks first. */
export function UnconfirmedChoices({ campaignId, messageId, whom }: UnconfirmedChoicesProps) {
  const decide = useDecideUnconfirmed();

  const choose = async ({ decision, label, consequence }: Choice) => {
    const agreed = await ask({
      title: `${label}: ${whom}?`,
      body: `${consequence} This cannot be undone.`,
      confirm: label,
      danger: decision === 'send-again',
    });
    if (!agreed) return;
    await doOrTell('Nothing was decided', () =>
      decide.mutateAsync({ id: campaignId, messageId, decision }),
    );
  };

  return choices.map((choice) => (
    <Button
      key={choice.decision}
      variant="default"
      size="compact-xs"
      disabled={decide.isPending}
      aria-label={`${choice.label}: ${whom}`}
      onClick={() => void choose(choice)}
    >
      {messageId === null ? `${choice.label}: ${whom}` : choice.label}
    </Button>
  ));
}
