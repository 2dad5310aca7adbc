import { z } from 'zod';

/** What the old system said of a campaign, however impossible. */
export const originalFiguresSchema = z
  .object({
    /** In the old system's own word. */
    status: z.string(),
    contactCount: z.number(),
    sentCount: z.number(),
    failedCount: z.number(),
    /** Percent; 292 has been seen. */
    progress: z.number(),
  })
  .readonly();
export type OriginalFigures = z.infer<typeof originalFiguresSchema>;

/** Whether such figures go beyond what there is: more settled than contacts, or above 100 %. */
export function isOverHundred(figures: OriginalFigures): boolean {
  return figures.progress > 100 || figures.sentCount + figures.failedCount > figures.contactCount;
}
