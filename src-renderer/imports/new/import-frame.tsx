import { Menu } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { words } from '../../words.ts';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Page } from '../../ui/page/page.tsx';

interface ImportFrameProps {
  readonly title: string;
  readonly facts?: ReactNode;
  readonly beside?: ReactNode;
  readonly actions?: ReactNode;
  readonly layout?: 'flow' | 'fill';
  readonly children: ReactNode;
}

/** The page of every step of an import. */
export function ImportFrame({ children, ...page }: ImportFrameProps) {
  const navigate = useNavigate();
  return (
    <Page
      {...page}
      before={<BackLink to="/contacts">{words.app.contacts}</BackLink>}
      more={
        <Menu.Item onClick={() => void navigate({ to: '/imports' })}>
          {words.imports.mapping.pastImports}
        </Menu.Item>
      }
    >
      {children}
    </Page>
  );
}
