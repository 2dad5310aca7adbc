import { Button, Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ImportRun } from '../../api/imports/import-run.ts';
import { RequestError } from '../../api/request.ts';
import { ErrorPanel } from '../../ui/states.tsx';

interface FailedStepProps {
  readonly run: Extract<ImportRun, { readonly state: 'failed' }>;
  readonly onRetry: () => void;
  readonly other: ReactNode;
}

/** An import that failed or was canceled. */
export function FailedStep({ run, onRetry, other }: FailedStepProps) {
  const isCanceled = run.error instanceof RequestError && run.error.code === 'canceled';
  return (
    <Stack gap="md">
      <ErrorPanel
        title={
          isCanceled
            ? `The import of ${run.order.fileName} was canceled`
            : `${run.order.fileName} was not imported`
        }
        message={run.error.message}
        isExpected={isCanceled}
      />
      <Group gap="xs">
        <Button onClick={onRetry}>{isCanceled ? 'Back to its columns' : 'Try again'}</Button>
        {other}
      </Group>
    </Stack>
  );
}
