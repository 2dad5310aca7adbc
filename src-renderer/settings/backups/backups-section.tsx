import { Group, Text } from '@mantine/core';
import { useBackups } from '../../api/maintenance/backups.ts';
import { ButtonLink } from '../../ui/links.tsx';
import { Section } from '../../ui/page/section.tsx';
import { Loaded } from '../../ui/states.tsx';
import { useNow } from '../../ui/use-now.ts';
import { BackUpNowButton } from './back-up-now-button.tsx';
import { describeNewest } from './describe-backup.ts';

/** The time of the last backup, and the link to all. */
export function BackupsSection() {
  const backups = useBackups();
  const now = useNow();
  return (
    <Section title="Backups">
      <Loaded query={backups} failure="The backups could not be read" lines={2}>
        {(state) => (
          <div>
            <Text size="sm">{describeNewest(state.backups, now)}</Text>
            {state.failure !== null && (
              <Text size="sm" c="var(--mantine-color-error)">
                {`The last backup was not made: ${state.failure.reason}`}
              </Text>
            )}
          </div>
        )}
      </Loaded>
      <Group gap="xs">
        <BackUpNowButton label="Back up now" />
        <ButtonLink to="/settings/backups" variant="default">
          Backups and restore…
        </ButtonLink>
      </Group>
    </Section>
  );
}
