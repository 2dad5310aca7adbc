/**
 * What the JavaScript of a thread may take, in MB. Far more than any job needs; without limits of its
 * own a thread is given those of the whole computer, and gathers rubbish accordingly.
 */
export const threadLimits = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 16 } as const;
