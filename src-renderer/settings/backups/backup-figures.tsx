import type { Backup } from '../../../src-shared/maintenance/backup.ts';
import { useOpenDataFolder } from '../../api/app-info.ts';
import { StatCard, StatCards } from '../../ui/data/stat-card.tsx';
import { doOrTell } from '../../ui/notices.tsx';
import { formatBytes, formatCount } from '../../ui/text/numbers.ts';
import { formatTime } from '../../ui/text/times.ts';
import { WorkLink } from '../../ui/controls/work-button.tsx';
import { words } from '../../words.ts';
import { dayOf, newestVerified } from './describe-backup.ts';

const { figures } = words.backups;

interface BackupFiguresProps {
  readonly backups: readonly Backup[];
  readonly now: number;
}

/** The last backup, how many are kept, their size, and where they are. */
export function BackupFigures({ backups, now }: BackupFiguresProps) {
  const newest = newestVerified(backups);
  const damaged = backups.filter(({ isVerified }) => !isVerified).length;
  const bytes = backups.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  return (
    <StatCards label={figures.label}>
      {newest === undefined ? (
        <StatCard
          label={figures.last}
          value={figures.none}
          hint={backups.length === 0 ? figures.noneHint : figures.noneSound}
        />
      ) : (
        <StatCard
          label={figures.last}
          value={formatTime(newest.takenAt)}
          hint={figures.verified(dayOf(newest.takenAt, now))}
        />
      )}
      <StatCard
        label={figures.kept}
        value={formatCount(backups.length)}
        hint={keptHint(backups.length, damaged)}
        {...(damaged > 0 ? { tone: 'failed' } : {})}
      />
      <StatCard
        label={figures.size}
        value={bytes === 0 ? figures.nothing : formatBytes(bytes)}
        hint={<Place />}
      />
    </StatCards>
  );
}

function keptHint(all: number, damaged: number): string | undefined {
  if (all === 0) return undefined;
  return damaged === 0 ? figures.allVerified : figures.notAll(damaged);
}

/** Where the backups are. */
function Place() {
  const open = useOpenDataFolder();
  return (
    <>
      {figures.here}
      {' · '}
      <WorkLink
        size="xs"
        onWork={() => doOrTell(words.backups.folderNotOpened, () => open.mutateAsync())}
      >
        {words.backups.showFolder}
      </WorkLink>
    </>
  );
}
