import { IconCloudCheck, IconCloudOff } from '@tabler/icons-react';
import { useBackups } from '../api/maintenance/backups.ts';
import { ListRow } from '../ui/data/list-row.tsx';
import { ButtonLink } from '../ui/links.tsx';
import { formatCount } from '../ui/text/numbers.ts';
import { formatDuration } from '../ui/text/times.ts';
import { useNow } from '../ui/use-now.ts';
import { words } from '../words.ts';

const { backup: text } = words.home;

const minuteMs = 60_000;

/** When the last backup was made, and how many are kept. Stands in a `List`. */
export function BackupRow() {
  const state = useBackups().data;
  const now = useNow(minuteMs / 2);
  if (state === undefined) return null;
  const [latest] = state.backups;
  const ago = latest === undefined ? 0 : now - latest.takenAt;
  const unverified = state.backups.filter(({ isVerified }) => !isVerified).length;
  const kept = formatCount(state.backups.length);
  const title = ago < minuteMs ? text.justNow : text.done(formatDuration(ago / 1000));
  const facts = unverified === 0 ? text.kept(kept) : text.keptUnverified(kept, String(unverified));
  return (
    <ListRow
      icon={latest === undefined ? IconCloudOff : IconCloudCheck}
      title={latest === undefined ? text.none : title}
      text={latest === undefined ? text.noneText : facts}
      action={
        <ButtonLink to="/settings/backups" variant="subtle">
          {text.open}
        </ButtonLink>
      }
    />
  );
}
