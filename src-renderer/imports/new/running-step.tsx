import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { importPercent } from '../../api/imports/import-percent.ts';
import { useCancelImport, type ImportRun } from '../../api/imports/import-run.ts';
import { doOrTell } from '../../ui/notices.tsx';
import { formatPercent } from '../../ui/text/numbers.ts';
import { paceText, rowsText } from './import-words.ts';

interface RunningStepProps {
  readonly run: Extract<ImportRun, { readonly state: 'running' }>;
}

/** A running import: its progress and speed, and the button to cancel it. */
export function RunningStep({ run }: RunningStepProps) {
  const cancel = useCancelImport();
  const { progress } = run;
  const isSaving = progress?.stage === 'saving';
  const percent = importPercent(progress);
  return (
    <Stack gap="sm" maw={640}>
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text size="sm" fw={600} className="ui-wrap">
          {headline(run)}
        </Text>
        <Text size="sm" className="import-figure">
          {!isSaving && formatPercent(percent)}
        </Text>
      </Group>
      <Progress value={percent} animated={isSaving} aria-label="Progress of the import" />
      <Group justify="space-between" wrap="nowrap" gap="sm" align="flex-start">
        <div>
          <Text size="sm" className="import-figure">
            {rowsText(progress)}
          </Text>
          <Text size="sm" c="dimmed" className="import-figure">
            {paceText(progress)}
          </Text>
        </div>
        <Button
          variant="default"
          loading={cancel.isPending || cancel.isSuccess}
          onClick={() => void doOrTell('The import was not canceled', () => cancel.mutateAsync())}
        >
          Cancel import
        </Button>
      </Group>
      <Text size="sm" c="dimmed">
        You can leave this screen meanwhile. Everything is saved at once at the end: if you cancel
        or close Ovo before that, nothing is imported.
      </Text>
    </Stack>
  );
}

function headline({ progress, order }: RunningStepProps['run']): string {
  if (progress === null) return `Preparing to import ${order.fileName}…`;
  return progress.stage === 'saving' ? `Saving ${order.fileName}…` : `Reading ${order.fileName}…`;
}
