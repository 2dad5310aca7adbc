import { Progress } from '@mantine/core';
import { Link, useLocation } from '@tanstack/react-router';
import { importPercent } from '../api/imports/import-percent.ts';
import { useImportRun } from '../api/imports/import-run.ts';
import { useUndoRun } from '../api/contacts/undo-run.ts';
import { SendingStatus } from './sending-status.tsx';
import { UndoProgress } from '../imports/list/undo-progress.tsx';
import { words } from '../words.ts';
import { formatTimeLeft } from '../ui/text/times.ts';

/** What runs in the background, at the foot of the sidebar: undo, import, and the campaign being sent. */
export function BackgroundWork() {
  return (
    <div className="app-work">
      <RunningUndo />
      <RunningImport />
      <SendingStatus />
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
          {left === null
            ? words.app.work.importing(run.order.fileName)
            : words.app.work.importingFor(run.order.fileName, formatTimeLeft(left))}
          <Progress
            value={importPercent(run.progress)}
            size="xs"
            mt={6}
            aria-label={words.app.work.importProgress}
          />
        </>
      )}
      {run.state === 'done' && words.app.work.imported(run.result.fileName)}
      {run.state === 'failed' && words.app.work.importFailed(run.order.fileName)}
    </Link>
  );
}

function RunningUndo() {
  const run = useUndoRun();
  const { pathname } = useLocation();
  if (run === null || pathname === '/imports') return null;
  return (
    <Link to="/imports" className="app-import">
      {words.app.work.undoing(run.fileName)}
      <UndoProgress fileName={run.fileName} />
    </Link>
  );
}
