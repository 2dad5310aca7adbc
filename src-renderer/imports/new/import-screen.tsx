import { Button } from '@mantine/core';
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
import { words } from '../../words.ts';
import { doOrTell } from '../../ui/notices.tsx';
import { FailedStep } from './failed-step.tsx';
import { FileStep } from './file-step.tsx';
import { MappingStep } from './mapping-step.tsx';
import { ResultStep } from './result-step.tsx';
import { RunningStep } from './running-step.tsx';
import './import.css';

const { mapping } = words.imports;

/** Imports a file of contacts in four steps: the file, its columns, the import, the result. */
export function ImportScreen() {
  const { draft, change } = useImportDraft();
  const choose = useChooseImportFile();
  const take = useTakeFile();
  const start = useStartImport();
  const run = useRunUnlessSeen();
  const dismiss = useDismissImport();

  const chooseFile = async () => {
    const chosen = await doOrTell(mapping.notOpened, () => choose.mutateAsync());
    const file = chosen?.value ?? null;
    if (file !== null) take(file);
  };
  const chooseAnother = (
    <Button
      variant="default"
      leftSection={<IconFileImport size={16} aria-hidden="true" />}
      loading={choose.isPending}
      onClick={() => void chooseFile()}
    >
      {mapping.chooseAnother}
    </Button>
  );

  switch (run.state) {
    case 'running':
      return <RunningStep run={run} />;
    case 'done':
      return <ResultStep result={run.result} other={chooseAnother} />;
    case 'failed':
      return (
        <FailedStep
          run={run}
          onRetry={() => {
            dismiss();
            if (draft === null) void start(run.order);
          }}
          other={chooseAnother}
        />
      );
    case 'none':
      return draft === null ? (
        <FileStep isChoosing={choose.isPending} onChoose={() => void chooseFile()} />
      ) : (
        <MappingStep
          key={draft.file.token}
          draft={draft}
          onChange={change}
          onStart={(order) => void start(order)}
          other={chooseAnother}
        />
      );
  }
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
