import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { planLimits } from '../../../src-shared/campaign/plan.ts';
import type { CampaignSnapshot } from '../../../src-shared/campaign/snapshot.ts';
import { useChangeBudget, usePlanState, useSendToRest } from '../../api/campaigns/plan.ts';
import { ask, doOrTell } from '../../ui/notices.tsx';
import { words } from '../../words.ts';
import { useCancel } from '../detail/use-cancel.ts';
import { WholeNumber } from './whole-number.tsx';

const text = words.campaigns.plan.held;

/** What to do about a campaign that its plan has paused; nothing for other pauses. */
export function HeldActions({ snapshot }: { readonly snapshot: CampaignSnapshot }) {
  switch (snapshot.pausedReasonCode) {
    case 'budget':
      return (
        <Group gap="xs">
          <RaiseBudget snapshot={snapshot} />
          <CancelRest snapshot={snapshot} />
        </Group>
      );
    case 'canary':
    case 'canary-no-receipts':
      return (
        <Group gap="xs">
          <SendToRest snapshot={snapshot} />
          <CancelRest snapshot={snapshot} />
        </Group>
      );
    default:
      return null;
  }
}

/** The other answer to a hold: nobody else gets the text. */
function CancelRest({ snapshot }: { readonly snapshot: CampaignSnapshot }) {
  const cancel = useCancel(snapshot);
  return (
    <Button variant="default" loading={cancel.isPending} onClick={() => void cancel.run()}>
      {words.campaigns.detail.cancel}
    </Button>
  );
}

function SendToRest({ snapshot }: { readonly snapshot: CampaignSnapshot }) {
  const { id, name, queuedCount } = snapshot;
  const release = useSendToRest();
  const send = async () => {
    const agreed = await ask({
      title: text.sendToRestTitle(name),
      body: text.sendToRestBody(queuedCount),
      confirm: text.sendToRest,
    });
    if (agreed) await doOrTell(text.notReleased, () => release.mutateAsync(id));
  };
  return (
    <Button variant="default" loading={release.isPending} onClick={() => void send()}>
      {text.sendToRest}
    </Button>
  );
}

function RaiseBudget({ snapshot }: { readonly snapshot: CampaignSnapshot }) {
  const { id } = snapshot;
  const state = usePlanState(id, false).data;
  const [isOpen, setIsOpen] = useState(false);
  const [segments, setSegments] = useState<number | null>(null);
  const change = useChangeBudget();
  if (state?.plan.budgetSegments === undefined) return null;
  const chosen = segments ?? state.plan.budgetSegments;
  const save = async (budget: number | null) => {
    const done = await doOrTell(text.notRaised, () => change.mutateAsync({ id, segments: budget }));
    if (done) setIsOpen(false);
  };
  return (
    <>
      <Button variant="default" onClick={() => setIsOpen(true)}>
        {text.raise}
      </Button>
      <Modal opened={isOpen} onClose={() => setIsOpen(false)} title={text.raiseTitle}>
        <Stack gap="md">
          <Text>{text.used(state.usedSegments)}</Text>
          <WholeNumber
            label={words.campaigns.plan.safety.segments}
            value={chosen}
            limits={{
              least: Math.max(1, state.usedSegments),
              most: planLimits.budgetSegments.most,
            }}
            onChange={setSegments}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" disabled={change.isPending} onClick={() => void save(null)}>
              {text.remove}
            </Button>
            <Button loading={change.isPending} onClick={() => void save(chosen)}>
              {text.save}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
