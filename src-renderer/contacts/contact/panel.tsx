import { Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface PanelProps {
  readonly title: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/** One group of details of a contact. */
export function Panel({ title, action, children }: PanelProps) {
  return (
    <section aria-label={title}>
      <div className="contact-panel-head">
        <Title order={2}>{title}</Title>
        {action}
      </div>
      {children}
    </section>
  );
}
