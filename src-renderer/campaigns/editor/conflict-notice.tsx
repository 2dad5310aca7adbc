import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { words } from '../../words.ts';

interface ConflictNoticeProps {
  readonly onKeep: (which: 'mine' | 'theirs') => void;
}

const text = words.campaigns.editor.conflict;

/** Asks which of two versions of a draft is to stay; nothing is overwritten unasked. */
export function ConflictNotice({ onKeep }: ConflictNoticeProps) {
  return (
    <Alert role="alert" color="orange" variant="outline" title={text.title} mb="md">
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{text.text}</Text>
        <Group gap="xs">
          <Button onClick={() => onKeep('mine')}>{text.mine}</Button>
          <Button variant="default" onClick={() => onKeep('theirs')}>
            {text.theirs}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
