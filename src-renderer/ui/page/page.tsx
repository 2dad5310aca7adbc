import { Group, Title } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';
import './page.css';

interface PageProps {
  /** The screen's name: its heading, and the window's title. */
  readonly title: string;
  /** What stands before the heading, such as the way back. */
  readonly before?: ReactNode;
  /** What stands beside the heading. */
  readonly beside?: ReactNode;
  readonly actions?: ReactNode;
  /** `fill` for a screen that scrolls inside itself, such as one long table. */
  readonly layout?: 'flow' | 'fill';
  readonly children: ReactNode;
}

/** The frame of every screen: a heading with its actions, and what scrolls below. */
export function Page(props: PageProps) {
  const { title, before, beside, actions, layout = 'flow', children } = props;
  useEffect(() => {
    document.title = `${title} – Ovo`;
  }, [title]);

  return (
    <div className={`ui-page ui-page-${layout}`}>
      <header className="ui-page-head">
        <Group gap="sm" wrap="nowrap" className="ui-page-heading">
          {before}
          <Title order={1} className="ui-page-title" title={title}>
            {title}
          </Title>
          {beside}
        </Group>
        {actions !== undefined && <Group gap="xs">{actions}</Group>}
      </header>
      <div className="ui-page-body">{children}</div>
    </div>
  );
}
