import type { CampaignSnapshot } from '../../../src-shared/campaign/snapshot.ts';
import { useMoveCampaign } from '../../api/campaigns/sending.ts';
import { ask, doOrTell } from '../../ui/notices.tsx';
import { words } from '../../words.ts';
import { whatCancelLeaves } from './cancel-text.ts';

/** Cancels a campaign for good, once the person has agreed to what stops and what stays. */
export function useCancel(snapshot: CampaignSnapshot) {
  const { id, name } = snapshot;
  const text = words.campaigns.detail;
  const cancel = useMoveCampaign('campaigns.cancel');
  const run = async () => {
    const agreed = await ask({
      title: text.cancelTitle(name),
      body: whatCancelLeaves(snapshot),
      confirm: text.cancelConfirm,
      decline: text.cancelDecline,
      danger: true,
    });
    if (agreed) await doOrTell(text.notCanceled, () => cancel.mutateAsync(id));
  };
  return { run, isPending: cancel.isPending };
}
