import { IconChevronLeft } from '@tabler/icons-react';
import type { LinkProps } from '@tanstack/react-router';
import { TextLink } from '../links.tsx';

interface BackLinkProps {
  readonly to: Exclude<LinkProps['to'], undefined>;
  readonly children: string;
}

/** The way back to the list that a screen belongs to. */
export function BackLink({ to, children }: BackLinkProps) {
  return (
    <TextLink to={to} className="ui-back" size="sm">
      <IconChevronLeft size={16} aria-hidden="true" />
      {children}
    </TextLink>
  );
}
