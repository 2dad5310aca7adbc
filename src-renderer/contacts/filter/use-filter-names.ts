import { useMemo } from 'react';
import { useImportChoices } from '../../api/contacts/contacts.ts';
import { useLists } from '../../api/contacts/lists.ts';
import type { FilterNames } from './describe-filter.ts';

/** The names of lists and imports, as far as they have been read. */
export function useFilterNames(): FilterNames {
  const lists = useLists().data;
  const imports = useImportChoices().data;
  return useMemo(() => {
    const listNames = new Map(lists?.map(({ id, name }) => [id, name]));
    const importNames = new Map(imports?.map(({ id, fileName }) => [id, fileName]));
    return { listName: (id) => listNames.get(id), importName: (id) => importNames.get(id) };
  }, [lists, imports]);
}
