import { useMemo } from 'react';
import { useCampaigns } from '../../api/campaigns/campaigns.ts';
import { useImportChoices } from '../../api/contacts/contacts.ts';
import { useLists } from '../../api/contacts/lists.ts';
import type { FilterNames } from './describe-filter.ts';

/** The names of lists, imports and campaigns, as far as they have been read. */
export function useFilterNames(): FilterNames {
  const lists = useLists().data;
  const imports = useImportChoices().data;
  const campaigns = useCampaigns().data;
  return useMemo(() => {
    const listNames = new Map(lists?.map(({ id, name }) => [id, name]));
    const importNames = new Map(imports?.map(({ id, fileName }) => [id, fileName]));
    const campaignNames = new Map(campaigns?.map(({ id, name }) => [id, name]));
    return {
      listName: (id) => listNames.get(id),
      importName: (id) => importNames.get(id),
      campaignName: (id) => campaignNames.get(id),
    };
  }, [lists, imports, campaigns]);
}
