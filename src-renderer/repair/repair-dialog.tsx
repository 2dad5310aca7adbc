import { Button, Group, Loader, Stack, Text } from '@mantine/core';
import { useEffect } from 'react';
import {
  useCancelRepair,
  useInspection,
  useRepair,
  useRepairStep,
} from '../api/maintenance/maintenance.ts';
import { RequestError } from '../api/request.ts';
import { Stage } from '../ui/keys/stage.tsx';
import { EmptyState, ErrorPanel } from '../ui/states.tsx';
import { StatusText } from '../ui/status-text.tsx';
import { words } from '../words.ts';
import { DamagedFile } from './damaged-file.tsx';
import { canCancel } from './describe-step.ts';
import { RepairProgress } from './repair-progress.tsx';
import { Findings, Report } from './report.tsx';
import { SaveReportButton } from './save-report-button.tsx';
import './repair.css';

interface RepairDialogProps {
  readonly onClose: () => void;
  /** Called when the dialog must not be closed, and when it may be again. */
  readonly onBusy: (isBusy: boolean) => void;
}

/** Checks the database, shows what is wrong, and repairs it once the person says so. */
export function RepairDialog({ onClose, onBusy }: RepairDialogProps) {
  const inspection = useInspection();
  const repair = useRepair();
  const step = useRepairStep();
  const found = inspection.data;
  const isDamagedFile = found?.plan.left.some(({ rule }) => rule === 'file-damaged') === true;
  const needsRepair = found !== undefined && (!found.check.ok || found.plan.violations.length > 0);

  useEffect(() => onBusy(repair.isPending), [onBusy, repair.isPending]);

  if (repair.data !== undefined) {
    return (
      <Stage
        name="repaired"
        focus="whole"
        isLong
        actions={
          <>
            <SaveReportButton />
            <Button onClick={onClose}>{words.repair.done}</Button>
          </>
        }
      >
        <Report report={repair.data} />
      </Stage>
    );
  }
  if (repair.isPending) {
    return (
      <Stage
        name="repairing"
        focus="whole"
        isLong
        actions={<CancelButton isPossible={canCancel(step)} />}
      >
        <RepairProgress step={step} />
      </Stage>
    );
  }

  const actions = (
    <>
      <Button variant="default" onClick={onClose}>
        {words.repair.close}
      </Button>
      {needsRepair && !isDamagedFile && (
        <Button onClick={() => repair.mutate()}>{words.repair.repair}</Button>
      )}
      {!needsRepair && (
        <Button
          variant={found === undefined ? 'filled' : 'default'}
          loading={inspection.isPending}
          onClick={() => inspection.mutate()}
          data-autofocus
        >
          {found === undefined ? words.repair.check : words.repair.checkAgain}
        </Button>
      )}
    </>
  );

  return (
    <Stage
      name={found === undefined ? 'start' : 'inspected'}
      focus={found === undefined ? 'action' : 'whole'}
      isLong
      actions={actions}
    >
      {found === undefined && (
        <Stack gap="xs">
          <Text>{words.repair.intro}</Text>
          <Text c="dimmed">{words.repair.safe}</Text>
        </Stack>
      )}
      {found !== undefined && !needsRepair && !inspection.isPending && (
        <EmptyState scene="done" title={words.repair.soundTitle}>
          <StatusText inherit>{soundText(found.plan.campaignsExamined)}</StatusText>
        </EmptyState>
      )}
      {inspection.isPending && (
        <Group gap="xs">
          <Loader size={16} aria-hidden="true" />
          <StatusText size="sm">{words.repair.checking}</StatusText>
        </Group>
      )}
      {repair.error !== null && <Refused title={words.repair.notRepaired} error={repair.error} />}
      {inspection.error !== null && (
        <Refused title={words.repair.notChecked} error={inspection.error} />
      )}
      {isDamagedFile && found !== undefined && (
        <DamagedFile findings={found.plan.violations} onClose={onClose} />
      )}
      {found !== undefined && needsRepair && !isDamagedFile && (
        <Findings check={found.check} plan={found.plan} />
      )}
    </Stage>
  );
}

function soundText(checked: number): string {
  return checked === 0 ? words.repair.sound : words.repair.soundOf(checked);
}

function CancelButton({ isPossible }: { readonly isPossible: boolean }) {
  const cancel = useCancelRepair();
  return (
    <Button
      variant="default"
      disabled={!isPossible}
      loading={isPossible && cancel.isSuccess}
      onClick={() => cancel.mutate()}
    >
      {words.repair.cancel}
    </Button>
  );
}

/** A repair that is refused for now, or was canceled, is no fault. */
function Refused({ title, error }: { readonly title: string; readonly error: Error }) {
  const code = error instanceof RequestError ? error.code : 'internal';
  const calm: Partial<Record<typeof code, string>> = {
    busy: words.repair.notNow,
    canceled: words.repair.canceled,
  };
  const calmTitle = calm[code];
  return (
    <ErrorPanel
      title={calmTitle ?? title}
      message={error.message}
      isExpected={calmTitle !== undefined}
    />
  );
}
