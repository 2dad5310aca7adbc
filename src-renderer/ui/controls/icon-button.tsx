import { ActionIcon, type ActionIconProps } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ComponentPropsWithRef, MouseEvent } from 'react';
import type { ShortcutName } from '../../../src-shared/actions/shortcuts.ts';
import { Tip } from './tip.tsx';

interface IconButtonProps
  extends
    Pick<ActionIconProps, 'variant' | 'size' | 'loading'>,
    Omit<
      ComponentPropsWithRef<'button'>,
      'children' | 'title' | 'aria-label' | 'disabled' | 'color'
    > {
  /** Its name, in the tooltip too. */
  readonly label: string;
  readonly icon: Icon;
  /** In pixels. */
  readonly iconSize?: number;
  readonly shortcut?: ShortcutName;
  /** Does nothing, but keeps the focus and the tooltip. */
  readonly isInert?: boolean;
}

/** A button that shows an icon alone: the only one of its kind, so that each has a name and a tooltip. */
export function IconButton(props: IconButtonProps) {
  const { label, icon: ButtonIcon, iconSize = 16, shortcut, isInert = false, ...rest } = props;
  const onClick = (event: MouseEvent<HTMLButtonElement>) => {
    if (!isInert) rest.onClick?.(event);
  };
  return (
    <Tip label={label} shortcut={shortcut} disabled={rest['aria-expanded'] === true}>
      <ActionIcon
        {...rest}
        aria-label={label}
        {...(isInert ? { 'aria-disabled': true, 'data-disabled': true } : {})}
        onClick={onClick}
      >
        <ButtonIcon size={iconSize} aria-hidden="true" />
      </ActionIcon>
    </Tip>
  );
}
