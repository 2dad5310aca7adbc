import { countingIn } from '../plural.ts';

/** Counts in English: `counting.count(2, { one: 'contact', other: 'contacts' })`. */
export const counting = countingIn('en');
