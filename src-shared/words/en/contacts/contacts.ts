import { actions } from './actions.ts';
import { contact } from './contact.ts';
import { filter } from './filter.ts';
import { table } from './table.ts';

/** Contacts: their table, its filters, what is done to many, and one contact. */
export const contacts = { actions, contact, filter, table } as const;
