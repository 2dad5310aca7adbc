import { Button, List, Stack, Text } from '@mantine/core';
import type { Violation } from '../../src-shared/maintenance/report.ts';
import { StatusText } from '../ui/status-text.tsx';

/** How many of SQLite's messages are shown: most people cannot use them. */
const shown = 5;

interface DamagedFileProps {
  readonly findings: readonly Violation[];
  readonly onClose: () => void;
}

/** What to do about a damaged file, which a repair cannot fix. */
export function DamagedFile({ findings, onClose }: DamagedFileProps) {
  return (
    <Stack gap="md">
      <StatusText size="sm" fw={600}>
        The database file itself is damaged. Nothing in it was changed.
      </StatusText>
      <Text size="sm">
        This comes from a disk that fails, or from another program that wrote to the file. A repair
        cannot put it right; these can, and both keep the damaged file:
      </Text>
      <List size="sm" spacing={6}>
        <List.Item>
          Restore a backup: everything becomes as it was then, and what was sent since is known from
          the send journal.
        </List.Item>
        <List.Item>
          Salvage: quit Ovo and open it again. It asks what to do, and can read out what is still
          readable.
        </List.Item>
      </List>
      <div>
        {/* This dialog lies outside of what knows the way round the window. */}
        <Button component="a" href="#/settings/backups" onClick={onClose}>
          Backups and restore…
        </Button>
      </div>
      <section aria-label="What SQLite says">
        {findings.slice(0, shown).map(({ detail }) => (
          <Text key={detail} size="xs" c="dimmed" className="ui-wrap">
            {detail}
          </Text>
        ))}
      </section>
    </Stack>
  );
}
