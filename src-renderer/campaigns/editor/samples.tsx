import { Group, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import type { CampaignPreview } from '../../../src-shared/campaign/campaign.ts';
import { useSettings } from '../../api/settings.ts';
import { IconButton } from '../../ui/controls/icon-button.tsx';
import { Phone } from '../../ui/data/bubble.tsx';
import { StatusText } from '../../ui/status-text.tsx';
import { usePhoneText } from '../../ui/text/phones.ts';
import { words } from '../../words.ts';

const text = words.campaigns.editor.preview;

/** The text as the first recipients will read it, one at a time. */
export function Samples({ samples }: Pick<CampaignPreview, 'samples'>) {
  const [chosen, setChosen] = useState(0);
  const phoneText = usePhoneText();
  const sender = useSettings().data?.defaultSender;
  const index = Math.min(chosen, samples.length - 1);
  const sample = samples[index];
  if (sample === undefined) return null;
  return (
    <div>
      <Group justify="space-between" wrap="nowrap" mb={6}>
        <StatusText size="xs" c="dimmed" className="ui-wrap">
          {text.to(sample.name || phoneText(sample.to), sample.segments)}
        </StatusText>
        <Group gap={4} wrap="nowrap">
          <IconButton
            label={text.previous}
            icon={IconChevronLeft}
            size="sm"
            isInert={index === 0}
            onClick={() => setChosen(index - 1)}
          />
          <Text size="xs" c="dimmed" className="editor-nowrap">
            {text.place(index + 1, samples.length)}
          </Text>
          <IconButton
            label={text.next}
            icon={IconChevronRight}
            size="sm"
            isInert={index === samples.length - 1}
            onClick={() => setChosen(index + 1)}
          />
        </Group>
      </Group>
      <Phone from={sender ? phoneText(sender) : text.defaultSender}>
        {sample.body === '' ? '\u00a0' : sample.body}
      </Phone>
    </div>
  );
}
