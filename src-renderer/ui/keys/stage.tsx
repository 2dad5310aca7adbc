import { Group, Stack } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import './stage.css';

interface StageProps {
  /** The stage that is shown: the focus moves whenever that changes. */
  readonly name: string;
  /** Where the focus goes: to `data-autofocus`, the likeliest action, or to the whole, to be read first. */
  readonly focus: 'action' | 'whole';
  /** At the foot. */
  readonly actions?: ReactNode;
  /** Whether it may be longer than the window: its actions stay in sight. */
  readonly isLong?: boolean;
  readonly children: ReactNode;
}

/** One stage of what happens in a dialog. */
export function Stage({ name, focus, actions, isLong = false, children }: StageProps) {
  const content = useRef<HTMLDivElement>(null);
  const shown = useRef<string>(null);
  useEffect(() => {
    if (shown.current === name) return;
    shown.current = name;
    // The dialog itself focuses the action only once, where no dialog was open before.
    const wanted =
      focus === 'action' ? content.current?.querySelector<HTMLElement>('[data-autofocus]') : null;
    (wanted ?? content.current)?.focus({ preventScroll: focus === 'whole' });
  }, [name, focus]);
  return (
    <Stack gap="md" ref={content} tabIndex={-1}>
      {children}
      {actions !== undefined && (
        <Group
          justify="flex-end"
          gap="xs"
          className="ui-stage-actions"
          data-in-sight={isLong || undefined}
        >
          {actions}
        </Group>
      )}
    </Stack>
  );
}
