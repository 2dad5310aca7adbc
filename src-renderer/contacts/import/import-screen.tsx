import { Button, Stack } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useState } from 'react';
import { useChooseImportFile } from '../../api/imports.ts';
import { useDismissImport, useImportRun, useStartImport } from '../../api/import-run.ts';
import { BackLink } from '../../ui/back-link.tsx';
import { doOrTell } from '../../ui/notices.tsx';
import { Page } from '../../ui/page.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { FailedStep } from './failed-step.tsx';
import { MappingStep } from './mapping-step.tsx';
import { ResultStep } from './result-step.tsx';
import { RunningStep } from './running-step.tsx';
import { StepTrail } from './step-trail.tsx';
import './import.css';

interface ChosenFile {
  readonly token: string;
  readonly fileName: string;
}

/** Brings in a file of contacts: choose it, match its columns, watch it run, see what came of it. */
export function ImportScreen() {
  const [file, setFile] = useState<ChosenFile | null>(null);
  const choose = useChooseImportFile();
  const start = useStartImport();
  const run = useImportRun();
  const dismiss = useDismissImport();

  const chooseFile = async () => {
    const chosen = await doOrTell('The file was not opened', () => choose.mutateAsync());
    const next = chosen?.value ?? null;
    if (next === null) return;
    dismiss();
    setFile(next);
  };
  const chooseAnother = (
    <Button
      variant="default"
      leftSection={<IconFileImport size={14} aria-hidden="true" />}
      loading={choose.isPending}
      onClick={() => void chooseFile()}
    >
      Choose another file…
    </Button>
  );

  return (
    <Page
      title="Import contacts"
      before={<BackLink to="/contacts">Contacts</BackLink>}
      actions={run.state === 'none' && file !== null && chooseAnother}
    >
      <Stack gap="md">
        <StepTrail step={stepOf(run.state, file !== null)} />
        {run.state === 'none' && file === null && (
          <EmptyState
            icon={<IconFileImport size={40} stroke={1.3} />}
            title="Choose a file of contacts"
            action={
              <Button size="sm" loading={choose.isPending} onClick={() => void chooseFile()}>
                Choose file…
              </Button>
            }
          >
            A CSV file: an export of your shop, your address book or a spreadsheet, with one person
            a row and the names of the columns in the first. Nothing is imported before you have
            seen how Ovo reads it.
          </EmptyState>
        )}
        {run.state === 'none' && file !== null && (
          <MappingStep
            key={file.token}
            token={file.token}
            fileName={file.fileName}
            onStart={(order) => void start(order)}
          />
        )}
        {run.state === 'running' && <RunningStep run={run} />}
        {run.state === 'failed' && (
          <FailedStep
            run={run}
            onRetry={() => {
              dismiss();
              if (file === null) void start(run.order);
            }}
            other={chooseAnother}
          />
        )}
        {run.state === 'done' && <ResultStep result={run.result} other={chooseAnother} />}
      </Stack>
    </Page>
  );
}

function stepOf(state: 'none' | 'running' | 'failed' | 'done', hasFile: boolean): number {
  if (state === 'running') return 2;
  if (state !== 'none') return 3;
  return hasFile ? 1 : 0;
}
