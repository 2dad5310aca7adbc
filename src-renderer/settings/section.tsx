import { Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface SectionProps {
  readonly title: string;
  readonly description?: ReactNode;
  /** Shown beside the title, such as whether it is saved. */
  readonly beside?: ReactNode;
  readonly children: ReactNode;
}

/** One part of the settings. */
export function Section({ title, description, beside, children }: SectionProps) {
  return (
    <section aria-label={title} className="settings-section">
      <Group justify="space-between" align="baseline" gap="sm">
        <Title order={2}>{title}</Title>
        {beside}
      </Group>
      {description !== undefined && (
        <Text size="sm" c="dimmed">
          {description}
        </Text>
      )}
      <Stack gap="md" mt="sm">
        {children}
      </Stack>
    </section>
  );
}
