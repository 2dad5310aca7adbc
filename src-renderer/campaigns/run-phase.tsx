import { Text } from '@mantine/core';
import type { CampaignRun } from '../../src-shared/campaign/run.ts';
import { useCampaignRun } from '../api/campaigns/sending.ts';
import { words } from '../words.ts';

/** The phase of a campaign's start or stop in words; empty at other times. */
export function useRunText(campaignId: number): string {
  const run = useCampaignRun(campaignId);
  return run === null ? '' : describeRun(run);
}

/** The phase of a campaign's start or stop; hidden at other times. */
export function RunPhaseText({ campaignId }: { readonly campaignId: number }) {
  const text = useRunText(campaignId);
  return (
    <Text component="output" size="sm" c="dimmed" display={text === '' ? 'none' : 'block'}>
      {text}
    </Text>
  );
}

function describeRun({ phase, waitsForDatabase, prepared }: CampaignRun): string {
  const { run } = words.campaigns.shared;
  if (phase === 'idle' || phase === 'sending') return '';
  const text = prepared === null ? run[phase] : run.prepared(prepared.done, prepared.total);
  return waitsForDatabase ? run.waitsForDatabase(text) : text;
}
