import {
  IconAddressBook,
  IconArchive,
  IconBan,
  IconDeviceDesktop,
  IconDeviceFloppy,
  IconFileImport,
  IconFolder,
  IconHistory,
  IconHome,
  IconInbox,
  IconKeyboard,
  IconList,
  IconMessagePlus,
  IconMoon,
  IconPlus,
  IconRefresh,
  IconSend,
  IconSettings,
  IconStethoscope,
  IconSun,
  IconTags,
  IconTemplate,
  IconUsers,
  type Icon,
} from '@tabler/icons-react';
import type { QueryClient } from '@tanstack/react-query';
import type { UseNavigateResult } from '@tanstack/react-router';
import type { ShortcutName } from '../../src-shared/actions/shortcuts.ts';
import type { Settings } from '../../src-shared/settings/settings.ts';
import { keys } from '../api/keys.ts';
import { request } from '../api/request.ts';
import { openNewMessage } from '../inbox/new-message/new-message.tsx';
import { syncNow } from '../inbox/sync-now.ts';
import { openOldSystem } from '../legacy/open-legacy-import.tsx';
import { openRepair } from '../repair/open-repair.tsx';
import { settingsSections } from '../settings/sections.ts';
import { focusSearch } from '../ui/keys/screen-search.ts';
import { doOrTell, notifyDone } from '../ui/notices.tsx';
import { words } from '../words.ts';
import { openPalette } from './palette/palette-state.ts';
import { openShortcuts } from './shortcuts-dialog.tsx';

const { palette } = words;
const { names, also } = palette;

/** What an action works with. */
export interface ActionContext {
  readonly navigate: UseNavigateResult<string>;
  readonly client: QueryClient;
}

/** Something that a person can do or go to from anywhere. */
export interface Action {
  readonly id: string;
  readonly kind: 'action' | 'place';
  readonly name: string;
  readonly icon: Icon;
  readonly shortcut?: ShortcutName;
  /** Other words by which it is found. */
  readonly also?: string;
  readonly run: (context: ActionContext) => unknown;
}

