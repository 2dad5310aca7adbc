import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Tone } from '../theme/tokens.ts';
import './data.css';

interface ListRowProps {
  readonly icon?: Icon;
  /** The color of the icon's tile; grey where nothing is urgent. */
  readonly tone?: Tone;
  /** A text, or a link. */
  readonly title: ReactNode;
  /** The second line: one sentence. */
  readonly text?: ReactNode;
  /** At the right: a badge, a count, or one button. */
  readonly action?: ReactNode;
  /** Below both, such as a `Bar`. */
  readonly children?: ReactNode;
}

/** A line of a short list: what it is, what follows from it, what to do. Stands in a `List`. */
export function ListRow(props: ListRowProps) {
  const { icon: RowIcon, tone = 'over', title, text, action, children } = props;
  return (
    <li className="ui-row">
      {RowIcon !== undefined && (
        <span className="ui-tile" data-tone={tone} aria-hidden="true">
          <RowIcon size={18} stroke={1.75} />
        </span>
      )}
      <div className="ui-row-text">
        <div className="ui-row-title">{title}</div>
        {text !== undefined && <div className="ui-row-second">{text}</div>}
        {children}
      </div>
      {action !== undefined && <div className="ui-row-action">{action}</div>}
    </li>
  );
}

interface ListProps {
  /** The name of the list, where its section does not give it. */
  readonly label?: string;
  readonly children: ReactNode;
}

/** Lines with rules between them, for `ListRow`. */
export function List({ label, children }: ListProps) {
  return (
    <ul className="ui-list" aria-label={label}>
      {children}
    </ul>
  );
}
