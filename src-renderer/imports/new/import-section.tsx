import { Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface ImportSectionProps {
  readonly title: string;
  readonly description?: ReactNode;
  /** Shown beside the title. */
  readonly beside?: ReactNode;
  readonly children: ReactNode;
}

/** One part of the choices before an import. */
export function ImportSection({ title, description, beside, children }: ImportSectionProps) {
  return (
    <section aria-label={title} className="import-section">
      <Group justify="space-between" gap="sm" mb="xs" align="flex-end">
        <div>
          <Title order={2}>{title}</Title>
          {description !== undefined && (
            <Text size="sm" c="dimmed">
              {description}
            </Text>
          )}
        </div>
        {beside}
      </Group>
      {children}
    </section>
  );
}
