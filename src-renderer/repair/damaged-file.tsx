import { Button, Stack, Text } from '@mantine/core';
import { IconHistory, IconLifebuoy } from '@tabler/icons-react';
import type { Violation } from '../../src-shared/maintenance/report.ts';
import { List, ListRow } from '../ui/data/list-row.tsx';
import { StatusText } from '../ui/status-text.tsx';
import { words } from '../words.ts';

/** How many of SQLite's messages are shown: most people cannot use them. */
const shown = 5;

const { damaged } = words.repair;

interface DamagedFileProps {
  readonly findings: readonly Violation[];
  readonly onClose: () => void;
}

/** What to do about a damaged file, which a repair cannot fix. */
export function DamagedFile({ findings, onClose }: DamagedFileProps) {
  return (
    <Stack gap="md">
      <div>
        <StatusText fw={600}>{damaged.status}</StatusText>
        <Text size="sm" c="dimmed">
          {damaged.text}
        </Text>
      </div>
      <List label={damaged.choices}>
        <ListRow
          icon={IconHistory}
          tone="attention"
          title={damaged.restoreTitle}
          text={damaged.restoreText}
          action={
            // This dialog lies outside of what knows the way round the window.
            <Button component="a" href="#/settings/backups" onClick={onClose}>
              {damaged.restore}
            </Button>
          }
        />
        <ListRow icon={IconLifebuoy} title={damaged.salvageTitle} text={damaged.salvageText} />
      </List>
      <section aria-label={damaged.findings}>
        {findings.slice(0, shown).map(({ detail }) => (
          <Text key={detail} size="xs" c="dimmed" className="ui-wrap">
            {detail}
          </Text>
        ))}
      </section>
    </Stack>
  );
}
