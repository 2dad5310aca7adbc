import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import type { Campaign } from '../../../src-shared/campaign/campaign.ts';
import { WorkButton } from '../../ui/controls/work-button.tsx';
import { formatMoment } from '../../ui/text/times.ts';
import { words } from '../../words.ts';
import type { Kept } from './use-draft.ts';

const text = words.campaigns.editor.conflict;

interface ConflictNoticeProps {
  /** What is typed here. */
  readonly mine: string;
  /** What was saved elsewhere. */
  readonly theirs: Campaign;
  readonly onKeep: (which: Kept) => Promise<void>;
}

/** Asks which of two versions of a draft is to stay; nothing is overwritten unasked. */
export function ConflictNotice({ mine, theirs, onKeep }: ConflictNoticeProps) {
  return (
    <Alert role="alert" color="orange" variant="outline" title={text.title} mb="md">
      <Stack gap="sm">
        <Text size="sm">{text.text}</Text>
        <div className="editor-versions">
          <Version title={text.yours} body={mine} />
          <Version title={text.other(formatMoment(theirs.updatedAt))} body={theirs.draft.body} />
        </div>
        <Group gap="xs">
          <WorkButton onWork={() => onKeep('mine')}>{text.mine}</WorkButton>
          <WorkButton variant="default" onWork={() => onKeep('theirs')}>
            {text.theirs}
          </WorkButton>
          <WorkButton variant="default" onWork={() => onKeep('both')}>
            {text.both}
          </WorkButton>
        </Group>
      </Stack>
    </Alert>
  );
}

function Version({ title, body }: { readonly title: string; readonly body: string }) {
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <p>{body.trim() === '' ? text.empty : body}</p>
    </section>
  );
}

/** Says that the draft was deleted elsewhere, and keeps what is typed as a new one. */
export function GoneNotice({ onKeep }: { readonly onKeep: () => void }) {
  return (
    <Alert role="alert" color="orange" variant="outline" title={text.goneTitle} mb="md">
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{text.gone}</Text>
        <Button onClick={onKeep}>{text.asNew}</Button>
      </Stack>
    </Alert>
  );
}
