import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { words } from '../words.ts';
import { fieldOf, momentOf, tomorrowAtNine } from './later-times.ts';

const text = words.inbox.composer;

interface TimeDialogProps {
  readonly title: string;
  /** The label of its button: the action. */
  readonly confirm: string;
  readonly hint?: string;
  /** What to begin with, in milliseconds since 1970; tomorrow morning unless given, or past. */
  readonly start?: number;
  readonly opened: boolean;
  readonly onClose: () => void;
  /** In milliseconds since 1970, later than now. */
  readonly onChoose: (at: number) => void;
}

/** Asks for a day and a time that are still to come. */
export function TimeDialog(props: TimeDialogProps) {
  const { title, opened, onClose } = props;
  return (
    <Modal opened={opened} onClose={onClose} title={title} size="sm">
      <TimeForm {...props} />
    </Modal>
  );
}

function TimeForm({ confirm, hint, start = 0, onClose, onChoose }: TimeDialogProps) {
  const [value, setValue] = useState(() => {
    const now = Date.now();
    return fieldOf(start > now ? start : tomorrowAtNine(now));
  });
  const [problem, setProblem] = useState<string | null>(null);
  const choose = (event: SubmitEvent) => {
    event.preventDefault();
    event.stopPropagation();
    const at = momentOf(value);
    if (at === null) return setProblem(text.timeMissing);
    if (at <= Date.now()) return setProblem(text.timePast);
    onChoose(at);
    onClose();
  };
  return (
    <form onSubmit={choose} noValidate>
      <Stack gap="sm">
        <TextInput
          type="datetime-local"
          label={text.time}
          data-autofocus
          value={value}
          error={problem}
          onChange={(event) => {
            setProblem(null);
            setValue(event.currentTarget.value);
          }}
        />
        {hint !== undefined && (
          <Text size="sm" c="dimmed">
            {hint}
          </Text>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {words.ui.cancel}
          </Button>
          <Button type="submit">{confirm}</Button>
        </Group>
      </Stack>
    </form>
  );
}
