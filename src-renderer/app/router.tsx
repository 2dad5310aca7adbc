import type { QueryClient } from '@tanstack/react-query';
import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
  useLocation,
  useParams,
  type AsyncRouteComponent,
} from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { EditorPart } from '../campaigns/editor/editor-part.ts';
import { starterKinds, type StarterKind } from '../../src-shared/template/starters.ts';
import { newestCampaignOver } from '../api/campaigns/campaigns.ts';
import { HomeScreen } from '../home/home-screen.tsx';
import { RestoreOutcome } from '../settings/backups/restore-outcome.tsx';
import { NewMessage } from '../inbox/new-message/new-message.tsx';
import { sectionOf } from '../settings/sections.ts';
import { Closing } from './closing.tsx';
import { FailureScreen } from './failure-screen.tsx';
import { FileDrop } from './file-drop.tsx';
import { MenuEvents } from './menu-events.tsx';
import { PaletteHost } from './palette/palette-host.tsx';
import { ScreensAhead } from './screens-ahead.tsx';
import { ShortcutKeys } from './shortcut-keys.tsx';
import { NowhereScreen, Shell } from './shell.tsx';

/** The screens but the first: a file of their own, so that the first is there sooner. */
const loadLaterScreens = () => import('./later-screens.ts');

const ContactsScreen = lazyRouteComponent(loadLaterScreens, 'ContactsScreen');
const InboxScreen = lazyRouteComponent(loadLaterScreens, 'InboxScreen');
const CampaignsScreen = lazyRouteComponent(loadLaterScreens, 'CampaignsScreen');
const CampaignScreen = lazyRouteComponent(loadLaterScreens, 'CampaignScreen');
const ContactScreen = lazyRouteComponent(loadLaterScreens, 'ContactScreen');
const SettingsScreen = lazyRouteComponent(loadLaterScreens, 'SettingsScreen');
const TemplatesScreen = lazyRouteComponent(loadLaterScreens, 'TemplatesScreen');
const ListsScreen = lazyRouteComponent(loadLaterScreens, 'ListsScreen');
const TagsScreen = lazyRouteComponent(loadLaterScreens, 'TagsScreen');
const DoNotTextScreen = lazyRouteComponent(loadLaterScreens, 'DoNotTextScreen');
const ImportsScreen = lazyRouteComponent(loadLaterScreens, 'ImportsScreen');
const ImportScreen = lazyRouteComponent(loadLaterScreens, 'ImportScreen');
const RejectedRowsScreen = lazyRouteComponent(loadLaterScreens, 'RejectedRowsScreen');
const FirstRunScreen = lazyRouteComponent(loadLaterScreens, 'FirstRunScreen');
const BackupsScreen = lazyRouteComponent(loadLaterScreens, 'BackupsScreen');
const TemplateScreen = lazyRouteComponent(
  () => import('../templates/template-screen.tsx'),
  'TemplateScreen',
);

const root = createRootRoute({
  component: () => (
    <>
      <MenuEvents />
      <Closing />
      <ShortcutKeys />
      <Shell />
      <FileDrop />
      <RestoreOutcome />
      <PaletteHost />
      <NewMessage />
      <ScreensAhead load={drawnAhead} />
    </>
  ),
  notFoundComponent: NowhereScreen,
});

const home = createRoute({ getParentRoute: () => root, path: '/', component: HomeScreen });

const inbox = createRoute({
  getParentRoute: () => root,
  path: '/inbox',
  component: preloading(InboxScreen, function InboxRoute() {
    const { phone } = useParams({ strict: false });
    return <InboxScreen phone={phone ?? null} />;
  }),
});

/** The screen above shows it: the list stays as it is while conversations are opened. */
const conversation = createRoute({ getParentRoute: () => inbox, path: '$phone' });

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
  component: preloading(CampaignScreen, function CampaignRoute() {
    const { campaignId } = campaign.useParams();
    const { list } = campaign.useSearch();
    const audience = useLocation({ select: ({ state }) => state.audience });
    const first = list === undefined ? (audience ?? null) : { listIds: [list] };
    return <CampaignScreen campaignId={campaignId} audience={first} />;
  }),
});

