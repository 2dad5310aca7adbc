import { useQuery } from '@tanstack/react-query';
import { mergeFieldsOf } from '../../../src-shared/template/template.ts';
import { keys } from '../keys.ts';
import { requestWhileWanted } from '../request.ts';

/** How many contacts are looked at for a value of each field. */
const contactsRead = 100;

/** For each merge field the value of the first contact that has one, such as `Amara` for `first_name`. */
export function useFieldSamples() {
  return useQuery({
    queryKey: keys.fieldSamples,
    queryFn: async ({ signal }) => {
      const query = { filter: {}, sort: 'name', descending: false } as const;
      const page = { ...query, offset: 0, limit: contactsRead };
      const { rows } = await requestWhileWanted('contacts.page', page, signal);
      const samples: Record<string, string> = {};
      for (const contact of rows) {
        for (const [name, value] of Object.entries(mergeFieldsOf(contact))) {
          if (value !== '' && !Object.hasOwn(samples, name)) samples[name] = value;
        }
      }
      return samples;
    },
  });
}
