import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ImportRun } from '../../api/imports/import-run.ts';
import { RequestError } from '../../api/request.ts';
import { words } from '../../words.ts';
import { ErrorPanel } from '../../ui/states.tsx';
import { ImportFrame } from './import-frame.tsx';

interface FailedStepProps {
  readonly run: Extract<ImportRun, { readonly state: 'failed' }>;
  readonly onRetry: () => void;
  readonly other: ReactNode;
}

const { mapping, run: said } = words.imports;

/** An import that failed or was canceled. */
export function FailedStep({ run, onRetry, other }: FailedStepProps) {
  const isCanceled = run.error instanceof RequestError && run.error.code === 'canceled';
  const { fileName } = run.order;
  return (
    <ImportFrame
      title={mapping.title(fileName)}
      actions={
        <>
          {other}
          <Button onClick={onRetry}>{isCanceled ? said.back : words.ui.tryAgain}</Button>
        </>
      }
    >
      <ErrorPanel
        title={isCanceled ? said.canceled(fileName) : said.failed(fileName)}
        message={run.error.message}
        isExpected={isCanceled}
      />
    </ImportFrame>
  );
}
