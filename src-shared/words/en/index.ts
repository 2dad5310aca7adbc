import { app } from './app.ts';
import { backups } from './maintenance/backups.ts';
import { campaigns } from './campaigns/campaigns.ts';
import { contacts } from './contacts/contacts.ts';
import { doNotText } from './do-not-text.ts';
import { firstRunDelivery } from './first-run-delivery.ts';
import { firstRun } from './first-run.ts';
import { home } from './home.ts';
import { inbox } from './inbox/inbox.ts';
import { imports } from './imports/imports.ts';
import { legacy } from './maintenance/legacy.ts';
import { lists } from './lists.ts';
import { messageEditor } from './message-editor.ts';
import { palette } from './palette.ts';
import { practice } from './practice.ts';
import { repair } from './maintenance/repair.ts';
import { settings } from './settings.ts';
import { tags } from './tags.ts';
import { templates } from './campaigns/templates.ts';
import { ui } from './ui.ts';

/** English: the first language, and the shape of every other. A topic a file. */
export const en = {
  app,
  backups,
  campaigns,
  contacts,
  doNotText,
  firstRun,
  firstRunDelivery,
  home,
  imports,
  inbox,
  legacy,
  lists,
  messageEditor,
  palette,
  practice,
  repair,
  settings,
  tags,
  templates,
  ui,
} as const;

/** What every language has: the rooms of English, with texts of its own. */
export type Words = Widened<typeof en>;

/** Any text where English has a certain one; the same parameters where English has a function. */
type Widened<T> = T extends string
  ? string
  : T extends (...values: infer V) => string
    ? (...values: V) => string
    : { readonly [name in keyof T]: Widened<T[name]> };
