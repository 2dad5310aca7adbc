import type { ContactCampaign, ContactMessage } from '../../../src-shared/contact/contact.ts';
import { formatPhone } from '../../../src-shared/phone/phone-number.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { readSettings } from '../../database/settings.ts';
import type { Clock } from '../../engine/ports.ts';
import { campaignsOfContact } from './campaigns-of-contact.ts';
import { explainCampaign } from './explanation.ts';
import { contactMessages } from './messages-of-contact.ts';

interface PageOfContact {
  /** The contact's id. */
  readonly id: number;
  readonly offset: number;
  readonly limit: number;
}

interface Page<T> {
  readonly total: number;
  readonly rows: readonly T[];
}

/** What campaigns had to do with one contact. Refused (`not-found`) where the contact is gone. */
export interface History {
  /** Texts to and from the contact, the newest first. */
  messages(page: PageOfContact): Page<ContactMessage>;
  /** Every campaign that was started, the newest first: whether it texted the contact, and why. */
  campaigns(page: PageOfContact): Page<ContactCampaign>;
}

export function createHistory({
  db,
  clock,
}: {
  readonly db: OvoDatabase;
  readonly clock: Clock;
}): History {
  const times = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
  return {
    messages: (page) => contactMessages(db, page),
    campaigns(page) {
      const { contact, total, rows } = campaignsOfContact(db, { ...page, now: clock.now() });
      const { defaultCountry } = readSettings(db);
      const style = {
        time: (at: number) => times.format(at),
        phone: (phone: string) => formatPhone(phone, defaultCountry),
      };
      return { total, rows: rows.map((facts) => explainCampaign(contact, facts, style)) };
    },
  };
}
