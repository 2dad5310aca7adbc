import { Text } from '@mantine/core';
import {
  IconAddressBook,
  IconHome,
  IconMessages,
  IconSettings,
  type Icon,
} from '@tabler/icons-react';
import { Link, Outlet, useLocation, useRouter, type LinkProps } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { ImportStatus } from './import-status.tsx';
import { TextLink } from '../ui/links.tsx';
import { Page } from '../ui/page/page.tsx';
import { Banners } from './banners.tsx';
import { RecentFailures } from './recent-failures.tsx';
import './shell.css';

interface Destination {
  readonly to: Exclude<LinkProps['to'], undefined>;
  readonly label: string;
  readonly icon: Icon;
  /** Addresses of its screens that do not begin with `to`. */
  readonly also?: string;
}

const destinations: readonly Destination[] = [
  { to: '/', label: 'Home', icon: IconHome },
  { to: '/campaigns', label: 'Campaigns', icon: IconMessages },
  { to: '/contacts', label: 'Contacts', icon: IconAddressBook, also: '/imports' },
  { to: '/settings', label: 'Settings', icon: IconSettings },
];

/** The window: navigation on the left, the screen on the right. */
export function Shell() {
  const main = useRef<HTMLElement>(null);
  const router = useRouter();
  const { pathname } = useLocation();

  useEffect(
    () =>
      router.subscribe('onRendered', ({ fromLocation }) => {
        // The link that had the focus is gone with its screen: continue at the new screen, not at the top.
        if (fromLocation && document.activeElement === document.body) main.current?.focus();
      }),
    [router],
  );

  return (
    <div className="app-shell">
      <a
        href="#main"
        className="app-skip"
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        Skip to content
      </a>
      <nav className="app-sidebar" aria-label="Main">
        <Text component="div" className="app-name" aria-hidden="true">
          Ovo
        </Text>
        {destinations.map(({ to, label, icon: DestinationIcon, also }) => (
          <Link
            key={to}
            to={to}
            className="app-destination"
            activeOptions={{ exact: to === '/' }}
            title={label}
            {...(also !== undefined && pathname.startsWith(also)
              ? { 'data-status': 'active' }
              : {})}
          >
            <DestinationIcon size={18} stroke={1.6} aria-hidden="true" />
            <span className="app-destination-label">{label}</span>
          </Link>
        ))}
        <RecentFailures />
        <ImportStatus />
      </nav>
      <div className="app-content">
        <Banners />
        <main ref={main} id="main" className="app-main" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
    </div>
  );
}

/** Shown at an unknown address. */
export function NowhereScreen() {
  return (
    <Page title="Nothing here">
      <TextLink to="/">Go to Home</TextLink>
    </Page>
  );
}
