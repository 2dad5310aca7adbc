import { Button, Menu } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import type { CampaignSnapshot } from '../../../src-shared/campaign/snapshot.ts';
import { isCampaignOver } from '../../../src-shared/campaign/status.ts';
import { readHandOverState, useTakeBack } from '../../api/campaigns/hand-over.ts';
import { ask, doOrTell } from '../../ui/notices.tsx';
import { formatMoment } from '../../ui/text/times.ts';
import { words } from '../../words.ts';

const text = words.campaigns.handOver.takeBack;

interface TakeBackProps {
  readonly snapshot: CampaignSnapshot;
}

/** Takes a campaign back, once the person has agreed to what can and cannot be canceled. */
function useAskedTakeBack(snapshot: CampaignSnapshot) {
  const { id, name } = snapshot;
  const takeBack = useTakeBack();
  const run = async () => {
    const state = await doOrTell(text.failed, () => readHandOverState(id));
    if (!state) return;
    const { held, firstAt } = state.value;
    const agreed = await ask({
      title: text.title(name),
      body: firstAt === null ? text.bodyOfNone : text.body(held, formatMoment(firstAt)),
      confirm: text.confirm,
      decline: text.decline,
    });
    if (agreed) await doOrTell(text.failed, () => takeBack.mutateAsync(id));
  };
  return { run, isPending: takeBack.isPending };
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
