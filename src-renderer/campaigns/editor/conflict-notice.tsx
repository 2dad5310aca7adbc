import { Alert, Button, Group, Stack, Text } from '@mantine/core';

interface ConflictNoticeProps {
  readonly onKeep: (which: 'mine' | 'theirs') => void;
}

/** Asks which of two versions of a draft is to stay; nothing is overwritten unasked. */
export function ConflictNotice({ onKeep }: ConflictNoticeProps) {
  return (
    <Alert
      role="alert"
      color="orange"
      variant="outline"
      title="This draft was changed elsewhere"
      mb="md"
    >
      <Stack gap="sm" align="flex-start">
        <Text size="sm">
          It was saved from another place, such as the command line, after it was opened here. What
          you wrote is still below, but it is not saved.
        </Text>
        <Group gap="xs">
          <Button onClick={() => onKeep('mine')}>Keep what is here</Button>
          <Button variant="default" onClick={() => onKeep('theirs')}>
            Take the other version
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
