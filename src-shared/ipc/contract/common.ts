import { z } from 'zod';

export const id = z.int().positive();

/** Which rows of a list: some hundreds at most. */
export const page = { offset: z.int().nonnegative(), limit: z.int().min(1).max(500) };

export const nothing = z.undefined();

/** A file that a person chose in a dialog; the window never sees or names a path. */
export const fileToken = z.uuid();
