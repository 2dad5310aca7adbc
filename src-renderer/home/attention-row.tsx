import { Text } from '@mantine/core';
import type { ReactNode } from 'react';

interface AttentionRowProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly text: string;
  readonly action: ReactNode;
}

/** One item that needs attention, with a link to it. */
export function AttentionRow({ icon, title, text, action }: AttentionRowProps) {
  return (
    <li className="home-row">
      <span className="home-row-icon" aria-hidden="true">
        {icon}
      </span>
      <div className="home-row-text">
        <Text fw={600} size="sm">
          {title}
        </Text>
        <Text size="sm" c="dimmed">
          {text}
        </Text>
        {action}
      </div>
    </li>
  );
}
