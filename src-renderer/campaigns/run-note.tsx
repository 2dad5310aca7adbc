import { Text } from '@mantine/core';
import type { CampaignRun, RunPhase } from '../../src-shared/campaign/run.ts';
import { useCampaignRun } from '../api/campaigns.ts';
import { formatCount } from '../ui/text/numbers.ts';

const texts: Partial<Readonly<Record<RunPhase, string>>> = {
  checking: 'Checking…',
  'backing-up': 'Backing up first…',
  preparing: 'Preparing messages…',
  starting: 'Starting…',
  withdrawing: 'Going back to the draft. Nothing was sent.',
  stopping: 'Stopping. Nothing more is sent.',
};

/** The phase of a campaign's start or stop; hidden at other times. */
export function RunNote({ campaignId }: { readonly campaignId: number }) {
  const run = useCampaignRun(campaignId);
  const text = run === null ? '' : describeRun(run);
  return (
    <Text component="output" size="sm" c="dimmed" display={text === '' ? 'none' : 'block'}>
      {text}
    </Text>
  );
}

/** A run in words; empty where there is nothing to say. */
function describeRun({ phase, waitsForDatabase, prepared }: CampaignRun): string {
  const text = prepared === null ? texts[phase] : describePrepared(prepared);
  if (text === undefined) return '';
  return waitsForDatabase ? `${text} Waiting for other work on the database…` : text;
}

function describePrepared({ done, total }: NonNullable<CampaignRun['prepared']>): string {
  return `Preparing ${formatCount(done)} of ${formatCount(total)}…`;
}
