import { Group, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import type { Review } from '../../../src-shared/campaign/review.ts';
import type { DraftPicture } from '../../../src-shared/picture/picture.ts';
import { useReviewSamples } from '../../api/campaigns/reviews.ts';
import { IconButton } from '../../ui/controls/icon-button.tsx';
import { Phone } from '../../ui/data/bubble.tsx';
import { usePhoneText } from '../../ui/text/phones.ts';
import { words } from '../../words.ts';
import { CampaignPicture } from '../picture/campaign-picture.tsx';

const text = words.campaigns.review;
const { preview } = words.campaigns.editor;

interface SamplePanelProps {
  readonly review: Review | null;
  /** Whom it is from, as a phone shows it. */
  readonly from: string;
  /** Undefined for a text alone. */
  readonly picture: DraftPicture | undefined;
}

/** The text as people read it, the longest and the unusual ones first. */
export function SamplePanel({ review, from, picture }: SamplePanelProps) {
  const samples = useReviewSamples(review).data ?? [];
  const [chosen, setChosen] = useState(0);
  const phoneText = usePhoneText();
  const index = Math.min(chosen, samples.length - 1);
  const sample = samples[index];
  return (
    <section aria-label={text.samples}>
      <Group justify="space-between" wrap="nowrap" mb="sm" mih={32}>
        <Text size="sm" c="dimmed" component="output" className="ui-wrap">
          {sample === undefined
            ? text.noSample
            : text.readAs(sample.name === '' ? phoneText(sample.phone) : sample.name)}
        </Text>
        {samples.length > 1 && (
          <Group gap={4} wrap="nowrap">
            <IconButton
              label={preview.previous}
              icon={IconChevronLeft}
              isInert={index === 0}
              onClick={() => setChosen(index - 1)}
            />
            <IconButton
              label={preview.next}
              icon={IconChevronRight}
              isInert={index === samples.length - 1}
              onClick={() => setChosen(index + 1)}
            />
          </Group>
        )}
      </Group>
      {sample !== undefined && (
        <Phone
          from={from}
          note={picture === undefined ? text.sampleNote(sample.segments) : text.sampleMms}
          picture={picture === undefined ? undefined : <CampaignPicture picture={picture} />}
        >
          {sample.body === '' ? '\u00a0' : sample.body}
        </Phone>
      )}
    </section>
  );
}
