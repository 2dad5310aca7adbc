import { Title } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { words } from '../../words.ts';
import { IconButton } from '../controls/icon-button.tsx';
import './page.css';

interface SidePanelProps {
  readonly title: string;
  /** One line below the title. */
  readonly facts?: ReactNode;
  readonly onClose: () => void;
  /** false where the keys of the table go on to move its rows: the panel follows. */
  readonly takesFocus?: boolean;
  readonly children: ReactNode;
}

/**
 * The details of a row beside its table: `<Page layout="fill" side={open && <SidePanel …/>}>`. Takes the
 * focus when opened; Esc closes, and the focus goes back to where the panel was opened from. The table
 * stays usable. Give no `key` where another row only changes what the panel shows.
 */
export function SidePanel(props: SidePanelProps) {
  const { title, facts, onClose, takesFocus = true, children } = props;
  const panel = useRef<HTMLElement>(null);
  const titleId = useId();
  useEffect(() => {
    const opener = document.activeElement;
    const element = panel.current;
    if (takesFocus) element?.focus({ preventScroll: true });
    return () => {
      // A click elsewhere has moved the focus already.
      const isLeft =
        document.activeElement === document.body || element?.contains(document.activeElement);
      if (isLeft && opener instanceof HTMLElement) opener.focus({ preventScroll: true });
    };
  }, [takesFocus]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    onClose();
  };

  return (
    // Esc counts anywhere in the panel; each control in it has keys of its own.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <aside
      ref={panel}
      className="ui-side"
      aria-labelledby={titleId}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <div className="ui-side-head">
        <div>
          <Title order={2} id={titleId}>
            {title}
          </Title>
          {facts !== undefined && <div className="ui-page-facts">{facts}</div>}
        </div>
        <IconButton label={words.ui.close} icon={IconX} size={24} onClick={onClose} />
      </div>
      <div className="ui-side-body">{children}</div>
    </aside>
  );
}
