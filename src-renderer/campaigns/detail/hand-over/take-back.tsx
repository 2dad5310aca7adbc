import { Button, Menu } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useRef } from 'react';
import type { HandOverState } from '../../../../src-shared/campaign/hand-over.ts';
import type { CampaignSnapshot } from '../../../../src-shared/campaign/snapshot.ts';
import { isCampaignOver } from '../../../../src-shared/campaign/status.ts';
import { readHandOverState, useTakeBack } from '../../../api/campaigns/hand-over.ts';
import { ask, doOrTell } from '../../../ui/notices.tsx';
import { formatMoment } from '../../../ui/text/times.ts';
import { words } from '../../../words.ts';

const text = words.campaigns.handOver.takeBack;

interface TakeBackProps {
  readonly snapshot: CampaignSnapshot;
}

/** Takes a campaign back, once the person has agreed to what can and cannot be canceled. */
function useAskedTakeBack(snapshot: CampaignSnapshot) {
  const { id } = snapshot;
  const takeBack = useTakeBack();
  /** The button stays as it is meanwhile: the dialog gives the focus back to it. */
  const isAsking = useRef(false);
  const askAndTakeBack = async () => {
    const state = await doOrTell(text.failed, () => readHandOverState(id));
    if (!state || !(await agrees(snapshot, state.value))) return;
    await doOrTell(text.failed, () => takeBack.mutateAsync(id));
  };
  const run = async () => {
    if (isAsking.current) return;
    isAsking.current = true;
    await askAndTakeBack();
    isAsking.current = false;
  };
  return { run, isPending: takeBack.isPending };
}

async function agrees(snapshot: CampaignSnapshot, { firstAt }: HandOverState): Promise<boolean> {
  const { name, scheduledCount, perhapsScheduledCount } = snapshot;
  const held = scheduledCount + perhapsScheduledCount;
  const body = firstAt === null ? text.bodyOfLost(held) : text.body(held, formatMoment(firstAt));
  return await ask({
    title: text.title(name),
    body: held === 0 ? text.bodyOfNone : body,
    confirm: text.confirm,
    ...(held === 0 ? {} : { decline: text.decline }),
  });
}

export function TakeBackButton({ snapshot }: TakeBackProps) {
  const { run, isPending } = useAskedTakeBack(snapshot);
  return (
    <Button variant="default" loading={isPending} onClick={() => void run()}>
      {text.button}
    </Button>
  );
}

/** The same behind ⋯; nothing where Twilio's scheduler has nothing to do with the campaign. */
export function TakeBackItem({ snapshot }: TakeBackProps) {
  const { run } = useAskedTakeBack(snapshot);
  if (snapshot.handOver === null || isCampaignOver(snapshot.status)) return null;
  return (
    <Menu.Item
      leftSection={<IconArrowBackUp size={14} aria-hidden="true" />}
      onClick={() => void run()}
    >
      {text.button}
    </Menu.Item>
  );
}
