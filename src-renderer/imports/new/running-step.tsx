import { Button, Progress, Stack, Text } from '@mantine/core';
import { importPercent } from '../../api/imports/import-percent.ts';
import { useCancelImport, type ImportRun } from '../../api/imports/import-run.ts';
import { words } from '../../words.ts';
import { StatCard, StatCards } from '../../ui/data/stat-card.tsx';
import { doOrTell } from '../../ui/notices.tsx';
import { Section } from '../../ui/page/section.tsx';
import { formatCount } from '../../ui/text/numbers.ts';
import { ImportFrame } from './import-frame.tsx';
import { leftText, paceText } from './result-text.ts';

interface RunningStepProps {
  readonly run: Extract<ImportRun, { readonly state: 'running' }>;
}

const { run: said } = words.imports;

/** A running import: its progress and speed, and the button to cancel it. */
export function RunningStep({ run }: RunningStepProps) {
  const cancel = useCancelImport();
  const { progress, order } = run;
  const isSaving = progress?.stage === 'saving';
  const percent = importPercent(progress);
  return (
    <ImportFrame
      title={said.running(order.fileName)}
      facts={said.leave}
      actions={
        <Button
          variant="default"
          loading={cancel.isPending || cancel.isSuccess}
          onClick={() => void doOrTell(said.notCanceled, () => cancel.mutateAsync())}
        >
          {said.cancel}
        </Button>
      }
    >
      <Stack gap="md">
        <StatCards label={said.figures}>
          <StatCard label={said.rowsRead} value={formatCount(progress?.rows ?? 0)} />
          <StatCard label={said.toFix} value={formatCount(progress?.invalid ?? 0)} />
          <StatCard label={said.pace} value={paceText(progress)} />
        </StatCards>
        <Section title={headline(run)} link={leftText(progress)}>
          <Progress value={percent} animated={isSaving} aria-label={said.progress} />
          <Text size="sm" c="dimmed" mt="sm">
            {said.atOnce}
          </Text>
        </Section>
      </Stack>
    </ImportFrame>
  );
}

function headline({ progress }: RunningStepProps['run']): string {
  if (progress === null) return said.preparing;
  return progress.stage === 'saving' ? said.saving : said.reading;
}
