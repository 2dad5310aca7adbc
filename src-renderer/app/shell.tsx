import {
  IconHome,
  IconInbox,
  IconSearch,
  IconSend,
  IconSettings,
  IconUsers,
  type Icon,
} from '@tabler/icons-react';
import { Link, Outlet, useLocation, useRouter, type LinkProps } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { ShortcutName } from '../../src-shared/actions/shortcuts.ts';
import { useConversationCounts } from '../api/inbox/conversations.ts';
import { useSettings } from '../api/settings.ts';
import { Tip } from '../ui/controls/tip.tsx';
import { keepFocus } from '../ui/keys/keep-focus.ts';
import { keysText } from '../ui/keys/keys.tsx';
import { TextLink } from '../ui/links.tsx';
import { Page } from '../ui/page/page.tsx';
import { words } from '../words.ts';
import { Banners } from './banners.tsx';
import { BackgroundWork } from './import-status.tsx';
import { openPalette } from './palette/palette-state.ts';
import { RecentFailures } from './recent-failures.tsx';
import { focusScreen } from './screen-focus.ts';
import './shell.css';

interface Destination {
  readonly to: Exclude<LinkProps['to'], undefined>;
  readonly label: string;
  readonly shortcut: ShortcutName;
  readonly icon: Icon;
  /** Addresses of its screens that do not begin with `to`. */
  readonly also?: string;
}

const { app, palette } = words;
const { list: listText } = words.inbox;

const destinations: readonly Destination[] = [
  { to: '/', label: app.home, shortcut: 'home', icon: IconHome },
  { to: '/inbox', label: app.inbox, shortcut: 'inbox', icon: IconInbox },
  {
    to: '/campaigns',
    label: app.campaigns,
    shortcut: 'campaigns',
    icon: IconSend,
    also: '/templates',
  },
  { to: '/contacts', label: app.contacts, shortcut: 'contacts', icon: IconUsers, also: '/imports' },
  { to: '/settings', label: app.settings, shortcut: 'settings', icon: IconSettings },
];

/** The window: navigation on the left, the screen on the right. */
export function Shell() {
  const main = useRef<HTMLElement>(null);
  const router = useRouter();
  const { pathname } = useLocation();
  const isPractice = useSettings().data?.gateway === 'simulator';

  useEffect(keepFocus, []);
  useEffect(() => {
    let end: () => void = () => undefined;
    const unsubscribe = router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
      if (!fromLocation || !pathChanged || main.current === null) return;
      end();
      end = focusScreen(main.current);
    });
    return () => {
      unsubscribe();
      end();
    };
  }, [router]);

  return (
    <div className="app-shell" data-practice={isPractice || undefined}>
      <a
        href="#main"
        className="app-skip"
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        {app.skip}
      </a>
      <nav className="app-sidebar" aria-label={app.navigation}>
        <div className="app-name" aria-hidden="true">
          <Egg />
          <span className="app-name-text">{app.name}</span>
          {isPractice && <span className="app-practice">{words.practice.badge}</span>}
        </div>
        <FindButton />
        {destinations.map(({ to, label, shortcut, icon: DestinationIcon, also }) => (
          <Tip key={to} label={label} shortcut={shortcut} position="right">
            <Link
              to={to}
              className="app-destination"
              activeOptions={{ exact: to === '/' }}
              {...(also !== undefined && pathname.startsWith(also)
                ? { 'data-status': 'active' }
                : {})}
            >
              <DestinationIcon size={18} stroke={1.75} aria-hidden="true" />
              <span className="app-destination-label">{label}</span>
              {to === '/inbox' && <UnreadBadge />}
            </Link>
          </Tip>
        ))}
        <RecentFailures />
        <BackgroundWork />
      </nav>
      <div className="app-content">
        <main ref={main} id="main" className="app-main" tabIndex={-1}>
          <Outlet />
        </main>
        <Banners />
      </div>
    </div>
  );
}

/** How many open conversations have replies that nobody has seen. */
function UnreadBadge() {
  const unread = useConversationCounts().data?.unread ?? 0;
  if (unread === 0) return null;
  return (
    <span className="app-unread">
      <span aria-hidden="true">{unread > 99 ? listText.manyUnread : unread}</span>
      <span className="ui-hidden">{listText.unreadBadge(unread)}</span>
    </span>
  );
}

/** The way to the palette for whoever does not know its keys. */
function FindButton() {
  return (
    <Tip label={palette.title} shortcut="palette" position="right">
      <button type="button" className="app-find" onClick={openPalette}>
        <IconSearch size={16} stroke={1.75} aria-hidden="true" />
        <span className="app-find-label">{palette.title}</span>
        <span className="app-find-keys" aria-hidden="true">
          <kbd>{keysText('palette')}</kbd>
        </span>
      </button>
    </Tip>
  );
}

/** The mark of Ovo. */
function Egg() {
  return (
    <svg width="18" height="22" viewBox="0 0 18 22" className="app-egg">
      <path d="M9 0C4 0 0 7.6 0 13.2 0 18.4 4 22 9 22s9-3.6 9-8.8C18 7.6 14 0 9 0Z" />
    </svg>
  );
}

/** Shown at an unknown address. */
export function NowhereScreen() {
  return (
    <Page title={app.nothingHere}>
      <TextLink to="/">{app.goHome}</TextLink>
    </Page>
  );
}
