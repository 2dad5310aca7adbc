import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { importPercent } from '../../api/import-percent.ts';
import { useCancelImport, type ImportRun } from '../../api/import-run.ts';
import { doOrTell } from '../../ui/notices.tsx';
import { plural } from '../../ui/text/numbers.ts';

interface RunningStepProps {
  readonly run: Extract<ImportRun, { readonly state: 'running' }>;
}

/** A running import: how far it is, and the way to call it off. */
export function RunningStep({ run }: RunningStepProps) {
  const cancel = useCancelImport();
  const { progress } = run;
  const isSaving = progress?.stage === 'saving';
  const percent = importPercent(progress);
  return (
    <Stack gap="sm" maw={560}>
      <Text size="sm" fw={600}>
        {isSaving ? 'Saving…' : `Reading ${run.order.fileName}…`}
      </Text>
      <Progress value={percent} animated={isSaving} aria-label="Progress of the import" />
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          {plural(progress?.rows ?? 0, 'row')} read
          {(progress?.invalid ?? 0) > 0 && `, ${plural(progress?.invalid ?? 0, 'row')} rejected`}
        </Text>
        <Button
          variant="default"
          loading={cancel.isPending || cancel.isSuccess}
          onClick={() => void doOrTell('The import was not canceled', () => cancel.mutateAsync())}
        >
          Cancel import
        </Button>
      </Group>
      <Text size="sm" c="dimmed">
        You can go elsewhere meanwhile. Everything is saved at the end at once: canceled before
        that, nothing changes.
      </Text>
    </Stack>
  );
}
