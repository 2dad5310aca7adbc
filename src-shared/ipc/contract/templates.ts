import { z } from 'zod';
import { savedTemplateSchema, templateTextSchema } from '../../template/saved-template.ts';
import { id, nothing } from './common.ts';

/** Requests about templates. */
export const templateRequests = {
  /** All of them; those last used, or made, come first. */
  'templates.list': { input: nothing, output: z.array(savedTemplateSchema).readonly() },
  'templates.get': { input: z.object({ id }), output: savedTemplateSchema },
  /** Refused (`invalid`) where another one has the name. */
  'templates.create': { input: templateTextSchema, output: savedTemplateSchema },
  /** Refused (`conflict`) when the template was changed elsewhere since `updatedAt`. */
  'templates.save': {
    input: z.object({ id, updatedAt: z.int(), template: templateTextSchema }),
    output: savedTemplateSchema,
  },
  /** Deletes a template; it can be restored for 30 days. */
  'templates.remove': { input: z.object({ id }), output: nothing },
  /** Under another name where a template made since has this one. */
  'templates.undoRemove': { input: z.object({ id }), output: savedTemplateSchema },
  /** Notes that a draft was written with it. */
  'templates.use': { input: z.object({ id }), output: savedTemplateSchema },
} as const;
