import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import { CampaignScreen } from '../campaigns/campaign-screen.tsx';
import { CampaignsScreen } from '../campaigns/campaigns-screen.tsx';
import { RejectedRowsScreen } from '../imports/rejected-rows/rejected-rows-screen.tsx';
import { ContactScreen } from '../contacts/contact/contact-screen.tsx';
import { ContactsScreen } from '../contacts/contacts-screen.tsx';
import { ImportScreen } from '../imports/new/import-screen.tsx';
import { ImportsScreen } from '../imports/list/imports-screen.tsx';
import { ListsScreen } from '../lists/lists-screen.tsx';
import { SuppressionsScreen } from '../do-not-text/suppressions-screen.tsx';
import { TagsScreen } from '../tags/tags-screen.tsx';
import { HomeScreen } from '../home/home-screen.tsx';
import { BackupsScreen } from '../settings/backups/backups-screen.tsx';
import { RestoreOutcome } from '../settings/backups/restore-outcome.tsx';
import { SettingsScreen } from '../settings/settings-screen.tsx';
import { FailureScreen } from './failure-screen.tsx';
import { FileDrop } from './file-drop.tsx';
import { MenuEvents } from './menu-events.tsx';
import { NowhereScreen, Shell } from './shell.tsx';

const root = createRootRoute({
  component: () => (
    <>
      <MenuEvents />
      <Shell />
      <FileDrop />
      <RestoreOutcome />
    </>
  ),
  notFoundComponent: NowhereScreen,
});

const home = createRoute({ getParentRoute: () => root, path: '/', component: HomeScreen });

const campaigns = createRoute({
  getParentRoute: () => root,
  path: '/campaigns',
  component: CampaignsScreen,
});

const campaign = createRoute({
  getParentRoute: () => root,
  path: '/campaigns/$campaignId',
  /** `list`: the list that a new campaign begins with. */
  validateSearch: (search: Record<string, unknown>): { readonly list?: number } =>
    typeof search['list'] === 'number' ? { list: search['list'] } : {},
  component: function CampaignRoute() {
    const { campaignId } = campaign.useParams();
    const { list } = campaign.useSearch();
    return <CampaignScreen campaignId={campaignId} listId={list ?? null} />;
  },
});

const contacts = createRoute({
  getParentRoute: () => root,
  path: '/contacts',
  component: ContactsScreen,
});

const contact = createRoute({
  getParentRoute: () => root,
  path: '/contacts/$contactId',
  component: function ContactRoute() {
    const { contactId } = contact.useParams();
    return <ContactScreen key={contactId} contactId={Number(contactId)} />;
  },
});

const lists = createRoute({
  getParentRoute: () => root,
  path: '/contacts/lists',
  component: ListsScreen,
});

const tags = createRoute({
  getParentRoute: () => root,
  path: '/contacts/tags',
  component: TagsScreen,
});

const suppressions = createRoute({
  getParentRoute: () => root,
  path: '/contacts/suppressions',
  component: SuppressionsScreen,
});

const importContacts = createRoute({
  getParentRoute: () => root,
  path: '/contacts/import',
  component: ImportScreen,
});

const imports = createRoute({
  getParentRoute: () => root,
  path: '/imports',
  component: ImportsScreen,
});

const rejectedRows = createRoute({
  getParentRoute: () => root,
  path: '/imports/$importId/rejected-rows',
  component: function RejectedRowsRoute() {
    const { importId } = rejectedRows.useParams();
    return <RejectedRowsScreen key={importId} importId={Number(importId)} />;
  },
});

const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: SettingsScreen,
});

const backups = createRoute({
  getParentRoute: () => root,
  path: '/settings/backups',
  component: BackupsScreen,
});

/** Every shared component in every state; only in builds for development and tests. */
const components = createRoute({
  getParentRoute: () => root,
  path: '/components',
  component:
    import.meta.env.MODE === 'production'
      ? NowhereScreen
      : lazyRouteComponent(() => import('../showcase/components-screen.tsx'), 'ComponentsScreen'),
});

/** The routes of the window, behind the hash: the page's own address is a file. */
export function createAppRouter() {
  return createRouter({
    routeTree: root.addChildren([
      home,
      campaigns,
      campaign,
      contacts,
      contact,
      lists,
      tags,
      suppressions,
      importContacts,
      imports,
      rejectedRows,
      settings,
      backups,
      components,
    ]),
    history: createHashHistory(),
    defaultPendingMs: 150,
    defaultErrorComponent: ({ error, reset }) => <FailureScreen error={error} onRetry={reset} />,
  });
}

export type AppRouter = ReturnType<typeof createAppRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter;
  }
}
