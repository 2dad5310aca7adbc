import type { z } from 'zod';
import { appEvents, appRequests } from './contract/app.ts';
import { backupEvents, backupRequests } from './contract/backups.ts';
import { campaignEvents, campaignRequests } from './contract/campaigns.ts';
import { contactEvents, contactRequests } from './contract/contacts.ts';
import { importEvents, importRequests } from './contract/imports.ts';
import { inboxEvents, inboxRequests } from './contract/inbox.ts';
import { listRequests } from './contract/lists.ts';
import { maintenanceEvents, maintenanceRequests } from './contract/maintenance.ts';
import { pictureRequests } from './contract/pictures.ts';
import { rejectedRowRequests } from './contract/rejected-rows.ts';
import { rehearsalEvents, rehearsalRequests } from './contract/rehearsals.ts';
import { reviewEvents, reviewRequests } from './contract/reviews.ts';
import { settingsRequests } from './contract/settings.ts';
import { setupRequests } from './contract/setup.ts';
import { suppressionRequests } from './contract/suppressions.ts';
import { templateRequests } from './contract/templates.ts';

/**
 * Every request that a window can make: what goes in and what comes back. The main process parses
 * both. This and `events` are the only list of what crosses between the two.
 */
export const requests = {
  ...appRequests,
  ...contactRequests,
  ...listRequests,
  ...suppressionRequests,
  ...importRequests,
  ...rejectedRowRequests,
  ...campaignRequests,
  ...pictureRequests,
  ...reviewRequests,
  ...templateRequests,
  ...inboxRequests,
  ...rehearsalRequests,
  ...settingsRequests,
  ...setupRequests,
  ...backupRequests,
  ...maintenanceRequests,
} as const;

/** Every event that the main process sends to its windows. */
export const events = {
  ...appEvents,
  ...contactEvents,
  ...importEvents,
  ...campaignEvents,
  ...inboxEvents,
  ...reviewEvents,
  ...rehearsalEvents,
  ...backupEvents,
  ...maintenanceEvents,
} as const;

export type RequestName = keyof typeof requests;
export type RequestInput<N extends RequestName> = z.input<(typeof requests)[N]['input']>;
/** A request's input once it is parsed, defaults filled in. */
export type ParsedInput<N extends RequestName> = z.output<(typeof requests)[N]['input']>;
export type RequestOutput<N extends RequestName> = z.output<(typeof requests)[N]['output']>;

export type EventName = keyof typeof events;
export type EventPayload<N extends EventName> = z.output<(typeof events)[N]>;
