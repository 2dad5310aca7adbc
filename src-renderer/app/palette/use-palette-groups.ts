import { IconSend, IconTemplate, IconUser, type Icon } from '@tabler/icons-react';
import { useDebouncedValue } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ShortcutName } from '../../../src-shared/actions/shortcuts.ts';
import { useCampaigns } from '../../api/campaigns/campaigns.ts';
import { useContactsById, useContactsFound } from '../../api/contacts/find-contacts.ts';
import { useTemplates } from '../../api/templates.ts';
import { campaignLink } from '../../campaigns/campaign-link.ts';
import { contactName } from '../../contacts/contact-name.ts';
import { templateLink } from '../../templates/template-link.ts';
import { useKeptState } from '../../ui/kept-state.ts';
import { phoneText } from '../../ui/text/phones.ts';
import { words } from '../../words.ts';
import type { Action } from '../actions.ts';
import { isMatch } from './matching.ts';
import { recentItems } from './recent-items.ts';

const { palette } = words;

/** A pause in typing after which contacts are searched, in milliseconds. */
const pauseMs = 100;
/** Contacts, and campaigns, that are shown. */
const most = 5;

export interface PaletteRow {
  readonly id: string;
  readonly name: string;
  /** More about it, such as a number. */
  readonly hint?: string;
  readonly icon: Icon;
  readonly shortcut?: ShortcutName;
  readonly run: () => unknown;
}

interface PaletteGroup {
  readonly name: string;
  readonly rows: readonly PaletteRow[];
}

/** What the palette offers for a search: recent items and all actions, or whatever the search finds. */
export function usePaletteGroups(
  query: string,
  actions: readonly Action[],
): readonly PaletteGroup[] {
  const search = query.trim();
  const navigate = useNavigate();
  const client = useQueryClient();
  const campaigns = useCampaigns().data ?? [];
  const templates = useTemplates().data ?? [];
  const [settled] = useDebouncedValue(search, pauseMs);
  const found = useContactsFound(search === '' ? '' : settled, most).data ?? [];
  const recent = useKeptState(recentItems);
  const recentContacts = useContactsById(
    recent.filter(({ kind }) => kind === 'contact').map(({ id }) => id),
  );

  const rowOfAction = (action: Action): PaletteRow => ({
    id: action.id,
    name: action.name,
    icon: action.icon,
    ...(action.shortcut === undefined ? {} : { shortcut: action.shortcut }),
    run: () => action.run({ navigate, client }),
  });
  const rowOfCampaign = ({ id, name }: { readonly id: number; readonly name: string }) => ({
    id: `campaign-${id}`,
    name,
    icon: IconSend,
    run: () => navigate(campaignLink(id)),
  });
  const rowOfContact = (contact: Parameters<typeof contactName>[0]): PaletteRow => {
    const name = contactName(contact);
    return {
      id: `contact-${contact.id}`,
      name,
      ...(name === contact.phone ? {} : { hint: phoneText(contact.phone) }),
      icon: IconUser,
      run: () =>
        navigate({ to: '/contacts/$contactId', params: { contactId: String(contact.id) } }),
    };
  };
  const ofKind = (kind: Action['kind']) =>
    actions
      .filter((action) => action.kind === kind)
      .filter(({ name, also }) => isMatch(search, `${name} ${also ?? ''}`))
      // The search itself finds every section of the settings.
      .filter(({ id }) => search !== '' || !id.startsWith('settings-'))
      .map(rowOfAction);

  const groups: readonly PaletteGroup[] =
    search === ''
      ? [
          {
            name: palette.recent,
            rows: recent.flatMap(({ kind, id }) => {
              const contact = recentContacts.find((known) => known.id === id);
              const campaign = campaigns.find((known) => known.id === id);
              if (kind === 'contact') return contact === undefined ? [] : [rowOfContact(contact)];
              return campaign === undefined ? [] : [rowOfCampaign(campaign)];
            }),
          },
          { name: palette.actions, rows: ofKind('action') },
          { name: palette.places, rows: ofKind('place') },
        ]
      : [
          { name: palette.actions, rows: ofKind('action') },
          { name: palette.places, rows: ofKind('place') },
          {
            name: palette.campaigns,
            rows: campaigns
              .filter(({ name }) => isMatch(search, name))
              .slice(0, most)
              .map(rowOfCampaign),
          },
          {
            name: words.templates.title,
            rows: templates
              .filter(({ name }) => isMatch(search, name))
              .slice(0, most)
              .map(({ id, name }) => ({
                id: `template-${id}`,
                name,
                icon: IconTemplate,
                run: () => navigate(templateLink(id)),
              })),
          },
          { name: palette.contacts, rows: found.map(rowOfContact) },
        ];
  return groups.filter(({ rows }) => rows.length > 0);
}
