import { useMemo } from 'react';
import type { AudienceNames } from '../../../../src-shared/campaign/describe-audience.ts';
import { describeFilter } from '../../../contacts/filter/describe-filter.ts';
import { useFilterNames } from '../../../contacts/filter/use-filter-names.ts';

/** The names that an audience is described with, as far as they have been read. */
export function useAudienceNames(): AudienceNames {
  const names = useFilterNames();
  return useMemo(
    () => ({
      listName: names.listName,
      campaignName: names.campaignName,
      filterText: (filter) => describeFilter(filter, names),
    }),
    [names],
  );
}
