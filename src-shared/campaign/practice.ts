import { z } from 'zod';

const count = z.int().nonnegative();

/** How much practice there is, or was discarded. */
export const practiceDiscardedSchema = z.object({ campaigns: count, messages: count }).readonly();
export type PracticeDiscarded = z.infer<typeof practiceDiscardedSchema>;
