import { Button, Stack } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { setImportDraft, useImportDraft, useTakeFile } from './import-draft.ts';
import { useChooseImportFile } from '../../api/imports/imports.ts';
import {
  noImport,
  useDismissImport,
  useImportRun,
  useStartImport,
  type ImportRun,
} from '../../api/imports/import-run.ts';
import { BackLink } from '../../ui/page/back-link.tsx';
import { ButtonLink } from '../../ui/links.tsx';
import { doOrTell } from '../../ui/notices.tsx';
import { Page } from '../../ui/page/page.tsx';
import { FailedStep } from './failed-step.tsx';
import { FileStep } from './file-step.tsx';
import { MappingStep } from './mapping-step.tsx';
import { ResultStep } from './result-step.tsx';
import { RunningStep } from './running-step.tsx';
import './import.css';

/** Imports a file of contacts in four steps: the file, its columns, the import, the result. */
export function ImportScreen() {
  const { draft, change } = useImportDraft();
  const choose = useChooseImportFile();
  const take = useTakeFile();
  const start = useStartImport();
  const run = useRunUnlessSeen();
  const dismiss = useDismissImport();

  const chooseFile = async () => {
    const chosen = await doOrTell('The file was not opened', () => choose.mutateAsync());
    const file = chosen?.value ?? null;
    if (file !== null) take(file);
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
      actions={
        run.state === 'none' && draft !== null ? (
          chooseAnother
        ) : (
          <ButtonLink to="/imports" variant="default">
            Past imports
          </ButtonLink>
        )
      }
    >
      <Stack gap="md">
        <StepTrail step={stepOf(run.state, draft !== null)} />
        {run.state === 'none' && draft === null && (
          <FileStep isChoosing={choose.isPending} onChoose={() => void chooseFile()} />
        )}
        {run.state === 'none' && draft !== null && (
          <MappingStep
            key={draft.file.token}
            draft={draft}
            onChange={change}
            onStart={(order) => void start(order)}
          />
        )}
        {run.state === 'running' && <RunningStep run={run} />}
        {run.state === 'failed' && (
          <FailedStep
            run={run}
            onRetry={() => {
              dismiss();
              if (draft === null) void start(run.order);
            }}
            other={chooseAnother}
          />
        )}
        {run.state === 'done' && <ResultStep result={run.result} other={chooseAnother} />}
      </Stack>
    </Page>
  );
}

/** The running import, or the last one until its result was seen and left. */
function useRunUnlessSeen(): ImportRun {
  const run = useImportRun();
  const dismiss = useDismissImport();
  const [old] = useState(run.state === 'done' && run.isSeen ? run.result : null);
  useEffect(() => {
    if (old === null) return;
    dismiss();
    setImportDraft(null);
  }, [old, dismiss]);
  return run.state === 'done' && run.result === old ? noImport : run;
}

/** The steps, with the current one; `step` counts from 0. */
function StepTrail({ step }: { readonly step: number }) {
  return (
    <ol className="import-trail" aria-label="Steps">
      {steps.map((name, index) => (
        <li key={name} aria-current={index === step ? 'step' : undefined}>
          {name}
        </li>
      ))}
    </ol>
  );
}

const steps = ['Choose a file', 'Match the columns', 'Import', 'Result'] as const;

function stepOf(state: 'none' | 'running' | 'failed' | 'done', hasFile: boolean): number {
  if (state === 'running') return 2;
  if (state !== 'none') return 3;
  return hasFile ? 1 : 0;
}
