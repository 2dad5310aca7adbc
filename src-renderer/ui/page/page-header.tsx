import { Group, Menu, Title } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { words } from '../../words.ts';
import { BareIconButton, IconButton } from '../controls/icon-button.tsx';

export interface PageHeaderProps {
  readonly title: string;
  /** Above the title: a `BackLink`, or several (`Campaigns › Sent`). */
  readonly before?: ReactNode;
  /** Beside the title, such as a `StatusBadge`. */
  readonly beside?: ReactNode;
  /** One line below the title: `20,412 people · 1,204 added this month`. */
  readonly facts?: ReactNode;
  /** At the right: one primary button at most, and last; others are `variant="default"`. */
  readonly actions?: ReactNode;
  /** `Menu.Item`s behind ⋯: everything that is not needed each day. */
  readonly more?: ReactNode;
}

/** The head of a screen. `Page` draws it; use it alone only in a part that scrolls by itself. */
export function PageHeader(props: PageHeaderProps) {
  const { title, before, beside, facts, actions, more } = props;
  return (
    <header className="ui-page-head">
      <div className="ui-page-heading">
        {before !== undefined && <div className="ui-page-before">{before}</div>}
        <div className="ui-page-line">
          {/* Whoever comes to the screen starts here. */}
          <Title order={1} className="ui-page-title" title={title} tabIndex={-1}>
            {title}
          </Title>
          {beside}
        </div>
        {facts !== undefined && <div className="ui-page-facts">{facts}</div>}
      </div>
      {(actions !== undefined || more !== undefined) && (
        <Group gap="xs">
          {actions}
          {more !== undefined && <MoreActions>{more}</MoreActions>}
        </Group>
      )}
    </header>
  );
}

const takeFocus = (button: HTMLButtonElement | null) => button?.focus();

interface MoreActionsProps {
  /** `Menu.Item`s. */
  readonly children: ReactNode;
  /** The name of the button; `More actions` where there is one such button. */
  readonly label?: string;
  /** Without a frame, for the row of a table. */
  readonly isQuiet?: boolean;
}

/** A ⋯ button with a menu. */
export function MoreActions(props: MoreActionsProps) {
  const { children, label = words.ui.moreActions, isQuiet = false } = props;
  if (isQuiet) return <RowActions label={label}>{children}</RowActions>;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <IconButton label={label} icon={IconDots} variant="default" size={32} />
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}

/**
 * The ⋯ button of a row. A table has many: each has its tooltip and menu only from the moment the pointer
 * or the focus is on it.
 */
function RowActions({ children, label }: Required<Pick<MoreActionsProps, 'children' | 'label'>>) {
  const [cameBy, setCameBy] = useState<'pointer' | 'focus' | 'click' | null>(null);
  if (cameBy === null) {
    return (
      <BareIconButton
        label={label}
        icon={IconDots}
        variant="subtle"
        size={28}
        aria-haspopup="menu"
        // At once: a press that came upon the old button would end on the new one, and do nothing.
        onPointerEnter={() => flushSync(() => setCameBy('pointer'))}
        onFocus={() => setCameBy('focus')}
        onClick={() => setCameBy('click')}
      />
    );
  }
  return (
    <Menu position="bottom-end" defaultOpened={cameBy === 'click'}>
      <Menu.Target>
        <IconButton
          label={label}
          icon={IconDots}
          variant="subtle"
          size={28}
          // The button that had the focus is gone.
          ref={cameBy === 'focus' ? takeFocus : null}
        />
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}
