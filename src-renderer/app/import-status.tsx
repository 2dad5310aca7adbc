import { Progress } from '@mantine/core';
import { Link, useLocation } from '@tanstack/react-router';
import { importPercent } from '../api/imports/import-percent.ts';
import { useImportRun } from '../api/imports/import-run.ts';
import { useUndoRun } from '../api/contacts/undo-run.ts';
import { UndoProgress } from '../imports/list/undo-progress.tsx';
import { formatTimeLeft } from '../ui/text/times.ts';

/** Progress of a running import or undo, for a user who is on another screen. */
export function ImportStatus() {
  return (
    <div className="app-work">
      <RunningUndo />
      <RunningImport />
    </div>
  );
}

function RunningImport() {
  const run = useImportRun();
  const { pathname } = useLocation();
  if (run.state === 'none' || pathname === '/contacts/import') return null;
  if (run.state === 'done' && run.isSeen) return null;
  const left = run.state === 'running' ? (run.progress?.secondsLeft ?? null) : null;
  return (
    <Link to="/contacts/import" className="app-import">
      {run.state === 'running' && (
        <>
          Importing {run.order.fileName}
          {left !== null && `, ${formatTimeLeft(left)}`}
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

function RunningUndo() {
  const run = useUndoRun();
  const { pathname } = useLocation();
  if (run === null || pathname === '/imports') return null;
  return (
    <Link to="/imports" className="app-import">
      Undoing the import of {run.fileName}
      <UndoProgress fileName={run.fileName} />
    </Link>
  );
}
