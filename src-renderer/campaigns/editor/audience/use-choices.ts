import { useDebouncedValue } from '@mantine/hooks';
import { isPracticeGateway } from '../../../../src-shared/campaign/snapshot.ts';
import { useCampaigns } from '../../../api/campaigns/campaigns.ts';
import { useContactCount } from '../../../api/contacts/contacts.ts';
import { useContactsFound } from '../../../api/contacts/find-contacts.ts';
import { useListCounts, useLists } from '../../../api/contacts/lists.ts';
import { useTags } from '../../../api/contacts/tags.ts';
import { useSettings } from '../../../api/settings.ts';
import { usePhoneText } from '../../../ui/text/phones.ts';
import type { Choices } from './options.ts';

const contactsOffered = 6;
/** The pause in typing after which people are looked for. */
const searchPauseMs = 120;
const none: readonly never[] = [];

/** What can be chosen, with the people found by what is typed; lists by filter are counted while open. */
export function useChoices(typed: string, isOpen: boolean): Choices {
  const lists = useLists().data ?? none;
  const [search] = useDebouncedValue(typed.trim(), searchPauseMs);
  const found = useContactsFound(isOpen ? search : '', contactsOffered);
  const gateway = useSettings().data?.gateway;
  return {
    everybody: useContactCount().data,
    lists,
    listCounts: useListCounts(lists, isOpen),
    tags: useTags().data ?? none,
    campaigns: useCampaigns().data ?? none,
    contacts: typed.trim() === '' ? none : (found.data ?? none),
    isPractice: gateway !== undefined && isPracticeGateway(gateway),
    phoneText: usePhoneText(),
  };
}