/** All that can be run from the palette; the menu and the keyboard run them by their ids. */
export const actions: readonly Action[] = [
  {
    id: 'new-campaign',
    kind: 'action',
    name: names['new-campaign'],
    icon: IconPlus,
    shortcut: 'new-campaign',
    also: also['new-campaign'],
    run: ({ navigate }) =>
      navigate({ to: '/campaigns/$campaignId', params: { campaignId: 'new' } }),
  },
  {
    id: 'new-message',
    kind: 'action',
    name: names['new-message'],
    icon: IconMessagePlus,
    shortcut: 'new-message',
    also: also['new-message'],
    run: openNewMessage,
  },
  {
    id: 'new-template',
    kind: 'action',
    name: names['new-template'],
    icon: IconTemplate,
    also: also['new-template'],
    run: ({ navigate }) =>
      navigate({ to: '/templates/$templateId', params: { templateId: 'new' } }),
  },
  {
    id: 'sync-replies',
    kind: 'action',
    name: names['sync-replies'],
    icon: IconRefresh,
    also: also['sync-replies'],
    run: syncNow,
  },
  {
    id: 'import',
    kind: 'action',
    name: names.import,
    icon: IconFileImport,
    shortcut: 'import',
    also: also.import,
    run: ({ navigate }) => navigate({ to: '/contacts/import' }),
  },
  {
    id: 'back-up',
    kind: 'action',
    name: names['back-up'],
    icon: IconDeviceFloppy,
    also: also['back-up'],
    run: backUp,
  },
  {
    id: 'repair',
    kind: 'action',
    name: names.repair,
    icon: IconStethoscope,
    also: also.repair,
    run: openRepair,
  },
  {
    id: 'import-old-system',
    kind: 'action',
    name: names['import-old-system'],
    icon: IconHistory,
    also: also['import-old-system'],
    run: openOldSystem,
  },
  {
    id: 'data-folder',
    kind: 'action',
    name: names['data-folder'],
    icon: IconFolder,
    also: also['data-folder'],
    run: () => doOrTell(palette.folderNotOpened, () => request('app.openDataFolder', undefined)),
  },
  appearance('light', IconSun),
  appearance('dark', IconMoon),
  appearance('system', IconDeviceDesktop),
  {
    id: 'keyboard-shortcuts',
    kind: 'action',
    name: names['keyboard-shortcuts'],
    icon: IconKeyboard,
    shortcut: 'keyboard-shortcuts',
    also: also['keyboard-shortcuts'],
    run: openShortcuts,
  },
  {
    id: 'home',
    kind: 'place',
    name: names.home,
    icon: IconHome,
    shortcut: 'home',
    also: also.home,
    run: ({ navigate }) => navigate({ to: '/' }),
  },
  {
    id: 'inbox',
    kind: 'place',
    name: names.inbox,
    icon: IconInbox,
    shortcut: 'inbox',
    also: also.inbox,
    run: ({ navigate }) => navigate({ to: '/inbox' }),
  },
  {
    id: 'campaigns',
    kind: 'place',
    name: names.campaigns,
    icon: IconSend,
    shortcut: 'campaigns',
    run: ({ navigate }) => navigate({ to: '/campaigns' }),
  },
  {
    id: 'templates',
    kind: 'place',
    name: names.templates,
    icon: IconTemplate,
    also: also.templates,
    run: ({ navigate }) => navigate({ to: '/templates' }),
  },
  {
    id: 'contacts',
    kind: 'place',
    name: names.contacts,
    icon: IconUsers,
    shortcut: 'contacts',
    also: also.contacts,
    run: ({ navigate }) => navigate({ to: '/contacts' }),
  },
  {
    id: 'lists',
    kind: 'place',
    name: names.lists,
    icon: IconList,
    run: ({ navigate }) => navigate({ to: '/contacts/lists' }),
  },
  {
    id: 'tags',
    kind: 'place',
    name: names.tags,
    icon: IconTags,
    run: ({ navigate }) => navigate({ to: '/contacts/tags' }),
  },
  {
    id: 'suppressions',
    kind: 'place',
    name: names.suppressions,
    icon: IconBan,
    also: also.suppressions,
    run: ({ navigate }) => navigate({ to: '/contacts/suppressions' }),
  },
  {
    id: 'imports',
    kind: 'place',
    name: names.imports,
    icon: IconAddressBook,
    also: also.imports,
    run: ({ navigate }) => navigate({ to: '/imports' }),
  },
  {
    id: 'backups',
    kind: 'place',
    name: names.backups,
    icon: IconArchive,
    also: also.backups,
    run: ({ navigate }) => navigate({ to: '/settings/backups' }),
  },
  {
    id: 'settings',
    kind: 'place',
    name: names.settings,
    icon: IconSettings,
    shortcut: 'settings',
    also: also.settings,
    run: ({ navigate }) => navigate({ to: '/settings' }),
  },
  ...settingsSections.map(({ id, name, icon }): Action => ({
    id: `settings-${id}`,
    kind: 'place',
    name: palette.settingsOf(name),
    icon,
    run: ({ navigate }) => navigate({ to: '/settings/$section', params: { section: id } }),
  })),
];

/** What the keyboard and the menu run and a list of actions has no use for. */
const moves: Readonly<Record<string, () => unknown>> = {
  palette: openPalette,
  back: () => window.history.back(),
  forward: () => window.history.forward(),
  'focus-search': search,
  'slash-search': search,
};

/** Runs an action by its id; one that nobody knows does nothing. */
export function runAction(id: string, context: ActionContext): void {
  const move = moves[id];
  if (move !== undefined) move();
  else void actions.find((action) => action.id === id)?.run(context);
}

function appearance(value: Settings['appearance'], icon: Icon): Action {
  return {
    id: `appearance-${value}`,
    kind: 'action',
    name: names[`appearance-${value}`],
    icon,
    also: also.appearance,
    run: async ({ client }) => {
      const saved = await doOrTell(palette.appearanceNotChanged, () =>
        request('settings.save', { appearance: value }),
      );
      if (saved) client.setQueryData<Settings>(keys.settings, saved.value);
    },
  };
}

async function backUp(): Promise<void> {
  const made = await doOrTell(palette.backupNotMade, () => request('backups.create', undefined));
  if (made) notifyDone(palette.backupMade);
}

/** Where the screen has no search, the palette is one. */
function search(): void {
  if (!focusSearch()) openPalette();
}
