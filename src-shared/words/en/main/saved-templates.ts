import { counting } from '../counting.ts';

/** Why something was not done with a template. */
export const savedTemplates = {
  gone: 'This template no longer exists. Nothing was changed.',
  nameTaken: (name: string) => `There is already a template named “${name}”. Choose another name.`,
  savedElsewhere: (name: string) =>
    `Couldn’t save “${name}”: the template was changed elsewhere in the meantime. Your text is kept.`,
  tooMany: (most: number) =>
    `You have ${counting.number(most)} templates, which is the most. Delete one you no longer need.`,
  notDeleted: (id: number) =>
    `There is no deleted template ${id}. Deleted templates are kept for 30 days.`,
} as const;
