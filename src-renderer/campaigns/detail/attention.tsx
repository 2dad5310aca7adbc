import { Button, Group } from '@mantine/core';
import { IconAlertTriangle, IconHelpCircle, IconPlayerPause } from '@tabler/icons-react';
import type { PauseCode } from '../../../src-shared/campaign/pause-reason.ts';
import type { CampaignSnapshot } from '../../../src-shared/campaign/snapshot.ts';
import { useMoveCampaign } from '../../api/campaigns/sending.ts';
import { useSettings } from '../../api/settings.ts';
import { openRepair } from '../../repair/open-repair.tsx';
import { List, ListRow } from '../../ui/data/list-row.tsx';
import { doOrTell, notifyDone } from '../../ui/notices.tsx';
import { Section } from '../../ui/page/section.tsx';
import { words } from '../../words.ts';
import { describeDamage } from '../describe-damage.ts';
import { HeldActions } from '../plan/held-actions.tsx';
import { pausedByHand } from './paused-by-hand.ts';

const text = words.campaigns.detail.attention;

interface AttentionProps {
  readonly snapshot: CampaignSnapshot;
  /** Shows the unconfirmed messages in the table. */
  readonly onDecide: () => void;
}

/** What a person has to do about a campaign; nothing while it is being sent. */
export function Attention({ snapshot, onDecide }: AttentionProps) {
  const { status, damaged, pausedReason, unconfirmedCount } = snapshot;
  const isPaused = damaged === null && status === 'paused' && !pausedByHand(snapshot);
  // While it is sent, Ovo itself looks for these messages.
  const hasUnconfirmed = status !== 'sending' && unconfirmedCount > 0;
  // The rows below say the same, with what to do.
  const saysMore = snapshot.pausedReasonCode !== 'unconfirmed';
  const showsPause = isPaused && saysMore && pausedReason !== null;
  if (damaged === null && !showsPause && !hasUnconfirmed) return null;
  return (
    <Section title={text.title}>
      <List>
        {damaged !== null && (
          <ListRow
            icon={IconAlertTriangle}
            tone="failed"
            title={text.damaged}
            text={text.damagedText(describeDamage(damaged), damaged.status)}
            action={<Button onClick={openRepair}>{text.repair}</Button>}
          />
        )}
        {showsPause && (
          <ListRow
            icon={IconPlayerPause}
            tone="attention"
            title={heldTitle(snapshot) ?? text.paused}
            text={pausedReason}
            action={<HeldActions snapshot={snapshot} />}
          />
        )}
        {hasUnconfirmed && <Unconfirmed snapshot={snapshot} onDecide={onDecide} />}
      </List>
    </Section>
  );
}

function heldTitle({ pausedReasonCode: code }: CampaignSnapshot): string | undefined {
  const titles: Partial<Readonly<Record<PauseCode, string>>> = words.campaigns.plan.held.titles;
  return code === null ? undefined : titles[code];
}

function Unconfirmed({ snapshot, onDecide }: AttentionProps) {
  const { id, unconfirmedCount } = snapshot;
  const reconcile = useMoveCampaign('campaigns.reconcileUnconfirmed');
  const policy = useSettings().data?.unconfirmedPolicy;

  const checkAgain = async () => {
    const checked = await doOrTell(text.notChecked, () => reconcile.mutateAsync(id));
    if (!checked) return;
    const left = checked.value.unconfirmedCount;
    notifyDone(left === 0 ? text.nothingLeft : text.stillUnconfirmed(left));
  };

  return (
    <ListRow
      icon={IconHelpCircle}
      tone="attention"
      title={text.unconfirmed(unconfirmedCount)}
      text={
        policy === 'requeue' ? text.unconfirmedRequeued : text.unconfirmedHeld(unconfirmedCount)
      }
      action={
        <Group gap="xs">
          <Button variant="default" loading={reconcile.isPending} onClick={() => void checkAgain()}>
            {text.checkAgain}
          </Button>
          <Button variant="default" onClick={onDecide}>
            {text.decide}
          </Button>
        </Group>
      }
    />
  );
}
