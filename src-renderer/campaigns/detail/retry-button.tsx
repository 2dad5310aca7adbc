import { IconRefresh } from '@tabler/icons-react';
import type { CampaignSnapshot } from '../../../src-shared/campaign/snapshot.ts';
import { isCampaignOver } from '../../../src-shared/campaign/status.ts';
import { useRetry, useRetryable } from '../../api/campaigns/retry.ts';
import { WorkButton } from '../../ui/controls/work-button.tsx';
import { ask, doOrTell, notifyDone } from '../../ui/notices.tsx';
import { words } from '../../words.ts';

const text = words.campaigns.detail.retry;

/**
 * Tries failed messages again within their campaign: those that surely did not leave. Nothing where there are
 * none, and once the campaign is over.
 */
export function RetryButton({ snapshot }: { readonly snapshot: CampaignSnapshot }) {
  const { id, name, status, failedCount, damaged } = snapshot;
  const isOpen = !isCampaignOver(status) && damaged === null && failedCount > 0;
  const count = useRetryable(id, failedCount, isOpen).data?.count ?? 0;
  const retry = useRetry();
  if (!isOpen || count === 0) return null;

  const onWork = async () => {
    const agreed = await ask({
      title: text.title(count),
      body: status === 'paused' ? text.bodyPaused(name) : text.body,
      confirm: text.confirm,
    });
    if (!agreed) return;
    const done = await doOrTell(text.failed, () => retry.mutateAsync(id));
    if (done) notifyDone(text.done(count));
  };

  return (
    <WorkButton
      variant="default"
      leftSection={<IconRefresh size={14} aria-hidden="true" />}
      onWork={onWork}
    >
      {text.button(count)}
    </WorkButton>
  );
}
