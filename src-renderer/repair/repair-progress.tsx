import { Stack, Text } from '@mantine/core';
import { repairStepSchema, type RepairStep } from '../../src-shared/maintenance/report.ts';
import { Checklist } from '../ui/data/checklist.tsx';
import { StatusText } from '../ui/status-text.tsx';
import { words } from '../words.ts';
import { canCancel, describeStep } from './describe-step.ts';

/** The steps of a repair: done, running, to come. */
export function RepairProgress({ step }: { readonly step: RepairStep | null }) {
  const steps = repairStepSchema.options;
  const now = step === null ? 0 : steps.indexOf(step);
  return (
    <Stack gap="sm">
      <StatusText className="ui-hidden">{describeStep(step)}</StatusText>
      <Checklist
        label={words.repair.progress.label}
        checks={steps.map((name, index) => ({
          id: name,
          state: index < now ? 'fine' : index === now ? 'running' : 'todo',
          title: describeStep(name),
        }))}
      />
      <Text size="sm" c="dimmed">
        {canCancel(step) ? words.repair.progress.cancelable : words.repair.progress.atomic}
      </Text>
    </Stack>
  );
}
