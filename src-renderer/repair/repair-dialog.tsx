import { Button, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useCancelRepair, useInspection, useRepair, useRepairStep } from '../api/maintenance.ts';
import { ErrorPanel } from '../ui/states.tsx';
import { StatusText } from '../ui/status-text.tsx';
import { plural } from '../ui/text/numbers.ts';
import { describeStep } from './describe-step.ts';
import { Findings, Report } from './report.tsx';
import { SaveReportButton } from './save-report-button.tsx';
import './repair.css';

/** Checks the database, shows what is wrong, and mends it once the person says so. */
export function RepairDialog({ onClose }: { readonly onClose: () => void }) {
  const inspection = useInspection();
  const repair = useRepair();
  const cancel = useCancelRepair();
  const step = useRepairStep();
  const canCancel = step === null || step === 'looking' || step === 'backing-up';
  const found = inspection.data;
  const isDamagedFile = found?.plan.left.some(({ rule }) => rule === 'file-damaged') === true;
  const needsRepair = found !== undefined && (!found.check.ok || found.plan.violations.length > 0);

  if (repair.data !== undefined) {
    return (
      <Steps
        actions={
          <>
            <SaveReportButton />
            <Button onClick={onClose}>Done</Button>
          </>
        }
      >
        <StatusText size="sm" fw={600}>
          {repair.data.left.length === 0
            ? 'The database is repaired.'
            : 'Not everything could be put right.'}
        </StatusText>
        <Report report={repair.data} />
      </Steps>
    );
  }

  const actions = (
    <>
      {repair.isPending ? (
        <Button variant="default" disabled={!canCancel} onClick={() => cancel.mutate()}>
          Cancel
        </Button>
      ) : (
        <Button variant="default" onClick={onClose}>
          Close
        </Button>
      )}
      {needsRepair && !isDamagedFile && (
        <Button loading={repair.isPending} onClick={() => repair.mutate()}>
          Repair
        </Button>
      )}
      {!needsRepair && (
        <Button
          variant={found === undefined ? 'filled' : 'default'}
          loading={inspection.isPending}
          onClick={() => inspection.mutate()}
          data-autofocus
        >
          {found === undefined ? 'Check' : 'Check again'}
        </Button>
      )}
    </>
  );

  return (
    <Steps actions={actions}>
      {found === undefined && (
        <Text size="sm">
          Ovo looks through its database for what cannot be: counts that do not fit their messages,
          campaigns above 100% or never completed, messages that hang. Checking changes nothing. A
          copy of the database is made before anything is mended, and nothing is sent.
        </Text>
      )}
      {found !== undefined && !needsRepair && (
        <StatusText size="sm">
          {`Nothing is wrong. ${plural(found.plan.campaignsExamined, 'campaign')} looked through; the database is whole.`}
        </StatusText>
      )}
      {found !== undefined && needsRepair && <Findings check={found.check} plan={found.plan} />}
      {(inspection.isPending || repair.isPending) && (
        <StatusText size="sm">{describeStep(step)}</StatusText>
      )}
      {inspection.error !== null && (
        <ErrorPanel title="The check could not be done" message={inspection.error.message} />
      )}
      {repair.error !== null && (
        <ErrorPanel title="The repair was not done" message={repair.error.message} />
      )}
    </Steps>
  );
}

interface StepsProps {
  readonly actions: ReactNode;
  readonly children: ReactNode;
}

function Steps({ actions, children }: StepsProps) {
  return (
    <Stack gap="md">
      {children}
      <Group justify="flex-end" gap="xs">
        {actions}
      </Group>
    </Stack>
  );
}
