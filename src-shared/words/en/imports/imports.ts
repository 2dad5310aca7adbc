import { history } from './history.ts';
import { mapping } from './mapping.ts';
import { options } from './options.ts';
import { rows } from './rows.ts';
import { run } from './run.ts';

/** Importing files of contacts: a room a screen. */
export const imports = { history, mapping, options, rows, run } as const;
