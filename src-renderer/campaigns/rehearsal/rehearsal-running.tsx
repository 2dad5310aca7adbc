import { Button, Group, Stack, Text } from '@mantine/core';
import { useRehearsing } from '../../api/campaigns/rehearsals.ts';
import { Bar } from '../../ui/data/bar.tsx';
import { clampPercent } from '../../ui/text/numbers.ts';
import { formatMoment } from '../../ui/text/times.ts';
import { words } from '../../words.ts';

const text = words.campaigns.rehearsal;

/** How far a rehearsal is, and the way to stop it. */
export function RehearsalRunning({
  id,
  onStop,
}: {
  readonly id: number;
  readonly onStop: () => void;
}) {
  const progress = useRehearsing(id);
  const { step = 'copying', done = 0, total = 0, at = null } = progress ?? {};
  const percent = total === 0 ? 0 : clampPercent((100 * done) / total);
  const isCounted = step === 'preparing' || step === 'sending';
  return (
    <Stack gap="md">
      <div>
        <Text component="output" fw={500}>
          {text.steps[step]}
        </Text>
        <Text size="sm" c="dimmed" className="ui-figures" mih={40}>
          {isCounted ? text.doneOf(done, total) : ''}
          {at !== null && <br />}
          {at !== null && text.clock(formatMoment(at))}
        </Text>
      </div>
      <Bar label={text.progress} parts={[{ tone: 'practice', percent }]} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onStop} data-autofocus>
          {text.stopIt}
        </Button>
      </Group>
    </Stack>
  );
}
