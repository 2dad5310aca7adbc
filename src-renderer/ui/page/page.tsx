import { useEffect, type ReactNode } from 'react';
import { words } from '../../words.ts';
import { PageHeader, type PageHeaderProps } from './page-header.tsx';
import './page.css';

interface PageProps extends PageHeaderProps {
  /** The screen's name: its heading, and the window's title. */
  readonly title: string;
  /** The window's title, where the heading is no name. */
  readonly name?: string;
  /**
   * `flow`: at most 1080 px wide, and the page scrolls. `fill`: the full window, for a screen that
   * scrolls inside itself, such as one long table.
   */
  readonly layout?: 'flow' | 'fill';
  /** A `SidePanel`, at the right of a page that fills the window. */
  readonly side?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of every screen: its header, and what scrolls below. */
export function Page({ layout = 'flow', side, name, children, ...header }: PageProps) {
  const windowTitle = words.ui.screenTitle(name ?? header.title);
  useEffect(() => {
    document.title = windowTitle;
  }, [windowTitle]);

  return (
    <div className="ui-page-frame">
      <div className={`ui-page ui-page-${layout}`}>
        <div className="ui-page-width">
          <PageHeader {...header} />
          <div className="ui-page-body">{children}</div>
        </div>
      </div>
      {side}
    </div>
  );
}