const templates = createRoute({
  getParentRoute: () => root,
  path: '/templates',
  component: TemplatesScreen,
});

const template = createRoute({
  getParentRoute: () => root,
  path: '/templates/$templateId',
  /** `starter`: the text that a new template begins with. */
  validateSearch: ({ starter }): { readonly starter?: StarterKind } => {
    const kind = starterKinds.find((known) => known === starter);
    return kind === undefined ? {} : { starter: kind };
  },
  component: preloading(TemplateScreen, function TemplateRoute() {
    const { templateId } = template.useParams();
    const { starter } = template.useSearch();
    return <TemplateScreen templateId={templateId} starter={starter ?? null} />;
  }),
});

const contacts = createRoute({
  getParentRoute: () => root,
  path: '/contacts',
  component: ContactsScreen,
});

const contact = createRoute({
  getParentRoute: () => root,
  path: '/contacts/$contactId',
  component: preloading(ContactScreen, function ContactRoute() {
    const { contactId } = contact.useParams();
    return <ContactScreen key={contactId} contactId={Number(contactId)} />;
  }),
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
  component: DoNotTextScreen,
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
  component: preloading(RejectedRowsScreen, function RejectedRowsRoute() {
    const { importId } = rejectedRows.useParams();
    return <RejectedRowsScreen key={importId} importId={Number(importId)} />;
  }),
});

const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  beforeLoad: () => {
    throw redirect({ to: '/settings/$section', params: { section: 'delivery' }, replace: true });
  },
});

const settingsSection = createRoute({
  getParentRoute: () => root,
  path: '/settings/$section',
  component: preloading(SettingsScreen, function SettingsRoute() {
    return <SettingsScreen section={sectionOf(settingsSection.useParams().section)} />;
  }),
});

const backups = createRoute({
  getParentRoute: () => root,
  path: '/settings/backups',
  component: BackupsScreen,
});

const firstRun = createRoute({
  getParentRoute: () => root,
  path: '/first-run',
  component: FirstRunScreen,
});

/** A component that shows a later screen, which the router loads before it shows the component. */
function preloading(
  { preload }: AsyncRouteComponent<never>,
  component: () => ReactNode,
): AsyncRouteComponent<unknown> {
  return Object.assign(component, preload === undefined ? {} : { preload });
}

/** The screens that are drawn before they are opened: the tables of campaigns, and a campaign that is over. */
async function drawnAhead(queryClient: QueryClient): Promise<ReactNode> {
  const { CampaignsScreen: Campaigns, CampaignScreen: OneCampaign } = await loadLaterScreens();
  const id = await newestCampaignOver(queryClient);
  return (
    <>
      <Campaigns />
      {id !== null && <OneCampaign campaignId={String(id)} audience={null} />}
    </>
  );
}

/** How long after the other screens the editor is loaded: the first clicks are over by then. */
const editorPauseMs = 3000;

/** Loads the other screens once the window has nothing else to do, so that no click waits for them. */
export function loadScreensWhenIdle(): void {
  whenIdle(async () => {
    await loadLaterScreens();
    window.setTimeout(
      () => whenIdle(() => Promise.all([EditorPart.preload?.(), TemplateScreen.preload?.()])),
      editorPauseMs,
    );
  });
}

function whenIdle(load: () => Promise<unknown> | undefined): void {
  // Where that fails, the screen says so once it is opened.
  requestIdleCallback(() => void load()?.catch(() => undefined));
}

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
      inbox.addChildren([conversation]),
      campaigns,
      campaign,
      templates,
      template,
      contacts,
      contact,
      lists,
      tags,
      suppressions,
      importContacts,
      imports,
      rejectedRows,
      settings,
      settingsSection,
      backups,
      firstRun,
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
