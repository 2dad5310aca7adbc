import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { Section } from '../ui/page/section.tsx';

interface SampleProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** One component in its states. */
export function Sample({ title, children }: SampleProps) {
  return (
    <Section title={title}>
      <Stack gap="sm">{children}</Stack>
    </Section>
  );
}
