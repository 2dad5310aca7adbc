import { z } from 'zod';
import {
  credentialsStatusSchema,
  settingsChangesSchema,
  settingsSchema,
} from '../../settings/settings.ts';
import { accountSendersSchema } from '../../settings/account-senders.ts';
import { nothing } from './common.ts';

/** Requests about settings and the Twilio account. */
export const settingsRequests = {
  'settings.get': { input: nothing, output: settingsSchema },
  /** Answers with all settings. */
  'settings.save': { input: settingsChangesSchema, output: settingsSchema },
  'credentials.status': { input: nothing, output: credentialsStatusSchema },
  'credentials.clear': { input: nothing, output: credentialsStatusSchema },
  /** Asks Twilio whether the stored credentials work. */
  'credentials.test': {
    input: nothing,
    output: z.object({ accountName: z.string() }).readonly(),
  },
  /** What campaigns can be sent from, as Twilio tells; none without an account. */
  'credentials.senders': { input: nothing, output: accountSendersSchema },
} as const;
