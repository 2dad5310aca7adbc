import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { TextWithPills } from '../../message-editor/text-with-pills.tsx';
import { WorkButton } from '../../ui/controls/work-button.tsx';
import { formatMoment } from '../../ui/text/times.ts';
import { words } from '../../words.ts';
import type { Kept } from './use-draft.ts';

/** What the notices say, of a draft or of a template. */
type ConflictWords = typeof words.campaigns.editor.conflict;

interface ConflictNoticeProps {
  /** The text that is typed here. */
  readonly mine: string;
  /** The text that was saved elsewhere. */
  readonly theirs: string;
  /** When that was, in milliseconds since 1970. */
  readonly savedAt: number;
  readonly text?: ConflictWords;
  readonly onKeep: (which: Kept) => Promise<void>;
}

/** Asks which of two versions is to stay; nothing is overwritten unasked. */
export function ConflictNotice(props: ConflictNoticeProps) {
  const { mine, theirs, savedAt, text = words.campaigns.editor.conflict, onKeep } = props;
  return (
    <Alert
      role="alert"
      color="orange"
      variant="outline"
      className="editor-elsewhere"
      title={text.title}
      mb="md"
    >
      <Stack gap="sm">
        <Text size="sm">{text.text}</Text>
        <div className="editor-versions">
          <Version title={text.yours} body={mine} ifEmpty={text.empty} />
          <Version title={text.other(formatMoment(savedAt))} body={theirs} ifEmpty={text.empty} />
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

interface VersionProps {
  readonly title: string;
  readonly body: string;
  readonly ifEmpty: string;
}

function Version({ title, body, ifEmpty }: VersionProps) {
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <p>{body.trim() === '' ? ifEmpty : <TextWithPills>{body}</TextWithPills>}</p>
    </section>
  );
}

interface GoneNoticeProps {
  readonly text?: ConflictWords;
  readonly onKeep: () => void;
}

/** Says that what is written was deleted elsewhere, and keeps what is typed as a new one. */
export function GoneNotice({ text = words.campaigns.editor.conflict, onKeep }: GoneNoticeProps) {
  return (
    <Alert
      role="alert"
      color="orange"
      variant="outline"
      className="editor-elsewhere"
      title={text.goneTitle}
      mb="md"
    >
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{text.gone}</Text>
        <Button onClick={onKeep}>{text.asNew}</Button>
      </Stack>
    </Alert>
  );
}
