import { Menu } from '@mantine/core';
import { IconCalendarTime } from '@tabler/icons-react';
import type { Campaign } from '../../../../src-shared/campaign/campaign.ts';
import { isMessagingService } from '../../../../src-shared/campaign/sender.ts';
import { useHandOver } from '../../../api/campaigns/hand-over.ts';
import { ask, doOrTell } from '../../../ui/notices.tsx';
import { words } from '../../../words.ts';

const text = words.campaigns.handOver;

/** Hands over what is left of a campaign; nothing where Twilio cannot take it. */
export function HandOverRest({ campaign: { snapshot, draft } }: { readonly campaign: Campaign }) {
  const { id, name, status, isPractice, queuedCount, handOver } = snapshot;
  const hand = useHandOver();
  const isRunning = status === 'sending' || status === 'paused';
  const isTaken = isMessagingService(draft.sender) && !isPractice && handOver === null;
  if (!isRunning || !isTaken || queuedCount === 0) return null;

  const onHandOver = async () => {
    const agreed = await ask({
      title: text.titleOfRest(name),
      body: `${text.soonest} ${text.statement}`,
      confirm: text.confirm,
    });
    if (agreed) await doOrTell(text.notDone, () => hand.mutateAsync({ id }));
  };

  return (
    <Menu.Item
      leftSection={<IconCalendarTime size={14} aria-hidden="true" />}
      onClick={() => void onHandOver()}
    >
      {text.offerRest}
    </Menu.Item>
  );
}
