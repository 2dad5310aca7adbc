import { Title } from '@mantine/core';
import type { CSSProperties, ReactNode } from 'react';
import { keepsFocus as takesFocusOver } from '../keys/keep-focus.ts';
import './page.css';

interface SectionProps {
  /** Its heading, and its name for assistive technology. */
  readonly title: string;
  /** At the right of the heading: a `TextLink`, a button, a count. */
  readonly link?: ReactNode;
  /** One sentence below the heading. */
  readonly about?: ReactNode;
  /** Without inner margins, for a table or a list that reaches the edges. */
  readonly isFlush?: boolean;
  /** Whether it takes the focus over from a button in it that goes away once it was pressed. */
  readonly keepsFocus?: boolean;
  readonly children: ReactNode;
}

/** A card with a heading. */
export function Section(props: SectionProps) {
  const { title, link, about, isFlush = false, keepsFocus = false, children } = props;
  return (
    <section
      className="ui-section"
      aria-label={title}
      data-flush={isFlush || undefined}
      {...(keepsFocus ? { tabIndex: -1, ...takesFocusOver } : {})}
    >
      <div className="ui-section-head">
        <Title order={2}>{title}</Title>
        {link !== undefined && <span>{link}</span>}
      </div>
      {about !== undefined && <p className="ui-section-about">{about}</p>}
      {children}
    </section>
  );
}

interface ColumnsProps {
  /** The least width of a column in pixels; narrower, the columns wrap. */
  readonly least?: number;
  /** Two columns, the first nearly twice as wide. */
  readonly isUneven?: boolean;
  /** The narrow one of two uneven columns comes first: at the right, or on top where they wrap. */
  readonly isSideFirst?: boolean;
  readonly children: ReactNode;
}

/** Cards side by side. */
export function Columns({ least = 200, isUneven, isSideFirst, children }: ColumnsProps) {
  const style: CSSProperties & Record<'--ui-column', string> = { '--ui-column': `${least}px` };
  return (
    <div
      className="ui-columns"
      data-uneven={isUneven === true || isSideFirst === true || undefined}
      data-side-first={isSideFirst || undefined}
      style={style}
    >
      {children}
    </div>
  );
}
