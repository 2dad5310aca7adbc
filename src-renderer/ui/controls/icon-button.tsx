import { ActionIcon, type ActionIconProps } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ComponentPropsWithRef, MouseEvent } from 'react';
import type { ShortcutName } from '../../../src-shared/actions/shortcuts.ts';
import { Tip } from './tip.tsx';

interface BareIconButtonProps
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
  /** Does nothing, but keeps the focus and the tooltip. */
  readonly isInert?: boolean;
}

interface IconButtonProps extends BareIconButtonProps {
  readonly shortcut?: ShortcutName;
}

/** A button that shows an icon alone: the only one of its kind, so that each has a name and a tooltip. */
export function IconButton({ shortcut, ...props }: IconButtonProps) {
  return (
    <Tip label={props.label} shortcut={shortcut} disabled={props['aria-expanded'] === true}>
      <BareIconButton {...props} />
    </Tip>
  );
}

/** An `IconButton` without a tooltip, until the pointer or the focus is on it: a table has many. */
export function BareIconButton(props: BareIconButtonProps) {
  const { label, icon: ButtonIcon, iconSize = 16, isInert = false, ...rest } = props;
  const onClick = (event: MouseEvent<HTMLButtonElement>) => {
    if (!isInert) rest.onClick?.(event);
  };
  return (
    <ActionIcon
      {...rest}
      aria-label={label}
      {...(isInert ? { 'aria-disabled': true, 'data-disabled': true } : {})}
      onClick={onClick}
    >
      <ButtonIcon size={iconSize} aria-hidden="true" />
    </ActionIcon>
  );
}
