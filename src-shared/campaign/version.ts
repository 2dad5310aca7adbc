import { z } from 'zod';
import type { CampaignDraft } from './campaign.ts';

/** The versions of a draft that are kept: the newest. */
export const versionsKept = 100;

/** How long typing goes on in the same version, in milliseconds: what is saved within replaces the save before. */
export const versionMs = 60_000;

const draftParts = ['name', 'body', 'audience', 'sender', 'plan', 'picture'] as const;
export type DraftPart = (typeof draftParts)[number];

/** An earlier or the present version of a draft. */
export const draftVersionSchema = z
  .object({
    revision: z.int().positive(),
    /** When it was last typed in, in milliseconds since 1970. */
    savedAt: z.int(),
    /** What is other than in the version before; null for the oldest one that is kept. */
    changed: z.array(z.enum(draftParts)).readonly().nullable(),
    /** How the text begins. */
    beginning: z.string(),
  })
  .readonly();
export type DraftVersion = z.infer<typeof draftVersionSchema>;

/** In what two versions differ. */
export function changedParts(before: CampaignDraft, after: CampaignDraft): readonly DraftPart[] {
  return draftParts.filter((part) => JSON.stringify(before[part]) !== JSON.stringify(after[part]));
}
