import { ActionIcon, Group, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import type { CampaignPreview } from '../../../src-shared/campaign/campaign.ts';
import { StatusText } from '../../ui/status-text.tsx';
import { formatCount, plural } from '../../ui/text/numbers.ts';

/** The text as the first recipients will read it, one at a time. */
export function Samples({ samples }: Pick<CampaignPreview, 'samples'>) {
  const [chosen, setChosen] = useState(0);
  const index = Math.min(chosen, samples.length - 1);
  const sample = samples[index];
  if (sample === undefined) return null;
  return (
    <div>
      <Group justify="space-between" wrap="nowrap" mb={6}>
        <StatusText size="xs" c="dimmed" className="ui-wrap">
          {`To ${sample.name === '' ? sample.to : `${sample.name}, ${sample.to}`} · ${plural(sample.segments, 'segment')}`}
        </StatusText>
        <Group gap={4} wrap="nowrap">
          <ActionIcon
            size="sm"
            aria-label="Previous person"
            disabled={index === 0}
            onClick={() => setChosen(index - 1)}
          >
            <IconChevronLeft size={16} aria-hidden="true" />
          </ActionIcon>
          <Text size="xs" c="dimmed" className="editor-nowrap">
            {`${formatCount(index + 1)} of ${formatCount(samples.length)}`}
          </Text>
          <ActionIcon
            size="sm"
            aria-label="Next person"
            disabled={index === samples.length - 1}
            onClick={() => setChosen(index + 1)}
          >
            <IconChevronRight size={16} aria-hidden="true" />
          </ActionIcon>
        </Group>
      </Group>
      <p className="editor-bubble">{sample.body === '' ? ' ' : sample.body}</p>
    </div>
  );
}
