import { Tooltip, type TooltipProps } from '@mantine/core';
import { cloneElement, useState, type DOMAttributes, type ReactElement } from 'react';
import type { ShortcutName } from '../../../src-shared/actions/shortcuts.ts';
import { Keys } from '../keys/keys.tsx';
import './controls.css';

interface TipProps extends Pick<TooltipProps, 'position' | 'disabled'> {
  readonly label: string;
  /** The keys that do the same. */
  readonly shortcut?: ShortcutName | undefined;
  readonly children: ReactElement<DOMAttributes<HTMLElement>>;
}

/** How long a pointer rests before a tooltip is shown, in milliseconds. */
const restMs = 400;

/** Mantine's own events would keep Esc from whatever is open around the button. */
const noEvents = { hover: false, focus: false, touch: false } as const;

/**
 * A tooltip with the name of a button and its keys, for the pointer and for the focus of the keyboard. Esc
 * hides it, and goes on to what Esc closes.
 */
export function Tip({ label, shortcut, children, ...props }: TipProps) {
  const [isWanted, setIsWanted] = useState(false);
  const own = children.props;
  const hide = () => setIsWanted(false);
  const button = cloneElement(children, {
    onMouseEnter(event) {
      own.onMouseEnter?.(event);
      setIsWanted(true);
    },
    onMouseLeave(event) {
      own.onMouseLeave?.(event);
      hide();
    },
    onFocus(event) {
      own.onFocus?.(event);
      if (event.target.matches(':focus-visible')) setIsWanted(true);
    },
    onBlur(event) {
      own.onBlur?.(event);
      hide();
    },
    onClick(event) {
      own.onClick?.(event);
      hide();
    },
    onKeyDown(event) {
      own.onKeyDown?.(event);
      if (event.key === 'Escape') hide();
    },
  });
  return (
    <Tooltip
      {...props}
      opened={isWanted}
      events={noEvents}
      transitionProps={{ enterDelay: restMs }}
      label={
        <span className="ui-tip">
          {label}
          {shortcut !== undefined && <Keys of={shortcut} />}
        </span>
      }
    >
      {button}
    </Tooltip>
  );
}
