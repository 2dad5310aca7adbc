import { Link, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { importPercent } from '../api/imports/import-percent.ts';
import { useImportRun } from '../api/imports/import-run.ts';
import { useUndoRun } from '../api/contacts/undo-run.ts';
import { SendingStatus } from './sending-status.tsx';
import { UndoProgress } from '../imports/list/undo-progress.tsx';
import { words } from '../words.ts';
import { Bar } from '../ui/data/bar.tsx';
import { clampPercent, formatPercent } from '../ui/text/numbers.ts';
import { formatTimeLeft } from '../ui/text/times.ts';

const { work: text } = words.app;

/** What runs in the background, at the foot of the sidebar: undo, import, and the campaign under way. */
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
  switch (run.state) {
    case 'running': {
      const percent = clampPercent(importPercent(run.progress));
      const left = run.progress?.secondsLeft ?? null;
      return (
        <ImportCard
          title={text.importing(run.order.fileName)}
          note={left === null ? '' : formatTimeLeft(left)}
          percent={formatPercent(percent)}
        >
          <Bar label={text.importProgress} parts={[{ tone: 'moving', percent }]} />
        </ImportCard>
      );
    }
    case 'done':
      return run.isSeen ? null : (
        <ImportCard title={text.imported(run.result.fileName)} note={text.seeResult} />
      );
    default:
      return <ImportCard title={text.importFailed(run.order.fileName)} note={text.seeWhy} />;
  }
}

interface ImportCardProps {
  readonly title: string;
  readonly note: string;
  readonly percent?: string;
  readonly children?: ReactNode;
}

function ImportCard({ title, note, percent, children }: ImportCardProps) {
  return (
    <Link to="/contacts/import" className="app-work-card" title={title}>
      <span className="app-work-head">
        <span>{title}</span>
        {percent !== undefined && <span>{percent}</span>}
      </span>
      {children}
      <span className="app-work-note">{note}</span>
    </Link>
  );
}

function RunningUndo() {
  const run = useUndoRun();
  const { pathname } = useLocation();
  if (run === null || pathname === '/imports') return null;
  const title = text.undoing(run.fileName);
  return (
    <Link to="/imports" className="app-work-card" title={title}>
      <span className="app-work-head">
        <span>{title}</span>
      </span>
      <UndoProgress fileName={run.fileName} />
    </Link>
  );
}
