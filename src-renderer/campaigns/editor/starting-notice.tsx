import { Alert, Button, Group } from '@mantine/core';
import type { RunPhase } from '../../../src-shared/campaign/run.ts';
import { useCampaignRun, useMoveCampaign } from '../../api/campaigns.ts';
import { doOrTell } from '../../ui/notices.tsx';
import { words } from '../../words.ts';
import { RunNote } from '../run-note.tsx';

const startPhases: ReadonlySet<RunPhase> = new Set([
  'checking',
  'counting-down',
  'backing-up',
  'preparing',
  'starting',
]);

const text = words.campaigns.editor.starting;

/**
 * That a draft is being started, with the way back: whoever left its review, or opened the window anew,
 * can still stop the start. Hidden at other times.
 */
export function StartingNotice({ campaignId }: { readonly campaignId: number }) {
  const run = useCampaignRun(campaignId);
  const backToDraft = useMoveCampaign('campaigns.backToDraft');
  if (run === null || !startPhases.has(run.phase) || run.stop !== null) return null;
  return (
    <Alert color="blue" variant="outline" title={text.title} mb="md">
      <Group justify="space-between" gap="sm">
        <RunNote campaignId={campaignId} />
        <Button
          variant="default"
          loading={backToDraft.isPending}
          onClick={() => void doOrTell(text.notStopped, () => backToDraft.mutateAsync(campaignId))}
        >
          {text.back}
        </Button>
      </Group>
    </Alert>
  );
}
