import { app } from './app.ts';
import { palette } from './palette.ts';
import { settings } from './settings.ts';
import { ui } from './ui.ts';

/** English: the first language, and the shape of every other. A topic a file. */
export const en = { app, palette, settings, ui } as const;

/** What every language has: the rooms of English, with texts of its own. */
export type Words = Widened<typeof en>;

/** Any text where English has a certain one; the same parameters where English has a function. */
type Widened<T> = T extends string
  ? string
  : T extends (...values: infer V) => string
    ? (...values: V) => string
    : { readonly [name in keyof T]: Widened<T[name]> };
