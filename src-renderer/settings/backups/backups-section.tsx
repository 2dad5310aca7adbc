import { Group, Text } from '@mantine/core';
import { useBackups } from '../../api/maintenance/backups.ts';
import { ButtonLink } from '../../ui/links.tsx';
import { Section } from '../../ui/page/section.tsx';
import { Loaded } from '../../ui/states.tsx';
import { useNow } from '../../ui/use-now.ts';
import { words } from '../../words.ts';
import { BackUpNowButton } from './back-up-now-button.tsx';
import { describeNewest } from './describe-backup.ts';

/** The time of the last backup, and the link to all. */
export function BackupsSection() {
  const backups = useBackups();
  const now = useNow();
  return (
    <Section title={words.backups.title}>
      <Loaded query={backups} failure={words.backups.notRead} lines={2}>
        {({ backups: all, failure }) => (
          <Text size="sm" {...(failure === null ? {} : { c: 'var(--ovo-failed)' })}>
            {failure === null
              ? describeNewest(all, now)
              : words.backups.last.failed(failure.reason)}
          </Text>
        )}
      </Loaded>
      <Group gap="xs" mt="sm">
        <BackUpNowButton />
        <ButtonLink to="/settings/backups" variant="default">
          {words.backups.all}
        </ButtonLink>
      </Group>
    </Section>
  );
}
