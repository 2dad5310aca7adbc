import { Progress } from '@mantine/core';
import { Link, useLocation } from '@tanstack/react-router';
import { importPercent } from '../api/import-percent.ts';
import { useImportRun } from '../api/import-run.ts';

/** How the running import is, for whoever went elsewhere meanwhile. */
export function ImportStatus() {
  const run = useImportRun();
  const { pathname } = useLocation();
  if (run.state === 'none' || pathname === '/contacts/import') return null;
  return (
    <Link to="/contacts/import" className="app-import">
      {run.state === 'running' && (
        <>
          Importing {run.order.fileName}
          <Progress
            value={importPercent(run.progress)}
            size="xs"
            mt={6}
            aria-label="Progress of the import"
          />
        </>
      )}
      {run.state === 'done' && `Import of ${run.result.fileName} finished`}
      {run.state === 'failed' && `Import of ${run.order.fileName} did not finish`}
    </Link>
  );
}
