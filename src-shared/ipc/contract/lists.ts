import { z } from 'zod';
import { contactListSchema, listUseSchema, tagCountSchema } from '../../contact/contact.ts';
import { contactLimits, tagSchema } from '../../contact/field-rules.ts';
import { contactFilterSchema } from '../../contact/filter.ts';
import { cleanLine } from '../../lib/clean-text.ts';
import { id, nothing } from './common.ts';

const listName = z.string().overwrite(cleanLine).min(1).max(contactLimits.listNameLength);

const removal = z.object({ actionId: id }).readonly();

/** Requests about lists and tags. */
export const listRequests = {
  'lists.all': { input: nothing, output: z.array(contactListSchema).readonly() },
  /** How many are on a list now; for lists by filter too. */
  'lists.count': {
    input: z.object({ id }),
    output: z.object({ count: z.int().nonnegative() }).readonly(),
  },
  /** When each was created, and when a campaign last went to it; practice does not count. */
  'lists.uses': { input: nothing, output: z.array(listUseSchema).readonly() },
  'lists.create': {
    input: z.object({ name: listName, filter: contactFilterSchema.nullable() }),
    output: contactListSchema,
  },
  /** A new name, and for a list by filter a new filter. */
  'lists.update': {
    input: z.object({ id, name: listName, filter: contactFilterSchema.nullable() }),
    output: contactListSchema,
  },
  /** The contacts stay; `contacts.undo` brings it back. Refused (`conflict`) where a draft goes to it. */
  'lists.remove': { input: z.object({ id }), output: removal },

  'tags.all': { input: nothing, output: z.array(tagCountSchema).readonly() },
  /** Also joins two: a tag that is renamed to another becomes that one. */
  'tags.rename': { input: z.object({ from: tagSchema, to: tagSchema }), output: nothing },
  /** `contacts.undo` brings it back. */
  'tags.remove': { input: z.object({ name: tagSchema }), output: removal },
} as const;
