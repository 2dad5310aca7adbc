import { Loader, Stack, Text, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconPoint } from '@tabler/icons-react';
import { repairStepSchema, type RepairStep } from '../../src-shared/maintenance/report.ts';
import { StatusText } from '../ui/status-text.tsx';
import { canCancel, describeStep } from './describe-step.ts';

/** The steps of a repair: done, running, to come. */
export function RepairProgress({ step }: { readonly step: RepairStep | null }) {
  const steps = repairStepSchema.options;
  const now = step === null ? 0 : steps.indexOf(step);
  return (
    <Stack gap="sm">
      <VisuallyHidden>
        <StatusText>{describeStep(step)}</StatusText>
      </VisuallyHidden>
      <ol className="repair-steps" aria-label="Steps of the repair">
        {steps.map((name, index) => {
          const state = index < now ? 'done' : index === now ? 'now' : 'todo';
          return (
            <li
              key={name}
              className="repair-step"
              data-state={state}
              {...(state === 'now' ? { 'aria-current': 'step' } : {})}
            >
              <StepIcon state={state} />
              <Text size="sm" span inherit>
                {describeStep(name)}
              </Text>
            </li>
          );
        })}
      </ol>
      <Text size="sm" c="dimmed">
        {canCancel(step)
          ? 'Nothing is changed yet: you can cancel.'
          : 'The repair is one transaction: all of it is done, or nothing if the computer stops now.'}
      </Text>
    </Stack>
  );
}

function StepIcon({ state }: { readonly state: 'done' | 'now' | 'todo' }) {
  if (state === 'now') return <Loader size={16} aria-hidden="true" />;
  return state === 'done' ? (
    <IconCheck size={16} aria-hidden="true" />
  ) : (
    <IconPoint size={16} aria-hidden="true" />
  );
}
